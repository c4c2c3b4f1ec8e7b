// Fees by day, channel, pages and copies: sums worked by hand.
#include "money/fees.h"

#include <gtest/gtest.h>

namespace motcua::money::test {
namespace {

using catalogue::Channel;
using catalogue::FeePer;
using catalogue::FeeRow;
using catalogue::Grade;

Date day(std::string_view text) { return *Date::parse(text); }
json::Value rule(std::string_view text) { return json::parse(text).value(); }

/// Circular 226/2016 as the catalogue has it: 2,000 a page, from the third page 1,000, at most
/// 200,000 a copy.
FeeRow certified_copies() {
  FeeRow row;
  row.id = "phi";
  row.name = "Phí chứng thực bản sao";
  row.from = day("2025-07-01");
  row.amount = 2000;
  row.per = FeePer::kPage;
  row.tiers = {{2, 1000}};
  row.max = 200'000;
  row.grade = Grade::kPublished;
  return row;
}

FeeRow business(std::optional<Channel> channel, std::string_view from,
                std::optional<std::int64_t> amount, Grade grade) {
  FeeRow row;
  row.id = "le_phi";
  row.channel = channel;
  row.from = day(from);
  row.amount = amount;
  row.grade = grade;
  return row;
}

FeeQuestion on(std::string_view date, Channel channel = Channel::kCounter) {
  FeeQuestion out;
  out.day = day(date);
  out.channel = channel;
  return out;
}

TEST(Fees, CountPagesByTiersWithinACopyAndTheMaximumOfEachCopy) {
  struct Row {
    int pages, copies;
    std::int64_t sum;
    bool capped;
  };
  const Row rows[] = {
      {1, 1, 2'000, false},           {2, 1, 4'000, false},    {3, 1, 5'000, false},
      {5, 3, 21'000, false},          {2, 10, 40'000, false},  {198, 1, 200'000, false},
      {199, 1, 200'000, true},        {300, 1, 200'000, true}, {300, 2, 400'000, true},
      {9999, 999, 199'800'000, true},
  };
  for (const Row& row : rows) {
    FeeQuestion question = on("2026-03-10");
    question.pages = row.pages;
    question.copies = row.copies;
    const Quote quoted = quote({certified_copies()}, question);
    EXPECT_EQ(quoted.total.amount, row.sum) << row.pages << " x " << row.copies;
    ASSERT_EQ(quoted.lines.size(), 1u);
    EXPECT_EQ(quoted.lines[0].capped, row.capped) << row.pages;
    EXPECT_TRUE(quoted.known);
  }
}

TEST(Fees, AreNothingBeforeTheRowIsInForceAndAfterItsEnd) {
  FeeRow row = certified_copies();
  row.to = day("2026-06-30");
  EXPECT_TRUE(quote({row}, on("2025-06-30")).lines.empty());
  EXPECT_EQ(quote({row}, on("2025-07-01")).lines.size(), 1u);
  EXPECT_EQ(quote({row}, on("2026-06-30")).lines.size(), 1u);
  EXPECT_TRUE(quote({row}, on("2026-07-01")).lines.empty());
}

/// Thanh Hóa's zero fee for online filing is known from the press: inferred, and shown so.
TEST(Fees, OnlineAreZeroByAnUnverifiedRowAndAtTheCounterNotKnown) {
  const std::vector<FeeRow> rows{
      business(Channel::kCounter, "2025-07-01", std::nullopt, Grade::kMissing),
      business(Channel::kOnline, "2025-06-24", 0, Grade::kInferred)};
  const Quote online = quote(rows, on("2026-03-10", Channel::kOnline));
  ASSERT_EQ(online.lines.size(), 1u);
  EXPECT_TRUE(online.known);
  EXPECT_EQ(online.total.amount, 0);
  EXPECT_EQ(online.lines[0].grade, Grade::kInferred);
  const Quote counter = quote(rows, on("2026-03-10"));
  EXPECT_FALSE(counter.known);
  ASSERT_EQ(counter.lines.size(), 1u);
  EXPECT_FALSE(counter.lines[0].amount.has_value());
}

TEST(Fees, TakeTheChannelsRowInPlaceOfTheGeneralOne) {
  const std::vector<FeeRow> rows{
      business(std::nullopt, "2025-07-01", 30'000, Grade::kPublished),
      business(Channel::kOnline, "2025-07-01", 15'000, Grade::kPublished)};
  EXPECT_EQ(quote(rows, on("2026-03-10", Channel::kOnline)).total.amount, 15'000);
  EXPECT_EQ(quote(rows, on("2026-03-10", Channel::kPost)).total.amount, 30'000);
}

TEST(Fees, CountACopyOnceForEachCopyAndADossierOnce) {
  FeeRow row = business(std::nullopt, "2025-07-01", 8'000, Grade::kPublished);
  FeeQuestion question = on("2026-03-10");
  question.copies = 3;
  question.pages = 9;
  EXPECT_EQ(quote({row}, question).total.amount, 8'000);
  row.per = FeePer::kCopy;
  EXPECT_EQ(quote({row}, question).total.amount, 24'000);
}

TEST(Fees, AskForTheFactsThatDecideOnARow) {
  FeeRow row = business(std::nullopt, "2025-07-01", 8'000, Grade::kPublished);
  row.condition = rule(R"({"==":[{"var":"fee_group"},"late"]})");
  FeeQuestion question = on("2026-03-10");
  const Quote open = quote({row}, question);
  EXPECT_FALSE(open.known);
  EXPECT_EQ(open.asks, std::vector<std::string>{"fee_group"});
  question.facts = rule(R"({"fee_group":"late"})");
  EXPECT_EQ(quote({row}, question).total.amount, 8'000);
  question.facts = rule(R"({"fee_group":"in_time"})");
  const Quote none = quote({row}, question);
  EXPECT_TRUE(none.known);
  EXPECT_TRUE(none.lines.empty());
}

TEST(Fees, AreNothingUnderAnExemptionThatHoldsAndNameTheOthers) {
  FeeRow row = business(std::nullopt, "2025-07-01", 15'000, Grade::kMemory);
  row.exempt = {{"Người có công", rule(R"({"==":[{"var":"exempt"},"merit"]})")},
                {"Hộ nghèo", rule(R"({"==":[{"var":"exempt"},"poor"]})")},
                {"Khác", {}}};
  FeeQuestion question = on("2026-03-10");
  EXPECT_EQ(quote({row}, question).total.amount, 15'000);
  question.facts = rule(R"({"exempt":"poor"})");
  const Quote exempt = quote({row}, question);
  EXPECT_EQ(exempt.total.amount, 0);
  EXPECT_EQ(exempt.lines[0].exempt, "Hộ nghèo");
  EXPECT_EQ(exempt.lines[0].exemptions.size(), 3u);
}

}  // namespace
}  // namespace motcua::money::test
