#include "base/time.h"

#include <gtest/gtest.h>

namespace motcua {
namespace {

TEST(Date, TextsRoundTripOverFourCenturies) {
  for (std::int32_t d = Date::of(1800, 1, 1)->days; d < Date::of(2200, 1, 1)->days; ++d) {
    const Date date{d};
    ASSERT_EQ(Date::parse(date.text()), date);
  }
}

TEST(Date, RefusesDaysThatAreNotInTheCalendar) {
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01",
                           "2026-4-1", "2026-04-01 ", "2026/04/01", "", "0000-00-00", "1599-12-31"})
    EXPECT_FALSE(Date::parse(text)) << text;
  EXPECT_TRUE(Date::parse("2024-02-29"));
  EXPECT_FALSE(Date::parse("2100-02-29"));
}

TEST(Date, KnowsItsWeekday) {
  EXPECT_EQ(Date::parse("2026-02-13")->weekday(), Weekday::kFriday);
  EXPECT_EQ(Date::parse("1969-12-31")->weekday(), Weekday::kWednesday);
  EXPECT_EQ(Date::parse("2026-11-22")->weekday(), Weekday::kSunday);
}

TEST(Date, MonthsAreClampedToTheLastDay) {
  EXPECT_EQ(Date::parse("2026-01-31")->plus_months(1).text(), "2026-02-28");
  EXPECT_EQ(Date::parse("2023-11-30")->plus_months(3).text(), "2024-02-29");
  EXPECT_EQ(Date::parse("2026-12-15")->plus_months(1).text(), "2027-01-15");
}

TEST(LegalTime, IsSevenHoursAheadOfUniversalTime) {
  EXPECT_EQ(legal_time(Instant{0}).text(), "1970-01-01T07:00");
  EXPECT_EQ(legal_time(Instant{-1}).text(), "1970-01-01T06:59");
  const auto time = LegalTime::parse("2026-02-25T17:00");
  ASSERT_TRUE(time);
  EXPECT_EQ(legal_time(instant_of(*time)), *time);
  EXPECT_EQ(time->rfc3339(), "2026-02-25T17:00:00+07:00");
  EXPECT_EQ(instant_of(*time).rfc3339(), "2026-02-25T17:00:00+07:00");
}

TEST(LegalTime, RefusesTimesThatAreNotOnTheClock) {
  for (const char* text : {"2026-02-25T24:00", "2026-02-25T17:60", "2026-02-25 17:00",
                           "2026-02-25T17:00:00", "2026-02-25T7:00", "2026-02-30T07:00"})
    EXPECT_FALSE(LegalTime::parse(text)) << text;
}

}  // namespace
}  // namespace motcua
