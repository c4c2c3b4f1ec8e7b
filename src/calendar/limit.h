// A time limit as the law states it: a number and a unit. How it is counted: calendar/ (ADR 0025).
#pragma once

namespace motcua::calendar {

enum class LimitUnit { kSameDay, kWorkingHours, kWorkingDays, kDays, kMonths };

struct Limit {
  int value = 0;  // 0 for kSameDay
  LimitUnit unit = LimitUnit::kWorkingDays;
  bool operator==(const Limit&) const = default;
};

}  // namespace motcua::calendar
