// One version of the calendar of working time: holidays by rule, yearly decisions, weekly days off
// and office hours per unit and season. It is data (docs/formats/calendar.md); a new decision is a
// new version, and whoever computed a date names the version, so a printed date is never rewritten.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/input.h"
#include "base/json.h"
#include "base/result.h"
#include "base/time.h"
#include "calendar/day.h"

namespace motcua::calendar {

/// Who keeps the hours: a unit, and in it a desk ("general", "police").
struct Office {
  UnitCode unit;
  std::string desk = "general";
};

/// A day the office was shut though it should have worked (storm, power). Moves no date: it is a
/// ground for Form 04.
struct Closure {
  Date first;
  Date last;           // included
  std::string ground;  // a code: "storm", "flood", "power", "network", "other"
};

struct WeekdayHours {
  OfficeHours hours;    // empty: shut
  bool counts = false;  // false with hours: open for receiving only (the police's Saturday morning)
};

/// Office hours for a part of the year. Month and day are MMDD; from > to wraps over New Year.
struct Schedule {
  std::string unit;  // "*": every unit without its own
  std::string desk;
  std::optional<int> season_from;
  std::optional<int> season_to;
  std::vector<WeekdayHours> week;  // seven, from Monday
  RowGrade grade = RowGrade::kPublished;
};

struct OverrideRow {
  Date date;
  bool works = false;
  std::string unit;  // "*": everywhere
  std::optional<Date> swapped_with;
  std::string decision;
  RowGrade grade = RowGrade::kPublished;
};

struct UnitClosure {
  std::string unit;
  Closure closure;
};

class Calendar {
 public:
  /// Reads a calendar document, reporting every fault.
  [[nodiscard]] static Result<Calendar, InputErrors> read(const json::Value& document);

  [[nodiscard]] const CalendarVersion& version() const { return version_; }
  /// First and last day that can be classified; nothing beyond is ever guessed.
  [[nodiscard]] Date first_day() const;
  [[nodiscard]] Date last_day() const;
  [[nodiscard]] bool covers(Date date) const { return date >= first_day() && date <= last_day(); }
  /// Received after this minute, a same-day limit ends on the next working day.
  [[nodiscard]] std::int16_t same_day_cut_off() const { return cut_off_; }

 private:
  friend class OfficeDays;
  friend class CalendarReader;
  struct RuleDay {  // what the holiday rules say, before weekly days off and overrides
    std::optional<Holiday> holiday;
    std::optional<Date> stands_for;
    RowGrade grade = RowGrade::kPublished;
  };
  void place_holidays();
  void place(Date date, Holiday holiday, RowGrade grade);
  void place_substitutes();
  [[nodiscard]] const RuleDay* rule(Date date) const;
  [[nodiscard]] const OverrideRow* override_row(Date date, std::string_view unit) const;
  [[nodiscard]] const Schedule* schedule(Date date, const Office& office) const;
  [[nodiscard]] bool weekly_off(Date date) const;  // by the default schedule

  struct TetFrame {
    int year = 0;
    Date first;
    int days = 5;
    RowGrade grade = RowGrade::kPublished;
  };
  struct NationalDayChoice {
    int year = 0;
    bool after = false;  // 3 Sep instead of 1 Sep
    RowGrade grade = RowGrade::kPublished;
  };

  CalendarVersion version_;
  std::int16_t cut_off_ = 15 * 60;
  std::vector<TetFrame> tet_frames_;
  std::vector<NationalDayChoice> national_days_;
  std::vector<OverrideRow> overrides_;  // by date
  std::vector<Schedule> schedules_;
  std::vector<UnitClosure> closures_;
  std::vector<RuleDay> rules_;  // one per day from first_day()
};

}  // namespace motcua::calendar
