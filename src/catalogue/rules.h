// JsonLogic with a closed list of operators, over the facts of a dossier. Integers, texts, truth
// values and arrays only; bounded, pure, never fails on odd data (JsonLogic's coercions), but an
// unknown operator or a text that is no date is a fault, not a guess.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace motcua::catalogue {

enum class RuleFault {
  kUnknownOperator,
  kWrongArguments,  // an operator's operands have an impossible shape
  kNotADate,        // age_years, days_between
  kTooManySteps,
  kTooDeep,
  kTooLong,  // a text or an array outgrew its bound
  kOverflow,
};

struct RuleError {
  RuleFault fault = RuleFault::kUnknownOperator;
  std::string place;  // "and.1.==", operators and operand places from the outside in
  std::string detail;
  bool operator==(const RuleError&) const = default;
};

struct RuleLimits {
  int steps_max = 2000;
  int depth_max = 32;
  std::size_t length_max = 4096;  // bytes of a text, items of an array
};

[[nodiscard]] Result<json::Value, RuleError> evaluate(const json::Value& rule,
                                                      const json::Value& facts,
                                                      RuleLimits limits = {});

/// A condition: null is true; otherwise JsonLogic's truth of the value.
[[nodiscard]] Result<bool, RuleError> holds(const json::Value& condition, const json::Value& facts);
[[nodiscard]] bool is_truthy(const json::Value& value);

[[nodiscard]] bool is_operator(std::string_view name);
/// Every fault of form, without facts: unknown operators, too deep. For the lint.
[[nodiscard]] std::vector<RuleError> check_rule(const json::Value& rule);
/// First parts of the names of all facts that a rule reads by literal `var`, `missing`,
/// `missing_some`; sorted, each once. Inside some/all only the array operand counts.
[[nodiscard]] std::vector<std::string> facts_read(const json::Value& rule);

}  // namespace motcua::catalogue
