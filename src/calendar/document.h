// A calendar version as its file says it (docs/formats/calendar.md), checked for form but not yet
// reckoned. calendar.h makes days of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/input.h"
#include "base/json.h"
#include "base/result.h"
#include "calendar/day.h"

namespace motcua::calendar {

enum class HolidayRuleKind : std::uint8_t { kSolar, kLunar, kTet, kBesideNationalDay };

struct HolidayRule {
  Holiday holiday = Holiday::kNewYear;
  HolidayRuleKind kind = HolidayRuleKind::kSolar;
  int month = 1;        // kSolar, kLunar
  int day = 1;          // kSolar, kLunar
  int days = 5;         // kTet
  int days_before = 1;  // kTet
  bool after = false;   // kBesideNationalDay: 3 September instead of 1 September
  int from_year = 0;    // both included
  int to_year = 9999;
  RowGrade grade = RowGrade::kMemory;
};

struct TetFrame {
  int year = 0;
  Date first;
  int days = 0;
  RowGrade grade = RowGrade::kMemory;
};

struct NationalDayChoice {
  int year = 0;
  bool after = false;
  RowGrade grade = RowGrade::kMemory;
};

struct OverrideRow {
  Date date;
  bool works = false;
  std::string unit;  // "*": everywhere
  std::optional<Date> swapped_with;
  std::string decision;  // its number; empty: not known
  RowGrade grade = RowGrade::kMemory;
};

struct WeekdayHours {
  OfficeHours hours;    // empty: shut
  bool counts = false;  // false with hours: open for receiving, yet no working day
};

/// Season bounds are month * 100 + day, both included; from > to wraps over New Year.
struct Schedule {
  std::string unit;  // "*": every unit without its own
  std::string desk;
  std::optional<int> season_from;
  std::optional<int> season_to;
  std::vector<WeekdayHours> week = std::vector<WeekdayHours>(7);  // from Monday
  RowGrade grade = RowGrade::kMemory;

  [[nodiscard]] bool in_season(int month_day) const;
};

/// Days the office was shut though it should have worked (storm, power). They move no date: they
/// are a ground for Form 04.
struct Closure {
  Date first;
  Date last;           // included
  std::string ground;  // "storm", "flood", "power", "network", "other"
};

struct UnitClosure {
  std::string unit;
  Closure closure;
  RowGrade grade = RowGrade::kMemory;
};

struct Document {
  CalendarVersion version;
  std::int16_t same_day_cut_off = 15 * 60;
  std::vector<HolidayRule> holidays;
  std::vector<TetFrame> tet;
  std::vector<NationalDayChoice> national_day;
  std::vector<OverrideRow> overrides;  // by date, then unit
  std::vector<Schedule> schedules;
  std::vector<UnitClosure> closures;
};

/// Every fault of form at once, with its path.
[[nodiscard]] Result<Document, InputErrors> read_document(const json::Value& value);

}  // namespace motcua::calendar
