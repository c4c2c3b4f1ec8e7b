#include "calendar/lunar.h"

#include <array>

#include "shipped.h"

namespace motcua::calendar::test {
namespace {

struct Year {
  const char* tet;         // lunar 1 January
  const char* hung_kings;  // lunar 10 March
  int leap;                // the leap month, 0: none
};
// 2020-2050, checked against published tables and, month by month, against another ephemeris.
constexpr std::array kYears{
    Year{"2020-01-25", "2020-04-02", 4}, Year{"2021-02-12", "2021-04-21", 0},
    Year{"2022-02-01", "2022-04-10", 0}, Year{"2023-01-22", "2023-04-29", 2},
    Year{"2024-02-10", "2024-04-18", 0}, Year{"2025-01-29", "2025-04-07", 6},
    Year{"2026-02-17", "2026-04-26", 0}, Year{"2027-02-06", "2027-04-16", 0},
    Year{"2028-01-26", "2028-04-04", 5}, Year{"2029-02-13", "2029-04-23", 0},
    Year{"2030-02-02", "2030-04-12", 0}, Year{"2031-01-23", "2031-04-01", 3},
    Year{"2032-02-11", "2032-04-19", 0}, Year{"2033-01-31", "2033-04-09", 11},
    Year{"2034-02-19", "2034-04-28", 0}, Year{"2035-02-08", "2035-04-17", 0},
    Year{"2036-01-28", "2036-04-06", 6}, Year{"2037-02-15", "2037-04-24", 0},
    Year{"2038-02-04", "2038-04-13", 0}, Year{"2039-01-24", "2039-04-03", 5},
    Year{"2040-02-12", "2040-04-20", 0}, Year{"2041-02-01", "2041-04-10", 0},
    Year{"2042-01-22", "2042-04-29", 2}, Year{"2043-02-10", "2043-04-19", 0},
    Year{"2044-01-30", "2044-04-07", 7}, Year{"2045-02-17", "2045-04-26", 0},
    Year{"2046-02-06", "2046-04-15", 0}, Year{"2047-01-26", "2047-04-04", 5},
    Year{"2048-02-14", "2048-04-22", 0}, Year{"2049-02-02", "2049-04-11", 0},
    Year{"2050-01-23", "2050-04-01", 0},
};

TEST(Lunar, TetHungKingsAndLeapMonthsOf2020To2050) {
  int year = 2020;
  for (const Year& expected : kYears) {
    EXPECT_EQ(solar_of({year, 1, 1, false})->text(), expected.tet);
    EXPECT_EQ(solar_of({year, 3, 10, false})->text(), expected.hung_kings);
    const int leap = year < 2050 ? leap_month(year).value_or(0) : 0;
    EXPECT_EQ(leap, expected.leap) << year;
    ++year;
  }
  EXPECT_EQ(year, 2051);
}

// In these months of 2020-2050 the new moon falls between 23:00 and midnight in Ha Noi: in Beijing
// it is the next day already, and China's month begins a day later.
TEST(Lunar, MonthsThatBeginADayBeforeChinas) {
  struct Month {
    const char* first;
    LunarDate lunar;
  };
  constexpr std::array kMonths{
      Month{"2020-12-14", {2020, 11, 1, false}}, Month{"2030-02-02", {2030, 1, 1, false}},
      Month{"2031-04-21", {2031, 3, 1, true}},   Month{"2032-03-11", {2032, 2, 1, false}},
      Month{"2034-09-12", {2034, 8, 1, false}},  Month{"2037-04-15", {2037, 3, 1, false}},
      Month{"2038-04-04", {2038, 3, 1, false}},  Month{"2039-12-15", {2039, 11, 1, false}},
      Month{"2041-08-26", {2041, 8, 1, false}},  Month{"2049-10-26", {2049, 10, 1, false}},
  };
  for (const Month& month : kMonths) {
    EXPECT_EQ(lunar_of(day(month.first)), month.lunar) << month.first;
  }
}

TEST(Lunar, KnownDays) {
  EXPECT_EQ(lunar_of(day("2026-02-16")), (LunarDate{2025, 12, 29, false}));
  EXPECT_EQ(lunar_of(day("2025-07-25")), (LunarDate{2025, 6, 1, true}));
  EXPECT_EQ(lunar_of(day("2025-10-06")), (LunarDate{2025, 8, 15, false}));
  EXPECT_EQ(lunar_of(day("2020-01-24")), (LunarDate{2019, 12, 30, false}));
  EXPECT_EQ(lunar_of(day("2033-12-22")), (LunarDate{2033, 11, 1, true}));
}

TEST(Lunar, EveryDayOf2020To2050GoesThereAndBack) {
  LunarDate before = *lunar_of(day("2020-01-01"));
  for (Date date = day("2020-01-02"); date <= day("2050-12-31"); date = date.plus_days(1)) {
    const auto lunar = lunar_of(date);
    ASSERT_TRUE(lunar) << date.text();
    EXPECT_EQ(solar_of(*lunar), date) << date.text();
    if (lunar->day != 1) {
      EXPECT_EQ(lunar->day, before.day + 1) << date.text();
    } else {
      EXPECT_GE(before.day, 29) << date.text();
    }
    before = *lunar;
  }
}

TEST(Lunar, NothingIsGuessedOutsideTheRange) {
  EXPECT_FALSE(lunar_of(day("2019-12-31")));
  EXPECT_FALSE(lunar_of(day("2051-01-01")));
  EXPECT_FALSE(solar_of({2026, 6, 1, true}));
  EXPECT_FALSE(solar_of({2026, 13, 1, false}));
  EXPECT_FALSE(solar_of({2026, 1, 31, false}));
  EXPECT_FALSE(solar_of({2026, 1, 0, false}));
  EXPECT_FALSE(solar_of({2051, 1, 1, false}));
}

}  // namespace
}  // namespace motcua::calendar::test
