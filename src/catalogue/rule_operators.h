// The closed list of operators and how JsonLogic coerces values. Used by rules.cpp and
// rule_check.cpp only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace motcua::catalogue {

enum class Operator {
  kAnd,
  kOr,
  kNot,
  kEqual,
  kNotEqual,
  kSame,
  kNotSame,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kIn,
  kCat,
  kIf,
  kVar,
  kMissing,
  kMissingSome,
  kSome,
  kAll,
  kMerge,
  kAgeYears,
  kDaysBetween,
};

struct OperatorForm {
  std::string_view name;
  Operator op;
  std::size_t operands_min;
  std::size_t operands_max;
};

inline constexpr std::size_t kAnyNumber = 1000;

/// Null for a name outside the list.
[[nodiscard]] const OperatorForm* operator_form(std::string_view name);

/// The operands of {"op": x}: the items of an array, or x alone.
[[nodiscard]] std::size_t operand_count(const json::Value& operands);
[[nodiscard]] const json::Value& operand(const json::Value& operands, std::size_t place);

/// JavaScript's Number() for what an integer can hold; nullopt is NaN.
[[nodiscard]] std::optional<std::int64_t> to_number(const json::Value& value);
/// As JavaScript joins arrays and texts: null is "", true is "true".
[[nodiscard]] std::string to_text(const json::Value& value);
[[nodiscard]] bool loosely_equal(const json::Value& a, const json::Value& b);
/// nullopt where JavaScript would compare with NaN.
[[nodiscard]] std::optional<int> compare(const json::Value& a, const json::Value& b);

}  // namespace motcua::catalogue
