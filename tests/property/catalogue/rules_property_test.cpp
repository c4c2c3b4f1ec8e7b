// The evaluator on whatever may come: it answers or names a fault, and what it says of a rule
// without data it keeps with data.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "catalogue/rules.h"
#include "made_rules.h"

namespace motcua::catalogue {
namespace {

RC_GTEST_PROP(RulesProperty, ARuleOfGoodFormNeverMeetsAnUnknownOperator, ()) {
  testing::MadeRules made(*rc::gen::arbitrary<std::uint64_t>());
  const json::Value rule = made.rule();
  const json::Value data = made.data();
  const auto form = check_rule(rule);
  const auto outcome = evaluate(rule, data);
  if (!outcome && outcome.error().fault == RuleFault::kUnknownOperator) RC_ASSERT(!form.empty());
  if (form.empty() && !outcome) RC_ASSERT(outcome.error().fault != RuleFault::kUnknownOperator);
}

RC_GTEST_PROP(RulesProperty, TheSameRuleOnTheSameDataComesOutTheSame, ()) {
  testing::MadeRules made(*rc::gen::arbitrary<std::uint64_t>());
  const json::Value rule = made.rule();
  const json::Value data = made.data();
  const auto once = evaluate(rule, data);
  const auto again = evaluate(rule, data);
  RC_ASSERT(once.has_value() == again.has_value());
  if (once) RC_ASSERT(*once == *again);
}

RC_GTEST_PROP(RulesProperty, FactsARuleDoesNotReadDoNotMatter, ()) {
  testing::MadeRules made(*rc::gen::arbitrary<std::uint64_t>());
  const json::Value rule = made.rule();
  const json::Value data = made.data();
  const std::string text = json::write(rule);
  // Whoever takes all facts at once, or names them by a reckoned name, reads more than is named.
  RC_PRE(text.find("\"var\":\"\"") == text.npos && text.find("\"var\":null") == text.npos);
  RC_PRE(text.find("\"var\":[") == text.npos && text.find("missing") == text.npos);
  json::Object more = *data.as_object();
  more.push_back({"nobody_asked", 5});
  const auto narrow = evaluate(rule, data);
  const auto wide = evaluate(rule, json::Value(std::move(more)));
  RC_ASSERT(narrow.has_value() == wide.has_value());
  if (narrow) RC_ASSERT(*narrow == *wide);
}

RC_GTEST_PROP(RulesProperty, FewerStepsNeverGiveAnotherAnswer, ()) {
  testing::MadeRules made(*rc::gen::arbitrary<std::uint64_t>());
  const json::Value rule = made.rule();
  const json::Value data = made.data();
  const auto full = evaluate(rule, data);
  const auto bounded = evaluate(rule, data, {.steps_max = *rc::gen::inRange(1, 30)});
  if (bounded) {
    RC_ASSERT(full.has_value());
    RC_ASSERT(*bounded == *full);
  }
}

}  // namespace
}  // namespace motcua::catalogue
