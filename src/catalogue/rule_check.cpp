// What can be said of a rule without facts: its form, and the facts it reads.
#include <set>

#include "catalogue/rule_operators.h"
#include "catalogue/rules.h"

namespace motcua::catalogue {
namespace {

using json::Value;

void check(const Value& rule, const std::string& place, int depth, std::vector<RuleError>& out) {
  if (depth > RuleLimits{}.depth_max) {
    out.push_back({RuleFault::kTooDeep, place, {}});
    return;
  }
  const auto inner = [&](std::size_t i) {
    return (place.empty() ? "" : place + ".") + std::to_string(i);
  };
  if (const json::Array* array = rule.as_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) check((*array)[i], inner(i), depth + 1, out);
    return;
  }
  const json::Object* object = rule.as_object();
  if (object == nullptr) return;
  if (object->size() != 1) {
    out.push_back({RuleFault::kWrongArguments, place, "one operator an object"});
    return;
  }
  const json::Member& call = object->front();
  const std::string here = (place.empty() ? "" : place + ".") + call.name.substr(0, 60);
  const OperatorForm* form = operator_form(call.name);
  if (form == nullptr) {
    out.push_back({RuleFault::kUnknownOperator, place, call.name.substr(0, 60)});
    return;
  }
  const std::size_t count = operand_count(call.value);
  if (count < form->operands_min || count > form->operands_max)
    out.push_back({RuleFault::kWrongArguments, here, std::to_string(count)});
  for (std::size_t i = 0; i < count; ++i)
    check(operand(call.value, i), here + "." + std::to_string(i), depth + 1, out);
}

void add_name(const std::string& path, std::set<std::string>& names) {
  if (!path.empty()) names.insert(path.substr(0, path.find('.')));
}

void collect_texts(const Value& value, std::set<std::string>& names) {
  if (const std::string* text = value.as_string()) add_name(*text, names);
  if (const json::Array* array = value.as_array())
    for (const Value& item : *array) collect_texts(item, names);
}

void collect(const Value& rule, std::set<std::string>& names) {
  if (const json::Array* array = rule.as_array())
    for (const Value& item : *array) collect(item, names);
  const json::Object* object = rule.as_object();
  if (object == nullptr || object->size() != 1) return;
  const std::string& name = object->front().name;
  const Value& operands = object->front().value;
  const std::size_t count = operand_count(operands);
  if (name == "var") {
    if (count > 0 && operand(operands, 0).as_string() != nullptr)
      add_name(*operand(operands, 0).as_string(), names);
  } else if (name == "missing") {
    collect_texts(operands, names);
  } else if (name == "missing_some" && count == 2) {
    collect_texts(operand(operands, 1), names);
  }
  const bool over_items = name == "some" || name == "all";
  for (std::size_t i = 0; i < (over_items && count > 0 ? 1 : count); ++i)
    collect(operand(operands, i), names);
}

}  // namespace

bool is_operator(std::string_view name) { return operator_form(name) != nullptr; }

std::vector<RuleError> check_rule(const Value& rule) {
  std::vector<RuleError> out;
  check(rule, "", 1, out);
  return out;
}

std::vector<std::string> facts_read(const Value& rule) {
  std::set<std::string> names;
  collect(rule, names);
  return {names.begin(), names.end()};
}

}  // namespace motcua::catalogue
