#include "catalogue/lint.h"

#include <gtest/gtest.h>

#include <functional>

#include "catalogue/prose.h"
#include "example.h"

namespace motcua::catalogue {
namespace {

json::Value rule(std::string_view text) {
  const auto value = json::parse(text);
  CHECK(value.has_value());
  return *value;
}

std::vector<std::string> sentences(const Procedure& procedure) {
  std::vector<std::string> out;
  for (const LintFault& fault : lint(procedure)) out.push_back(sentence(fault));
  return out;
}

TEST(Lint, HasNothingAgainstAGoodProcedure) {
  EXPECT_EQ(sentences(example()), std::vector<std::string>());
}

struct Planted {
  const char* fault;
  std::function<void(Procedure&)> plant;
};

const std::vector<Planted>& faults_of_structure() {
  using P = Procedure&;
  static const std::vector<Planted> all = {
      {"1.04873: code: bad_code (1.04873)", [](P p) { p.code.text = "1.04873"; }},
      {"1.004873: name: missing_name", [](P p) { p.name.clear(); }},
      {"1.004873: components.1.name: missing_name", [](P p) { p.components[1].name.clear(); }},
      {"1.004873: steps.2.name: missing_name", [](P p) { p.steps[2].name.clear(); }},
      {"1.004873: results.0.name: missing_name", [](P p) { p.results[0].name.clear(); }},
      {"1.004873: performed_by: nobody_performs", [](P p) { p.performed_by.clear(); }},
      {"1.004873: components.2.id: duplicate_id (deed)",
       [](P p) { p.components.push_back(p.components[1]); }},
      {"1.004873: facts.2.id: duplicate_id (by_proxy)", [](P p) { p.facts.push_back(p.facts[0]); }},
      {"1.004873: fees.1: fee_overlap (fee and row 0)",
       [](P p) { p.fees[0].to = Date::of(2025, 7, 1); }},
      {"1.004873: return.modes: empty_return", [](P p) { p.return_rule.modes.clear(); }},
      {"1.004873: return.presence: post_needs_no_presence",
       [](P p) { p.return_rule.modes.push_back(ReturnMode::kPost); }},
      {"1.004873: return.hand_in.0: unknown_reference (passport)",
       [](P p) { p.return_rule.hand_in = {"passport"}; }},
      {"1.004873: steps.0.next.0: unknown_reference (nowhere)",
       [](P p) {
         p.steps[0].next[0].to = "nowhere";
         p.steps[0].next.push_back({"ask", {}});
       }},
      {"1.004873: steps.4: unreachable_step (lost)",
       [](P p) {
         p.steps.push_back(p.steps[3]);
         p.steps[4].id = "lost";
       }},
      {"1.004873: steps.4: dead_end (stuck)",
       [](P p) {
         p.steps[0].next.push_back({"stuck", {}});
         p.steps.push_back(p.steps[2]);
         p.steps[4].id = "stuck";
         p.steps[4].next.clear();
       }},
      {"1.004873: steps.2.actor: wrong_actor (citizen)",
       [](P p) { p.steps[2].actor = Actor::kCitizen; }},
  };
  return all;
}

const std::vector<Planted>& faults_of_rules_and_limits() {
  using P = Procedure&;
  static const std::vector<Planted> all = {
      {"1.004873: components.0.condition: unknown_operator (matches)",
       [](P p) { p.components[0].condition = rule(R"({"matches":["a","b"]})"); }},
      {"1.004873: steps.0.next.1.when.==: bad_condition (1)",
       [](P p) { p.steps[0].next[1].when = rule(R"({"==":[1]})"); }},
      {"1.004873: fees.0.exempt.0.condition: unknown_reference (poor)",
       [](P p) { p.fees[0].exempt[0].condition = rule(R"({"var":"poor"})"); }},
      {"1.004873: facts.0.when: cyclic_condition (by_proxy > born_on > by_proxy)",
       [](P p) { p.facts[0].when = rule(R"({"var":"born_on"})"); }},
      {"1.004873: harm.0.fact: unknown_reference (died_on)",
       [](P p) { p.harm[0].fact = "died_on"; }},
      {"1.004873: limit_prose.0: prose_differs (03 ngay lam viec)",
       [](P p) { p.limits[0].limit.value = 4; }},
      {"1.004873: limit_prose.1: prose_differs (20 ngay)",
       [](P p) { p.limits[1].limit.unit = calendar::LimitUnit::kWorkingDays; }},
      {"1.004873: limits.1.case: unknown_reference (other)",
       [](P p) {
         p.limits[1].case_name = "other";
         p.limit_prose.pop_back();
       }},
      {"1.004873: limits: ambiguous_limit (lowland, online)",
       [](P p) {
         p.limits.push_back(p.limits[0]);
         p.limits.push_back(p.limits[0]);
         p.limits[2].area = AreaClass::kLowland;
         p.limits[3].channel = Channel::kOnline;
       }},
      {"1.004873: limits: uncovered_limit (mountain, post)",
       [](P p) {
         p.limits[0].area = AreaClass::kLowland;
         p.limits.push_back(p.limits[0]);
         p.limits.push_back(p.limits[0]);
         p.limits[2].area = p.limits[3].area = AreaClass::kMountain;
         p.limits[2].channel = Channel::kCounter;
         p.limits[3].channel = Channel::kOnline;
       }},
  };
  return all;
}

TEST(Lint, NamesEachPlantedFaultWithItsPlace) {
  std::vector<Planted> all = faults_of_structure();
  const std::vector<Planted>& more = faults_of_rules_and_limits();
  all.insert(all.end(), more.begin(), more.end());
  for (const Planted& planted : all) {
    Procedure broken = example();
    planted.plant(broken);
    const auto found = sentences(broken);
    EXPECT_TRUE(std::find(found.begin(), found.end(), planted.fault) != found.end())
        << planted.fault << "\nbut: " << testing::PrintToString(found);
  }
}

TEST(Lint, ReportsAllFaultsAtOnce) {
  Procedure broken = example();
  broken.name.clear();
  broken.performed_by.clear();
  broken.facts[0].when = rule(R"({"var":"born_on"})");
  EXPECT_EQ(sentences(broken).size(), 3u);
}

TEST(Lint, LooksAtPhrasesToo) {
  const Catalogue catalogue(
      {example()},
      {{"xin giấy", {"1.004873"}}, {"xin giấy", {"1.004873"}}, {"mất giấy", {"9.999999"}}});
  const auto faults = lint(catalogue);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(sentence(faults[0]), "1.004873: phrases.1: duplicate_id (xin giấy)");
  EXPECT_EQ(sentence(faults[1]), "9.999999: phrases.2: unknown_reference (mất giấy)");
}

TEST(LimitsInProse, AreReadWithTheirUnits) {
  using calendar::Limit;
  using Unit = calendar::LimitUnit;
  const struct {
    const char* text;
    std::vector<Limit> limits;
  } rows[] = {
      {"03 ngày làm việc kể từ ngày nhận đủ hồ sơ", {{3, Unit::kWorkingDays}}},
      {"Trong thời hạn 20 ngày", {{20, Unit::kDays}}},
      {"Ngay trong ngày tiếp nhận hồ sơ", {{0, Unit::kSameDay}}},
      {"trong ngày làm việc", {{0, Unit::kSameDay}}},
      {"08 giờ làm việc", {{8, Unit::kWorkingHours}}},
      {"không quá 02 tháng", {{2, Unit::kMonths}}},
      {"5 ngày làm việc, cần xác minh thì 8 ngày làm việc",
       {{5, Unit::kWorkingDays}, {8, Unit::kWorkingDays}}},
      {"mười ngày", {{10, Unit::kDays}}},
      {"nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo", {{0, Unit::kSameDay}}},
      {"Nghị định ngày 14 tháng 11 năm 2016", {}},
      {"Thông tư số 281/2016/TT-BTC", {}},
      {"", {}},
  };
  for (const auto& row : rows) {
    std::vector<Limit> found;
    for (const LimitInProse& one : limits_in_prose(row.text)) found.push_back(one.limit);
    EXPECT_TRUE(found == row.limits) << row.text << ": " << found.size();
  }
}

}  // namespace
}  // namespace motcua::catalogue
