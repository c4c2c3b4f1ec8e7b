// The lunar calendar of Viet Nam, computed: months begin on the day (UTC+7) of the astronomical new
// moon, the winter solstice lies in month 11, and in a year of thirteen months the first without a
// principal solar term is the leap month. China reckons with UTC+8 and sometimes differs.
//
// Valid for solar days 2020-01-01 .. 2050-12-31. Held by tests/unit/calendar/lunar_test.cpp.
#pragma once

#include <optional>

#include "base/time.h"

namespace motcua::calendar {

inline constexpr int kFirstYear = 2020;
inline constexpr int kLastYear = 2050;

struct LunarDate {
  int year = 0;   // named by the solar year in which its month 1 begins
  int month = 0;  // 1..12
  int day = 0;    // 1..30
  bool leap = false;

  bool operator==(const LunarDate&) const = default;
};

/// Nothing outside 2020-2050.
[[nodiscard]] std::optional<LunarDate> lunar_of(Date solar);
/// Nothing for a day that month does not have, a leap month that year does not have, or outside
/// 2020-2050.
[[nodiscard]] std::optional<Date> solar_of(LunarDate lunar);
/// The leap month of a lunar year that lies wholly in range, if it has one.
[[nodiscard]] std::optional<int> leap_month(int lunar_year);

}  // namespace motcua::calendar
