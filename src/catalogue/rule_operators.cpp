#include "catalogue/rule_operators.h"

#include <array>
#include <charconv>

namespace motcua::catalogue {
namespace {

constexpr std::array kForms = {
    OperatorForm{"and", Operator::kAnd, 0, kAnyNumber},
    OperatorForm{"or", Operator::kOr, 0, kAnyNumber},
    OperatorForm{"!", Operator::kNot, 1, 1},
    OperatorForm{"==", Operator::kEqual, 2, 2},
    OperatorForm{"!=", Operator::kNotEqual, 2, 2},
    OperatorForm{"===", Operator::kSame, 2, 2},
    OperatorForm{"!==", Operator::kNotSame, 2, 2},
    OperatorForm{"<", Operator::kLess, 2, 3},
    OperatorForm{"<=", Operator::kLessOrEqual, 2, 3},
    OperatorForm{">", Operator::kGreater, 2, 2},
    OperatorForm{">=", Operator::kGreaterOrEqual, 2, 2},
    OperatorForm{"+", Operator::kAdd, 1, kAnyNumber},
    OperatorForm{"-", Operator::kSubtract, 1, 2},
    OperatorForm{"*", Operator::kMultiply, 1, kAnyNumber},
    OperatorForm{"/", Operator::kDivide, 2, 2},
    OperatorForm{"in", Operator::kIn, 2, 2},
    OperatorForm{"cat", Operator::kCat, 0, kAnyNumber},
    OperatorForm{"if", Operator::kIf, 0, kAnyNumber},
    OperatorForm{"var", Operator::kVar, 0, 2},
    OperatorForm{"missing", Operator::kMissing, 0, kAnyNumber},
    OperatorForm{"missing_some", Operator::kMissingSome, 2, 2},
    OperatorForm{"some", Operator::kSome, 2, 2},
    OperatorForm{"all", Operator::kAll, 2, 2},
    OperatorForm{"merge", Operator::kMerge, 0, kAnyNumber},
    OperatorForm{"age_years", Operator::kAgeYears, 2, 2},
    OperatorForm{"days_between", Operator::kDaysBetween, 2, 2},
};

std::string_view without_spaces(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\n\r");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\n\r") - from + 1);
}

std::optional<std::int64_t> number_of_text(std::string_view text) {
  text = without_spaces(text);
  if (text.empty()) return 0;
  if (text.front() == '+') {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  std::int64_t value = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || at != end) return std::nullopt;
  if (value > json::kIntegerMax || value < -json::kIntegerMax) return std::nullopt;
  return value;
}

bool is_object_like(const json::Value& value) {
  return value.as_array() != nullptr || value.as_object() != nullptr;
}

}  // namespace

const OperatorForm* operator_form(std::string_view name) {
  for (const OperatorForm& form : kForms)
    if (form.name == name) return &form;
  return nullptr;
}

std::size_t operand_count(const json::Value& operands) {
  const json::Array* array = operands.as_array();
  return array == nullptr ? 1 : array->size();
}

const json::Value& operand(const json::Value& operands, std::size_t place) {
  const json::Array* array = operands.as_array();
  return array == nullptr ? operands : (*array)[place];
}

std::optional<std::int64_t> to_number(const json::Value& value) {
  if (value.is_null()) return 0;
  if (const bool* b = value.as_bool()) return *b ? 1 : 0;
  if (const std::int64_t* i = value.as_integer()) return *i;
  if (const std::string* s = value.as_string()) return number_of_text(*s);
  if (value.as_array() != nullptr) return number_of_text(to_text(value));
  return std::nullopt;
}

std::string to_text(const json::Value& value) {
  if (const bool* b = value.as_bool()) return *b ? "true" : "false";
  if (const std::int64_t* i = value.as_integer()) return std::to_string(*i);
  if (const std::string* s = value.as_string()) return *s;
  if (value.as_object() != nullptr) return "[object Object]";
  std::string out;
  if (const json::Array* array = value.as_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out += ',';
      out += to_text((*array)[i]);
    }
  }
  return out;
}

bool loosely_equal(const json::Value& a, const json::Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  const bool same_kind = (a.as_string() != nullptr && b.as_string() != nullptr) ||
                         (is_object_like(a) && is_object_like(b));
  if (same_kind) return a == b;
  // An array beside a text is compared as its text, everything else as numbers.
  if (is_object_like(a) && b.as_string() != nullptr) return to_text(a) == *b.as_string();
  if (is_object_like(b) && a.as_string() != nullptr) return to_text(b) == *a.as_string();
  const auto left = to_number(a);
  const auto right = to_number(b);
  return left && right && *left == *right;
}

std::optional<int> compare(const json::Value& a, const json::Value& b) {
  if (a.as_string() != nullptr && b.as_string() != nullptr) {
    const int order = a.as_string()->compare(*b.as_string());
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
  }
  const auto left = to_number(a);
  const auto right = to_number(b);
  if (!left || !right) return std::nullopt;
  return *left < *right ? -1 : (*left > *right ? 1 : 0);
}

}  // namespace motcua::catalogue
