// Commands from outside: all faults at once, bounds, numbers of persons checked for form only.
#include <gtest/gtest.h>

#include <algorithm>

#include "dossier/commands.h"

namespace motcua::dossier::test {
namespace {

std::vector<std::string> faults(std::string_view type, const std::string& text) {
  InputErrors errors;
  const auto value = json::parse(text);
  EXPECT_TRUE(value.has_value()) << text;
  const auto command = parse_command(type, value.value(), errors);
  EXPECT_EQ(command.has_value(), errors.empty());
  std::vector<std::string> out;
  for (const InputError& error : errors) out.push_back(error.path);
  return out;
}

std::string receive(const std::string& person, const std::string& more = "") {
  return R"({"intake": {"procedure": "9.000001", "way": "counter",)" + more +
         R"("people": {"applicant": {"person": )" + person + "}}}}";
}

TEST(CommandInput, TellsEveryFaultAtOnce) {
  const auto found =
      faults("receive_dossier",
             R"({"intake": {"procedure": "9 1", "way": "walk", "people": {"applicant": {"person":
         {"name": "", "born": "2026-02-30", "identity": {"kind": "old_card", "number": "12"}}},
         "witnesses": [{"name": "B"}, {"nam": "C"}]}}, "receivd": 1})");
  const std::vector<std::string> expected{"intake.procedure",
                                          "intake.way",
                                          "intake.people.applicant.person.name",
                                          "intake.people.applicant.person.born",
                                          "intake.people.applicant.person.identity",
                                          "intake.people.witnesses.1.name",
                                          "intake.people.witnesses.1.nam",
                                          "receivd"};
  for (const std::string& path : expected)
    EXPECT_NE(std::find(found.begin(), found.end(), path), found.end()) << path;
  EXPECT_EQ(found.size(), expected.size());
}

TEST(CommandInput, NamesEndAt200LettersAndTextsAt4000AndListsAt50) {
  const auto person = [](std::size_t n) {
    std::string name;
    for (std::size_t i = 0; i < n; ++i) name += "ế";
    return R"({"name": ")" + name + "\"}";
  };
  EXPECT_TRUE(faults("receive_dossier", receive(person(200))).empty());
  EXPECT_FALSE(faults("receive_dossier", receive(person(201))).empty());
  EXPECT_FALSE(faults("receive_dossier", receive(person(10'000))).empty());
  EXPECT_TRUE(faults("add_note", R"({"text": ")" + std::string(4000, 'x') + "\"}").empty());
  EXPECT_FALSE(faults("add_note", R"({"text": ")" + std::string(4001, 'x') + "\"}").empty());
  std::string items = R"("x")";
  for (int i = 1; i < 50; ++i) items += R"(,"x")";
  EXPECT_TRUE(faults("add_note", R"({"items": [)" + items + "]}").empty());
  EXPECT_FALSE(faults("add_note", R"({"items": [)" + items + R"(,"x"]})").empty());
}

TEST(CommandInput, HoldsTheAnswersOfAFormToTheSameBounds) {
  const auto form = [](const std::string& answers) {
    return faults("receive_dossier", receive(R"({"name": "A"})", R"("form": )" + answers + ","));
  };
  EXPECT_TRUE(form(R"({"born_on": "2026-01-05", "children": [{"name": "B"}]})").empty());
  EXPECT_EQ(form("[]"), std::vector<std::string>{"intake.form"});
  EXPECT_EQ(form(R"({"a": ")" + std::string(4001, 'x') + "\"}"),
            std::vector<std::string>{"intake.form.a"});
  EXPECT_EQ(form(R"({"a": {"b": ["ok", "\u0007"]}})"),
            std::vector<std::string>{"intake.form.a.b.1"});
  EXPECT_FALSE(form(R"({"a b": 1})").empty());
  EXPECT_FALSE(form(R"({"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}})").empty());
}

TEST(CommandInput, DoesNotBelieveWhatAClientSaysOfAFile) {
  EXPECT_EQ(faults("sign_result", R"({"way": "file", "file": {"id": "AAAAAAAAAAAAAAAAAAAAAA",
                      "name": "a.pdf", "sha256": ")" +
                                      std::string(64, '0') + "\"}}"),
            std::vector<std::string>{"file.sha256"});
}

TEST(CommandInput, AnUnknownTypeIsAFaultOfTheType) {
  EXPECT_EQ(faults("burn_dossier", "{}"), std::vector<std::string>{"type"});
  EXPECT_EQ(faults("add_note", "[]"), std::vector<std::string>{""});
  EXPECT_TRUE(faults("add_note", R"({"type": "add_note", "text": "x"})").empty());
}

struct NumberRow {
  IdentityKind kind;
  std::string number;
  std::optional<IdentityFault> fault;
};

TEST(IdentityNumbers, AreCheckedForFormOnly) {
  using K = IdentityKind;
  using F = IdentityFault;
  const std::vector<NumberRow> rows{{K::kPersonalNumber, "038090123456", std::nullopt},
                                    {K::kPersonalNumber, "03809012345", F::kLength},
                                    {K::kPersonalNumber, "03809012345a", F::kNotDigits},
                                    {K::kPersonalNumber, "000090123456", F::kUnknownProvince},
                                    {K::kPersonalNumber, "097090123456", F::kUnknownProvince},
                                    {K::kPersonalNumber, "038190123456", F::kSexContradicts},
                                    {K::kPersonalNumber, "038290123456", F::kYearContradicts},
                                    {K::kPersonalNumber, "038091123456", F::kYearContradicts},
                                    {K::kOldCard, "171234567", std::nullopt},
                                    {K::kOldCard, "17123456", F::kLength},
                                    {K::kPassport, "C1234567", std::nullopt},
                                    {K::kPassport, "c1234567", F::kForm},
                                    {K::kPassport, "C1", F::kLength},
                                    {K::kTaxCode, "2800123456", std::nullopt},
                                    {K::kTaxCode, "2800123456-001", std::nullopt},
                                    {K::kTaxCode, "038090123456", std::nullopt},
                                    {K::kTaxCode, "2800123456 001", F::kForm},
                                    {K::kTaxCode, "28001", F::kLength}};
  const Date born = Date::of(1990, 5, 6).value();
  for (const NumberRow& row : rows)
    EXPECT_EQ(identity_fault({row.kind, row.number}, born, Sex::kMale), row.fault) << row.number;
  EXPECT_EQ(identity_fault({K::kPersonalNumber, "038190123456"}, std::nullopt, std::nullopt),
            std::nullopt);
}

TEST(Ages, AreWholeYearsAndAChildOfALeapDayWaitsForMarch) {
  const Date leap = Date::of(2008, 2, 29).value();
  EXPECT_EQ(age_years(leap, Date::of(2026, 2, 28).value()), 17);
  EXPECT_EQ(age_years(leap, Date::of(2026, 3, 1).value()), 18);
  EXPECT_EQ(age_years(leap, Date::of(2008, 2, 29).value()), 0);
}

}  // namespace
}  // namespace motcua::dossier::test
