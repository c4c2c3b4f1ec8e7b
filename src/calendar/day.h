// What a day is, by the calendar: a code and its parameters. Whoever shows it makes the sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace motcua::calendar {

enum class DayKind : std::uint8_t {
  kWorking,
  kMakeUpWorking,  // a weekly day off worked in exchange for another day, by decision
  kWeeklyDayOff,
  kHoliday,
  kSubstituteDayOff,  // a holiday fell on a weekly day off
  kOffByDecision,     // a yearly override row
};

enum class Holiday : std::uint8_t {
  kNewYear,
  kTet,
  kHungKings,
  kVictoryDay,
  kLabourDay,
  kNationalDay,
  kNationalDayAdjacent,
  kCultureDay,  // known as a proposal only
};

/// How well founded a row of the calendar is; shown wherever a date rests on it.
enum class RowGrade : std::uint8_t {
  kPublished,
  kRule,      // no decision named yet: our default of the rule
  kProposed,  // seen as a proposal
  kMemory,
};

/// Minutes of a day, [from, to).
struct MinuteSpan {
  std::int16_t from = 0;
  std::int16_t to = 0;
  bool operator==(const MinuteSpan&) const = default;
};
using OfficeHours = std::vector<MinuteSpan>;  // ascending, not touching

struct DayClass {
  DayKind kind = DayKind::kWorking;
  std::optional<Holiday> holiday;  // kHoliday, kSubstituteDayOff
  std::optional<Date> other;       // substitute: the holiday it stands for; swap: the other day
  std::string decision;            // number of the decision behind an override row, may be empty
  RowGrade grade = RowGrade::kPublished;

  bool operator==(const DayClass&) const = default;
  /// Counts in a limit of working days.
  [[nodiscard]] bool works() const {
    return kind == DayKind::kWorking || kind == DayKind::kMakeUpWorking;
  }
};

}  // namespace motcua::calendar
