#include "catalogue/rules.h"

#include <charconv>
#include <optional>
#include <utility>

#include "base/time.h"
#include "catalogue/rule_operators.h"

namespace motcua::catalogue {
namespace {

using json::Array;
using json::Value;
using Outcome = Result<Value, RuleError>;

/// Walks "a.b.0" from `facts`; null when a part is not there.
const Value* look_up(const Value& facts, std::string_view path) {
  const Value* at = &facts;
  while (!path.empty()) {
    const auto dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    if (const Array* array = at->as_array()) {
      std::size_t place = 0;
      const auto end = part.data() + part.size();
      const auto [stop, error] = std::from_chars(part.data(), end, place);
      if (error != std::errc() || stop != end || place >= array->size()) return nullptr;
      at = &(*array)[place];
    } else {
      at = at->find(part);
      if (at == nullptr) return nullptr;
    }
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return at;
}

int age_in_years(Date born, Date on) {
  const bool before_birthday =
      on.month() < born.month() || (on.month() == born.month() && on.day() < born.day());
  return on.year() - born.year() - (before_birthday ? 1 : 0);
}

class Evaluator {
 public:
  explicit Evaluator(RuleLimits limits) : limits_(limits) {}

  Outcome run(const Value& rule, const Value& facts) {
    if (++steps_ > limits_.steps_max) return fault(RuleFault::kTooManySteps);
    const Deeper level(*this);
    if (depth_ > limits_.depth_max) return fault(RuleFault::kTooDeep);
    if (const Array* array = rule.as_array()) return run_items(*array, facts);
    const json::Object* object = rule.as_object();
    if (object == nullptr) return rule;
    if (object->size() != 1) return fault(RuleFault::kWrongArguments, "one operator an object");
    const json::Member& call = object->front();
    const OperatorForm* form = operator_form(call.name);
    if (form == nullptr) return fault(RuleFault::kUnknownOperator, call.name.substr(0, 60));
    const Inside inside(*this, call.name);
    const std::size_t count = operand_count(call.value);
    if (count < form->operands_min || count > form->operands_max)
      return fault(RuleFault::kWrongArguments, std::to_string(count));
    return apply(form->op, call.value, facts);
  }

 private:
  struct Deeper {
    explicit Deeper(Evaluator& owner) : owner_(owner) { ++owner_.depth_; }
    ~Deeper() { --owner_.depth_; }
    Evaluator& owner_;
  };
  struct Inside {
    Inside(Evaluator& owner, std::string part) : owner_(owner) {
      owner_.path_.push_back(std::move(part));
    }
    ~Inside() { owner_.path_.pop_back(); }
    Evaluator& owner_;
  };

  [[nodiscard]] tl::unexpected<RuleError> fault(RuleFault kind, std::string detail = {}) const {
    std::string place;
    for (const std::string& part : path_) place += (place.empty() ? "" : ".") + part;
    return tl::unexpected<RuleError>(RuleError{kind, std::move(place), std::move(detail)});
  }

  Outcome run_items(const Array& items, const Value& facts) {
    Array out;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Inside inside(*this, std::to_string(i));
      Outcome value = run(items[i], facts);
      if (!value) return value;
      out.push_back(*std::move(value));
    }
    return Value(std::move(out));
  }

  Outcome run_operand(const Value& operands, std::size_t place, const Value& facts) {
    const Inside inside(*this, std::to_string(place));
    return run(operand(operands, place), facts);
  }

  Outcome apply(Operator op, const Value& operands, const Value& facts) {
    switch (op) {
      case Operator::kAnd: return and_or(operands, facts, false);
      case Operator::kOr: return and_or(operands, facts, true);
      case Operator::kIf: return if_then(operands, facts);
      case Operator::kSome: return some_all(operands, facts, true);
      case Operator::kAll: return some_all(operands, facts, false);
      case Operator::kNot:
      case Operator::kEqual:
      case Operator::kNotEqual:
      case Operator::kSame:
      case Operator::kNotSame:
      case Operator::kLess:
      case Operator::kLessOrEqual:
      case Operator::kGreater:
      case Operator::kGreaterOrEqual:
      case Operator::kAdd:
      case Operator::kSubtract:
      case Operator::kMultiply:
      case Operator::kDivide:
      case Operator::kIn:
      case Operator::kCat:
      case Operator::kVar:
      case Operator::kMissing:
      case Operator::kMissingSome:
      case Operator::kMerge:
      case Operator::kAgeYears:
      case Operator::kDaysBetween: break;
    }
    Array values;
    for (std::size_t i = 0; i < operand_count(operands); ++i) {
      Outcome value = run_operand(operands, i, facts);
      if (!value) return value;
      values.push_back(*std::move(value));
    }
    return apply_to(op, values, facts);
  }

  Outcome apply_to(Operator op, const Array& v, const Value& facts) {
    switch (op) {
      case Operator::kNot: return Value(!is_truthy(v[0]));
      case Operator::kEqual: return Value(loosely_equal(v[0], v[1]));
      case Operator::kNotEqual: return Value(!loosely_equal(v[0], v[1]));
      case Operator::kSame: return Value(v[0] == v[1]);
      case Operator::kNotSame: return Value(!(v[0] == v[1]));
      case Operator::kLess: return ordered(v, true);
      case Operator::kLessOrEqual: return ordered(v, false);
      case Operator::kGreater: return ordered({v[1], v[0]}, true);
      case Operator::kGreaterOrEqual: return ordered({v[1], v[0]}, false);
      case Operator::kAdd:
      case Operator::kSubtract:
      case Operator::kMultiply:
      case Operator::kDivide: return arithmetic(op, v);
      case Operator::kIn: return contains(v[0], v[1]);
      case Operator::kCat: return joined(v);
      case Operator::kVar: return variable(v, facts);
      case Operator::kMissing: return missing(v, facts);
      case Operator::kMissingSome: return missing_some(v, facts);
      case Operator::kMerge: return merged(v);
      case Operator::kAgeYears:
      case Operator::kDaysBetween: return dates(op, v);
      case Operator::kAnd:
      case Operator::kOr:
      case Operator::kIf:
      case Operator::kSome:
      case Operator::kAll: break;
    }
    return fault(RuleFault::kUnknownOperator);
  }

  Outcome and_or(const Value& operands, const Value& facts, bool stop_at) {
    Outcome last = Value();
    for (std::size_t i = 0; i < operand_count(operands); ++i) {
      last = run_operand(operands, i, facts);
      if (!last || is_truthy(*last) == stop_at) break;
    }
    return last;
  }

  Outcome if_then(const Value& operands, const Value& facts) {
    const std::size_t count = operand_count(operands);
    std::size_t i = 0;
    for (; i + 1 < count; i += 2) {
      const Value condition = TRY(run_operand(operands, i, facts));
      if (is_truthy(condition)) return run_operand(operands, i + 1, facts);
    }
    if (i < count) return run_operand(operands, i, facts);
    return Value();
  }

  Outcome some_all(const Value& operands, const Value& facts, bool some) {
    const Value items = TRY(run_operand(operands, 0, facts));
    const Array* array = items.as_array();
    if (array == nullptr || array->empty()) return Value(false);
    for (const Value& item : *array) {
      const Value met = TRY(run_operand(operands, 1, item));
      if (is_truthy(met) == some) return Value(some);
    }
    return Value(!some);
  }

  Outcome ordered(const Array& v, bool strictly) {
    for (std::size_t i = 0; i + 1 < v.size(); ++i) {
      const auto order = compare(v[i], v[i + 1]);
      if (!order || *order > 0 || (strictly && *order == 0)) return Value(false);
    }
    return Value(true);
  }

  Outcome arithmetic(Operator op, const Array& v) {
    std::optional<std::int64_t> sum = to_number(v[0]);
    if (op == Operator::kSubtract && v.size() == 1 && sum) sum = -*sum;
    for (std::size_t i = 1; i < v.size() && sum; ++i) {
      const auto next = to_number(v[i]);
      if (!next || (op == Operator::kDivide && *next == 0)) return Value();
      std::int64_t result = 0;
      bool over = false;
      if (op == Operator::kAdd) over = __builtin_add_overflow(*sum, *next, &result);
      if (op == Operator::kSubtract) over = __builtin_sub_overflow(*sum, *next, &result);
      if (op == Operator::kMultiply) over = __builtin_mul_overflow(*sum, *next, &result);
      if (op == Operator::kDivide) result = *sum / *next;
      if (over || result > json::kIntegerMax || result < -json::kIntegerMax)
        return fault(RuleFault::kOverflow);
      sum = result;
    }
    if (!sum) return Value();
    return Value(*sum);
  }

  Outcome contains(const Value& needle, const Value& hay) {
    if (const std::string* text = hay.as_string())
      return Value(text->find(to_text(needle)) != std::string::npos);
    if (const Array* array = hay.as_array()) {
      for (const Value& item : *array)
        if (item == needle) return Value(true);
    }
    return Value(false);
  }

  Outcome joined(const Array& v) {
    std::string out;
    for (const Value& item : v) {
      out += to_text(item);
      if (out.size() > limits_.length_max) return fault(RuleFault::kTooLong);
    }
    return Value(std::move(out));
  }

  Outcome variable(const Array& v, const Value& facts) {
    if (v.empty() || v[0].is_null()) return facts;
    if (v[0].as_string() == nullptr && v[0].as_integer() == nullptr)
      return fault(RuleFault::kWrongArguments, "the name of a fact");
    const Value* found = look_up(facts, to_text(v[0]));
    if (found != nullptr && !found->is_null()) return *found;
    return v.size() > 1 ? v[1] : Value();
  }

  /// A fact that is not there, null, or an empty text.
  static bool is_missing(const Value& facts, const Value& name) {
    const Value* found = look_up(facts, to_text(name));
    if (found == nullptr || found->is_null()) return true;
    return found->as_string() != nullptr && found->as_string()->empty();
  }

  Outcome missing(const Array& v, const Value& facts) {
    const Array* names = v.empty() ? nullptr : v[0].as_array();
    Array out;
    for (const Value& name : names == nullptr ? v : *names)
      if (is_missing(facts, name)) out.push_back(name);
    return Value(std::move(out));
  }

  Outcome missing_some(const Array& v, const Value& facts) {
    const std::int64_t* need = v[0].as_integer();
    const Array* names = v[1].as_array();
    if (need == nullptr || names == nullptr) return fault(RuleFault::kWrongArguments);
    Array out;
    for (const Value& name : *names)
      if (is_missing(facts, name)) out.push_back(name);
    const auto present = static_cast<std::int64_t>(names->size() - out.size());
    if (present >= *need) out.clear();
    return Value(std::move(out));
  }

  Outcome merged(const Array& v) {
    Array out;
    for (const Value& item : v) {
      if (const Array* array = item.as_array()) {
        out.insert(out.end(), array->begin(), array->end());
      } else {
        out.push_back(item);
      }
      if (out.size() > limits_.length_max) return fault(RuleFault::kTooLong);
    }
    return Value(std::move(out));
  }

  Outcome dates(Operator op, const Array& v) {
    if (v[0].is_null() || v[1].is_null()) return Value();
    Date day[2];
    for (std::size_t i = 0; i < 2; ++i) {
      const std::string* text = v[i].as_string();
      const auto parsed = text == nullptr ? std::nullopt : Date::parse(*text);
      if (!parsed) return fault(RuleFault::kNotADate, to_text(v[i]).substr(0, 60));
      day[i] = *parsed;
    }
    if (op == Operator::kAgeYears) return Value(age_in_years(day[0], day[1]));
    return Value(static_cast<std::int64_t>(day[1].days) - day[0].days);
  }

  RuleLimits limits_;
  int steps_ = 0;
  int depth_ = 0;
  std::vector<std::string> path_;
};

}  // namespace

Result<Value, RuleError> evaluate(const Value& rule, const Value& facts, RuleLimits limits) {
  return Evaluator(limits).run(rule, facts);
}

Result<bool, RuleError> holds(const Value& condition, const Value& facts) {
  if (condition.is_null()) return true;
  const Value value = TRY(evaluate(condition, facts));
  return is_truthy(value);
}

bool is_truthy(const Value& value) {
  if (value.is_null()) return false;
  if (const bool* b = value.as_bool()) return *b;
  if (const std::int64_t* i = value.as_integer()) return *i != 0;
  if (const std::string* s = value.as_string()) return !s->empty();
  if (const Array* a = value.as_array()) return !a->empty();
  return true;
}

}  // namespace motcua::catalogue
