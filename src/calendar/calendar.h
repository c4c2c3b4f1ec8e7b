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
#include "base/result.h"
#include "base/time.h"
#include "calendar/day.h"
#include "calendar/document.h"

namespace motcua::calendar {

/// Who keeps the hours: a unit, and in it a desk ("general", "police").
struct Office {
  UnitCode unit;
  std::string desk = "general";
};

class Calendar {
 public:
  /// Reads a calendar document and reckons its days, reporting every fault.
  [[nodiscard]] static Result<Calendar, InputErrors> read(const json::Value& document);

  [[nodiscard]] const CalendarVersion& version() const { return document_.version; }
  /// First and last day that can be classified; nothing beyond is ever guessed.
  [[nodiscard]] static Date first_day();
  [[nodiscard]] static Date last_day();
  [[nodiscard]] static bool covers(Date date) { return date >= first_day() && date <= last_day(); }
  /// Days off and make-up working days by decision, by date.
  [[nodiscard]] const std::vector<OverrideRow>& overrides() const { return document_.overrides; }
  /// Received after this minute, a same-day limit ends on the next working day.
  [[nodiscard]] std::int16_t same_day_cut_off() const { return document_.same_day_cut_off; }

 private:
  friend class OfficeDays;

  /// What the holiday rules make of a day, before weekly days off and overrides.
  struct RuleDay {
    std::optional<Holiday> holiday;
    std::optional<Date> stands_for;  // a substitute day off: the holiday it replaces
    RowGrade grade = RowGrade::kPublished;
  };

  explicit Calendar(Document document);
  void place_rule(const HolidayRule& rule, int year);
  void place_tet(const HolidayRule& rule, int year);
  void place_beside_national_day(const HolidayRule& rule, int year);
  void place(std::optional<Date> date, Holiday holiday, RowGrade grade);
  void place_substitutes();
  [[nodiscard]] bool weekly_day_off(Date date) const;  // by the common schedule

  [[nodiscard]] const RuleDay& rule(Date date) const;
  [[nodiscard]] const OverrideRow* override_row(Date date, std::string_view unit) const;
  [[nodiscard]] const Schedule& schedule(Date date, const Office& office) const;

  Document document_;
  std::vector<RuleDay> rules_;  // one per day from first_day()
};

}  // namespace motcua::calendar
