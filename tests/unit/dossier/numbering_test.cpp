#include "dossier/numbering.h"

#include <gtest/gtest.h>

#include <array>
#include <map>

namespace motcua::dossier {
namespace {

const Date kDay = Date::of(2026, 2, 13).value();

TEST(Numbering, ABlockForEachIncarnationAndTheEighthBeginsAnew) {
  EXPECT_EQ(block_of(1), (NumberBlock{1, 999}));
  EXPECT_EQ(block_of(2), (NumberBlock{1000, 1999}));
  EXPECT_EQ(block_of(7), (NumberBlock{6000, 6999}));
  EXPECT_EQ(block_of(8), block_of(1));
}

TEST(Numbering, TheNextNumberIsOneMoreThanTheLargestOfTheDayAndBlock) {
  const auto first = next_number(kNumberPattern, {"15607"}, kDay, block_of(1), std::nullopt);
  EXPECT_EQ(first.value().text, "15607-260213-0001");
  const auto next = next_number(kNumberPattern, {"15607"}, kDay, block_of(2), 1041);
  EXPECT_EQ(next.value().text, "15607-260213-1042");
}

TEST(Numbering, AFullBlockGoesOnInSevenDigitsSoThatNobodyIsSentAway) {
  const auto last = next_number(kNumberPattern, {"15607"}, kDay, block_of(1), 998);
  EXPECT_EQ(last.value().text, "15607-260213-0999");
  const auto more = next_number(kNumberPattern, {"15607"}, kDay, block_of(1), 999);
  EXPECT_EQ(more.value().text, "15607-260213-1000000");
  EXPECT_EQ(read_number(kNumberPattern, more.value().text),
            (NumberParts{{"15607"}, kDay, 1'000'000}));
  const auto next = next_number(kNumberPattern, {"15607"}, kDay, block_of(1), 1'000'000);
  EXPECT_EQ(next.value().text, "15607-260213-1000001");
}

TEST(Numbering, NoOrderBelongsToTwoBlocks) {
  std::map<int, int> owners;  // order -> first of its block
  for (const NumberBlock& block : {block_of(1), block_of(2), block_of(3), block_of(4), block_of(5),
                                   block_of(6), block_of(7), kHubBlock}) {
    const auto more = continuation_of(block);
    ASSERT_TRUE(more.has_value());
    for (const int order : {block.first, block.last, more->first, more->last}) {
      EXPECT_TRUE(owners.emplace(order, block.first).second) << order;
      EXPECT_EQ(block_first_of(order), block.first) << order;
    }
  }
  EXPECT_EQ(block_first_of(9950), kPaperBlock.first);
  EXPECT_EQ(block_first_of(9899), kMobileBlock.first);
  EXPECT_FALSE(continuation_of(kMobileBlock).has_value());
  EXPECT_FALSE(continuation_of(kPaperBlock).has_value());
}

TEST(Numbering, ABlockAndItsContinuationThatHaveRunOutAreRefusedNotOverrun) {
  const auto none = next_number(kNumberPattern, {"15607"}, kDay, block_of(1), 1'999'999);
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().why, Refusal::kNumbersExhausted);
  const auto paper = next_number(kNumberPattern, {"15607"}, kDay, kPaperBlock, 9999);
  EXPECT_FALSE(paper.has_value());
}

TEST(Numbering, AClockSetBackAsksForItsOwnDayAndRepeatsNothing) {
  // The day before was worked up to 0007; the clock is set back to it.
  const auto again = next_number(kNumberPattern, {"15607"}, kDay.plus_days(-1), block_of(1), 7);
  EXPECT_EQ(again.value().text, "15607-260212-0008");
}

TEST(Numbering, ThePatternIsDataAndReadsBackWhatItWrote) {
  for (const char* pattern : {"{agency}-{yymmdd}-{nnnn}", "{agency}-{yyyymmdd}-{nnnnnnn}"}) {
    for (const char* agency : {"15607", "000.00.12.H56", "G09.20-1"}) {
      const NumberParts parts{{agency}, kDay, 42};
      const auto number = write_number(pattern, parts);
      EXPECT_EQ(read_number(pattern, number.text), parts) << number.text;
    }
  }
  EXPECT_EQ(write_number("{agency}-{yyyymmdd}-{nnnnnnn}", {{"G09.20"}, kDay, 92637}).text,
            "G09.20-20260213-0092637");
}

TEST(Numbering, WhatIsNotOfThePatternIsNoNumber) {
  for (const char* text : {"", "15607-260213-001", "15607-261313-0001", "15607-260230-0001",
                           "-260213-0001", "15607-260213-0001x", "15607-260213-0000999",
                           "15607-260213-10000", "15607/260213/0001", "0001"})
    EXPECT_FALSE(read_number(kNumberPattern, text).has_value()) << text;
}

TEST(TrackingCheck, UsesSignsNobodyConfusesAndEachAsOften) {
  std::string random;
  for (int i = 0; i < 253; ++i) random += static_cast<char>(i);
  std::array<int, 256> seen{};
  for (std::size_t i = 0; i + 6 <= 253; i += 6) {
    const std::string check = tracking_check(random.substr(i, 6)).value_or("");
    for (const char c : check) ++seen[static_cast<unsigned char>(c)];
  }
  for (const char c : kCheckAlphabet) {
    EXPECT_GE(seen[static_cast<unsigned char>(c)], 10) << c;
    EXPECT_LE(seen[static_cast<unsigned char>(c)], 11) << c;
  }
  for (const char c : std::string_view("01ILOUSB258VZ"))
    EXPECT_EQ(kCheckAlphabet.find(c), std::string_view::npos) << c;
}

TEST(TrackingCheck, RejectsBytesThatWouldFavourSomeSigns) {
  EXPECT_FALSE(tracking_check(std::string(32, '\xff')).has_value());
  EXPECT_FALSE(tracking_check("12345").has_value());
}

TEST(TrackingCheck, IsReadAsPeopleTypeIt) {
  EXPECT_EQ(read_check("acd-efg"), "ACDEFG");
  EXPECT_EQ(read_check(" ACD EFG "), "ACDEFG");
  EXPECT_FALSE(read_check("ACDEF").has_value());
  EXPECT_FALSE(read_check("ACDEF0").has_value());
}

}  // namespace
}  // namespace motcua::dossier
