// Answers to the shipped forms: what is asked, what is missing, what cannot be so.
#include "catalogue/form_answers.h"

#include <gtest/gtest.h>

#include "shipped_forms.h"

namespace motcua::catalogue {
namespace {

const Date kToday = *Date::of(2026, 11, 22);

/// A father's declaration for a child born in wedlock.
json::Object birth() {
  return {{"child_name", "Lò Thị Mai"},   {"child_sex", "female"},
          {"born_on", "2026-11-01"},      {"child_birth_place", "Trạm y tế xã Bát Mọt"},
          {"child_ethnic", "03"},         {"child_nationality", "VN"},
          {"mother_name", "Hà Thị Xuân"}, {"mother_born", "2001-03-15"},
          {"parents_married", true},      {"father_name", "Lò Văn Păn"},
          {"father_born", "1999"},        {"relation", "father"}};
}

json::Object with(json::Object answers, const std::string& id, json::Value value) {
  for (json::Member& member : answers) {
    if (member.name != id) continue;
    member.value = std::move(value);
    return answers;
  }
  answers.push_back({id, std::move(value)});
  return answers;
}

JudgedAnswers judged(const char* code, json::Object answers) {
  const ProcedureCode procedure{code};
  return judge_answers(*shipped_forms().of(procedure), shipped_forms(),
                       shipped().find(procedure)->facts, json::Value(std::move(answers)), kToday);
}

std::string faults(const char* code, json::Object answers) {
  std::string out;
  for (const AnswerFault& fault : judged(code, std::move(answers)).faults)
    out += (out.empty() ? "" : "; ") + fault.field + " " + std::string(word(fault.fault));
  return out;
}

TEST(FormAnswers, AWholeDeclarationIsTakenAsItIs) {
  const JudgedAnswers out = judged("1.001193", birth());
  EXPECT_TRUE(out.faults.empty()) << out.faults.front().field;
  EXPECT_TRUE(out.entered);
  EXPECT_EQ(out.answers.size(), birth().size());
}

TEST(FormAnswers, ADeclarationOnPaperLacksNothing) {
  const JudgedAnswers nothing = judged("1.001193", {});
  EXPECT_FALSE(nothing.entered);
  EXPECT_TRUE(nothing.faults.empty());
  const JudgedAnswers facts =
      judged("1.001193", {{"born_on", "2026-11-01"}, {"by_proxy", true}, {"child_name", ""}});
  EXPECT_FALSE(facts.entered);
  EXPECT_TRUE(facts.faults.empty());
  EXPECT_EQ(facts.answers.size(), 2u);
}

TEST(FormAnswers, EverythingMissingIsSaidAtOnce) {
  EXPECT_EQ(faults("1.001193", {{"child_name", "Lò Thị Mai"}}),
            "child_sex missing; born_on missing; child_birth_place missing; child_ethnic missing; "
            "child_nationality missing; relation missing; mother_name contradicts");
}

TEST(FormAnswers, WhatCannotBeSoIsSaidInTheFormsWords) {
  const auto out = judged("1.001193", with(birth(), "mother_born", "2027-01-01"));
  ASSERT_EQ(out.faults.size(), 1u);
  EXPECT_EQ(out.faults[0].fault, InputFault::kInFuture);
  const auto young = judged("1.001193", with(birth(), "mother_born", "2020-01-01"));
  ASSERT_EQ(young.faults.size(), 1u);
  EXPECT_EQ(young.faults[0].field, "mother_born");
  EXPECT_NE(young.faults[0].message.find("12 tuổi"), std::string::npos);
}

struct Row {
  const char* id;
  json::Value value;
  const char* expected;
};

TEST(FormAnswers, BadValuesAreRefusedEachInItsWay) {
  const Row rows[] = {
      {"born_on", "2026-02-30", "born_on not_a_date"},
      {"born_on", "31/11/2026", "born_on not_a_date"},
      {"born_on", "2026-11-23", "born_on in_future"},
      {"born_on", "1849-12-31", "born_on not_a_date"},
      {"born_on", 20261101, "born_on wrong_type"},
      {"child_name", std::string(10'000, 'a'), "child_name too_long"},
      {"child_name", "Lò Thị Mai 2", "child_name bad_form"},
      {"child_name", "Lò\nThị Mai", "child_name bad_form"},
      {"child_name", json::Array{"Mai"}, "child_name wrong_type"},
      {"child_sex", "woman", "child_sex not_one_of"},
      {"child_ethnic", "Thái", "child_ethnic not_one_of"},
      {"mother_number", "03819000001", "mother_number bad_form"},
      {"mother_number", "03819000000a", "mother_number bad_form"},
      {"extra_copies", -1, "extra_copies out_of_range"},
      {"extra_copies", 21, "extra_copies out_of_range"},
      {"extra_copies", "2", "extra_copies wrong_type"},
      {"parents_married", "true", "parents_married wrong_type"},
      {"father_born", "99", "father_born not_a_date"},
      {"father_born", "13/1999", "father_born not_a_date"},
      {"favourite_colour", "red", "favourite_colour unknown_member"},
      {"mother_name", "", "relation is fine"},
  };
  for (const Row& row : rows) {
    const std::string found = faults("1.001193", with(birth(), row.id, row.value));
    EXPECT_EQ(found.empty() ? "relation is fine" : found, row.expected) << row.id;
  }
}

TEST(FormAnswers, TypedDatesGetOneSpelling) {
  auto answers = with(with(birth(), "born_on", "01/11/2026"), "father_born", "03/1999");
  const JudgedAnswers out = judged("1.001193", with(answers, "mother_born", "15/03/2001"));
  ASSERT_TRUE(out.faults.empty());
  const json::Value kept(json::Object(out.answers));
  EXPECT_EQ(*kept.find("born_on")->as_string(), "2026-11-01");
  EXPECT_EQ(*kept.find("father_born")->as_string(), "1999-03");
  EXPECT_EQ(*kept.find("mother_born")->as_string(), "2001-03-15");
}

TEST(FormAnswers, WhatIsNotAskedIsNeitherMissedNorKept) {
  // Of a foundling no parents are asked, and what was typed about them is not kept.
  auto foundling = with(with(birth(), "abandoned", true), "relation", "carer");
  const JudgedAnswers out = judged("1.001193", with(foundling, "mother_number", "nonsense"));
  EXPECT_TRUE(out.faults.empty());
  const json::Value kept(json::Object(out.answers));
  EXPECT_EQ(kept.find("mother_name"), nullptr);
  EXPECT_EQ(kept.find("father_name"), nullptr);
  // The procedure itself asks that one: the fact stays.
  EXPECT_NE(kept.find("parents_married"), nullptr);
}

TEST(FormAnswers, AnAgeIsReckonedOnTheDayOfReceipt) {
  json::Object answers{{"husband_name", "Lò Văn A"},
                       {"husband_born", "2006-11-22"},
                       {"husband_ethnic", "03"},
                       {"husband_nationality", "VN"},
                       {"husband_residence", "Bát Mọt"},
                       {"husband_paper", "038206000001"},
                       {"husband_times", 1},
                       {"wife_name", "Hà Thị B"},
                       {"wife_born", "2008-11-22"},
                       {"wife_ethnic", "06"},
                       {"wife_nationality", "LA"},
                       {"wife_residence", "Sầm Nưa"},
                       {"wife_paper", "PA0123456"},
                       {"wife_times", 2},
                       {"wife_before", "widowed"},
                       {"free_will", true},
                       {"not_close_kin", true}};
  EXPECT_EQ(faults("1.000094", answers), "");
  EXPECT_EQ(faults("1.000094", with(answers, "husband_born", "2006-11-23")),
            "husband_born contradicts");
  EXPECT_EQ(faults("1.000094", with(answers, "wife_born", "2008-11-23")), "wife_born contradicts");
  EXPECT_EQ(faults("1.000094", with(answers, "wife_before", json::Value())), "wife_before missing");
  EXPECT_EQ(faults("1.000094", with(answers, "free_will", false)), "free_will contradicts");
}

TEST(FormAnswers, AreShownAsPeopleReadThem) {
  const Form& form = *shipped_forms().of(ProcedureCode{"1.001193"});
  const auto shown = [&](const char* id, json::Value value) {
    return shown_answer(*form.find(id), shipped_forms(), value);
  };
  EXPECT_EQ(shown("born_on", "2026-11-01"), "01/11/2026");
  EXPECT_EQ(shown("mother_born", "1950"), "1950");
  EXPECT_EQ(shown("mother_born", "1950-03"), "03/1950");
  EXPECT_EQ(shown("child_ethnic", "03"), "Thái");
  EXPECT_EQ(shown("relation", "grandparent"), "Ông, bà");
  EXPECT_EQ(shown("parents_married", true), "Có");
  EXPECT_EQ(shown("extra_copies", 3), "3");
}

}  // namespace
}  // namespace motcua::catalogue
