// The page and the server judge alike: generated rules and the rules of the shipped forms, each on
// generated data, through both evaluators.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "catalogue/rules.h"
#include "made_rules.h"
#include "support/skip.h"
#include "support/temp_directory.h"
#include "unit/catalogue/shipped_forms.h"

namespace motcua::catalogue {
namespace {

using json::Value;

void write_pair(std::ostream& out, const Value& rule, const Value& data) {
  const auto outcome = evaluate(rule, data);
  Value expected(json::Object{{"fault", true}});
  if (outcome) expected = Value(json::Object{{"is", *outcome}});
  out << json::write(Value(json::Array{rule, data, expected})) << "\n";
}

/// A value such as the field may have, or an odd one.
Value made_answer(const FormField& field, Prng& random) {
  static const std::vector<Value> kOdd = {Value(), "",    0,   5,      75,
                                          true,    false, "x", "1950", "2026-11-22"};
  if (random.chance(150)) return random.pick(kOdd);
  switch (field.kind) {
    case FieldKind::kDate:
    case FieldKind::kPartialDate: {
      static const std::vector<Value> kDays = {
          "1950", "1951-07", "1940-01-01", "2008-11-22", "2008-11-23", "2026-11-22", "2024-02-29"};
      return random.pick(kDays);
    }
    case FieldKind::kInteger:
    case FieldKind::kMoney: return random.between(0, 12);
    case FieldKind::kYesNo: return random.chance(500);
    case FieldKind::kChoice: return random.pick(field.choices).id;
    case FieldKind::kText:
    case FieldKind::kLongText:
    case FieldKind::kName:
    case FieldKind::kCode:
    case FieldKind::kPersonalNumber:
    case FieldKind::kPaperNumber:
    case FieldKind::kPhone: break;
  }
  static const std::vector<Value> kTexts = {"Lò Thị Mai", "038190000001", "Hộ kinh doanh công ty",
                                            "Chủ hộ"};
  return random.pick(kTexts);
}

void write_pairs_of(const Form& form, Prng& random, std::ostream& out) {
  for (int round = 0; round < 20; ++round) {
    json::Object answers;
    for (const FormSection& section : form.sections)
      for (const FormField& field : section.fields)
        if (random.chance(700)) answers.push_back({field.id, made_answer(field, random)});
    answers.push_back({"_today", "2026-11-22"});
    const Value data(std::move(answers));
    for (const FormCheck& check : form.checks) write_pair(out, check.rule, data);
    for (const FormSection& section : form.sections) {
      write_pair(out, section.when, data);
      for (const FormField& field : section.fields) write_pair(out, field.when, data);
    }
  }
}

TEST(RulePairs, ComeOutAlikeOnTheServerAndInThePage) {
  if (std::system("node --version > /dev/null 2>&1") != 0) SKIP_ABSENT("Node");
  const testing::TempDirectory place;
  const std::string pairs = place / "pairs.jsonl";
  {
    std::ofstream out(pairs, std::ios::binary);
    testing::MadeRules made(20261122);
    for (int i = 0; i < 20'000; ++i) write_pair(out, made.rule(), made.data());
    Prng random(7);
    for (const Form& form : shipped_forms().all()) write_pairs_of(form, random, out);
    ASSERT_TRUE(out.good());
  }
  const std::string here = std::string(MOTCUA_DATA) + "/../";
  const std::string command = "node '" + here + "tests/property/catalogue/rule_pairs.mjs' '" +
                              here + "ui/form.js' '" + pairs + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace motcua::catalogue
