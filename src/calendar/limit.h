// A time limit as the law states it: a number and a unit. How it is counted: due.h (ADR 0025).
#pragma once

#include <cstdint>

namespace motcua::calendar {

enum class LimitUnit : std::uint8_t { kSameDay, kWorkingHours, kWorkingDays, kDays, kMonths };

struct Limit {
  int value = 0;  // 0 for kSameDay
  LimitUnit unit = LimitUnit::kWorkingDays;
  bool operator==(const Limit&) const = default;
};

/// Largest value counted, about ten years of each unit: what is larger is a mistake in the data.
[[nodiscard]] constexpr int limit_value_max(LimitUnit unit) {
  switch (unit) {
    case LimitUnit::kSameDay: return 0;
    case LimitUnit::kWorkingHours: return 20'000;
    case LimitUnit::kWorkingDays: return 2'600;
    case LimitUnit::kDays: return 3'660;
    case LimitUnit::kMonths: return 120;
  }
  return 0;
}

/// After the papers asked for have come: the limit starts anew, or what was left of it runs on.
enum class AfterSupplement : std::uint8_t { kRestart, kResume };

}  // namespace motcua::calendar
