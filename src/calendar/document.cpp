#include "calendar/document.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "calendar/lunar.h"

namespace motcua::calendar {
namespace {

constexpr std::size_t kRowsMax = 5000;
const std::vector<std::string_view> kGrades{"published", "rule", "proposed", "memory"};
const std::vector<std::string_view> kHolidays{"new_year",
                                              "tet",
                                              "hung_kings",
                                              "victory_day",
                                              "labour_day",
                                              "national_day",
                                              "national_day_adjacent",
                                              "culture_day"};
const std::vector<std::string_view> kRules{"solar", "lunar", "tet", "beside_national_day"};
const std::vector<std::string_view> kSides{"before", "after"};
const std::vector<std::string_view> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
const std::vector<std::string_view> kGrounds{"storm", "flood", "power", "network", "other"};

/// A row being read: its common members, and its own faults.
class Row {
 public:
  Row(const json::Value& value, InputErrors& errors, std::string path)
      : in(value, errors, std::move(path)) {}
  RowGrade grade() {
    (void)in.optional_text("source", {.length_min = 0, .length_max = 500});
    return static_cast<RowGrade>(in.one_of("grade", kGrades));
  }
  int year(std::string_view name) {
    return static_cast<int>(in.integer(name, kFirstYear, kLastYear));
  }
  Date covered(std::string_view name) { return checked(name, in.date(name)); }
  Date checked(std::string_view name, Date date) {
    if (date.year() < kFirstYear || date.year() > kLastYear) {
      in.fault(name, InputFault::kOutOfRange);
    }
    return date;
  }
  std::string unit() { return in.text("unit", {.length_max = 40}); }

  input::Reader in;
};

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') {
    return std::nullopt;
  }
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::optional<std::int16_t> minute_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = two_digits(text.substr(0, 2));
  const auto minute = two_digits(text.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return static_cast<std::int16_t>(*hour * 60 + *minute);
}

std::optional<MinuteSpan> span_of(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto from = minute_of(text.substr(0, 5));
  const auto to = minute_of(text.substr(6));
  if (!from || !to || *from >= *to) return std::nullopt;
  return MinuteSpan{*from, *to};
}

std::optional<int> month_day_of(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto month = two_digits(text.substr(0, 2));
  const auto day = two_digits(text.substr(3, 2));
  if (!month || !day || !Date::of(2024, *month, *day)) return std::nullopt;
  return *month * 100 + *day;
}

HolidayRule read_holiday(Row& row) {
  HolidayRule rule;
  rule.holiday = static_cast<Holiday>(row.in.one_of("name", kHolidays));
  rule.kind = static_cast<HolidayRuleKind>(row.in.one_of("rule", kRules));
  switch (rule.kind) {
    case HolidayRuleKind::kSolar:
    case HolidayRuleKind::kLunar: {
      const bool lunar = rule.kind == HolidayRuleKind::kLunar;
      rule.month = static_cast<int>(row.in.integer("month", 1, 12));
      rule.day = static_cast<int>(row.in.integer("day", 1, lunar ? 29 : 31));
      const bool exists = Date::of(2023, rule.month, rule.day).has_value();
      if (!lunar && !exists) row.in.fault("day", InputFault::kNotADate);
      break;
    }
    case HolidayRuleKind::kTet:
      rule.days = static_cast<int>(row.in.integer("days", 1, 10));
      rule.days_before = static_cast<int>(row.in.integer("days_before", 0, rule.days - 1));
      break;
    case HolidayRuleKind::kBesideNationalDay:
      rule.after = row.in.one_of("side", kSides) == 1;
      break;
  }
  rule.from_year = static_cast<int>(row.in.optional_integer("from_year", 1900, 9999).value_or(0));
  rule.to_year = static_cast<int>(row.in.optional_integer("to_year", 1900, 9999).value_or(9999));
  rule.grade = row.grade();
  return rule;
}

TetFrame read_tet(Row& row) {
  TetFrame frame{.year = row.year("year"), .first = row.in.date("first")};
  frame.days = static_cast<int>(row.in.integer("days", 1, 10));
  frame.grade = row.grade();
  const auto tet = solar_of({frame.year, 1, 1, false});
  const bool holds_tet = tet && frame.first <= *tet && frame.first.days + frame.days > tet->days;
  if (!holds_tet) row.in.fault("first", InputFault::kContradicts);
  return frame;
}

NationalDayChoice read_national_day(Row& row) {
  NationalDayChoice choice{.year = row.year("year")};
  choice.after = row.in.one_of("side", kSides) == 1;
  choice.grade = row.grade();
  return choice;
}

OverrideRow read_override(Row& row) {
  OverrideRow out;
  out.date = row.covered("date");
  out.works = row.in.boolean("works");
  out.unit = row.unit();
  out.swapped_with = row.in.optional_date("swapped_with");
  out.decision = row.in.text("decision", {.length_min = 0, .length_max = 100});
  out.grade = row.grade();
  return out;
}

WeekdayHours read_hours(Row& row) {
  WeekdayHours out;
  for (const json::Value* item : row.in.items("hours", 10, true)) {
    const std::string* text = item->as_string();
    const auto span = text != nullptr ? span_of(*text) : std::nullopt;
    const bool after_the_last = out.hours.empty() || (span && span->from > out.hours.back().to);
    if (!span || !after_the_last) {
      row.in.fault("hours", InputFault::kBadForm);
      return out;
    }
    out.hours.push_back(*span);
  }
  if (out.hours.empty()) row.in.fault("hours", InputFault::kEmpty);
  out.counts = row.in.boolean("counts");
  return out;
}

void read_week(Row& row, InputErrors& errors, Schedule& schedule) {
  std::size_t index = 0;
  for (const json::Value* item : row.in.items("week", 7, true)) {
    Row line(*item, errors, row.in.path_of("week") + "." + std::to_string(index++));
    const WeekdayHours hours = read_hours(line);
    for (const json::Value* day : line.in.items("days", 7, true)) {
      const std::string* word = day->as_string();
      const auto at =
          word == nullptr ? kWeekdays.end() : std::find(kWeekdays.begin(), kWeekdays.end(), *word);
      if (at == kWeekdays.end()) {
        line.in.fault("days", InputFault::kNotOneOf);
        continue;
      }
      WeekdayHours& slot = schedule.week[static_cast<std::size_t>(at - kWeekdays.begin())];
      if (!slot.hours.empty()) line.in.fault("days", InputFault::kContradicts);
      slot = hours;
    }
    line.in.done();
  }
}

Schedule read_schedule(Row& row, InputErrors& errors) {
  Schedule schedule;
  schedule.unit = row.unit();
  schedule.desk = row.in.text("desk", {.length_max = 40});
  const auto from = row.in.optional_text("from");
  const auto to = row.in.optional_text("to");
  if (from.has_value() != to.has_value()) row.in.fault("to", InputFault::kContradicts);
  if (from && to) {
    schedule.season_from = month_day_of(*from);
    schedule.season_to = month_day_of(*to);
    if (!schedule.season_from) row.in.fault("from", InputFault::kNotADate);
    if (!schedule.season_to) row.in.fault("to", InputFault::kNotADate);
  }
  read_week(row, errors, schedule);
  schedule.grade = row.grade();
  return schedule;
}

UnitClosure read_closure(Row& row) {
  UnitClosure out;
  out.unit = row.unit();
  out.closure.first = row.covered("first");
  out.closure.last = row.covered("last");
  out.closure.ground = kGrounds[row.in.one_of("ground", kGrounds)];
  out.grade = row.grade();
  if (out.closure.last < out.closure.first) row.in.fault("last", InputFault::kContradicts);
  return out;
}

template <class T, class Read>
std::vector<T> rows(input::Reader& in, InputErrors& errors, std::string_view name, Read read) {
  std::vector<T> out;
  std::size_t index = 0;
  for (const json::Value* item : in.items(name, kRowsMax, true)) {
    Row row(*item, errors, in.path_of(name) + "." + std::to_string(index++));
    out.push_back(read(row));
    row.in.done();
  }
  return out;
}

bool overlap(const Schedule& a, const Schedule& b) {
  if (a.unit != b.unit || a.desk != b.desk) return false;
  if (a.season_from.has_value() != b.season_from.has_value()) return false;
  if (!a.season_from) return true;
  return a.in_season(*b.season_from) || b.in_season(*a.season_from);
}

/// Faults between rows, each told at the later of the two.
void check_together(const Document& document, InputErrors& errors) {
  const auto twice = [&](const char* list, std::size_t index) {
    errors.push_back({std::string(list) + "." + std::to_string(index), InputFault::kContradicts});
  };
  bool has_common = false;
  for (std::size_t i = 0; i < document.schedules.size(); ++i) {
    const Schedule& one = document.schedules[i];
    const bool works = std::any_of(one.week.begin(), one.week.end(),
                                   [](const WeekdayHours& day) { return day.counts; });
    has_common |= works && one.unit == "*" && one.desk == "general" && !one.season_from;
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(document.schedules[j], one)) twice("schedules", i);
    }
  }
  if (!has_common) errors.push_back({"schedules", InputFault::kMissing});
  for (std::size_t i = 0; i < document.overrides.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const OverrideRow& a = document.overrides[i];
      const OverrideRow& b = document.overrides[j];
      if (a.date == b.date && a.unit == b.unit) twice("overrides", i);
    }
  }
  for (std::size_t i = 0; i < document.tet.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (document.tet[i].year == document.tet[j].year) twice("tet", i);
    }
  }
}

}  // namespace

bool Schedule::in_season(int month_day) const {
  if (!season_from || !season_to) return true;
  if (*season_from <= *season_to) return month_day >= *season_from && month_day <= *season_to;
  return month_day >= *season_from || month_day <= *season_to;
}

Result<Document, InputErrors> read_document(const json::Value& value) {
  InputErrors errors;
  input::Reader in(value, errors);
  Document out;
  (void)in.integer("format", 1, 1);
  out.version.text = in.text("version", {.length_max = 40});
  (void)in.optional_text("note", {.length_max = 2000});
  const auto cut_off = minute_of(in.text("same_day_cut_off"));
  if (!cut_off) in.fault("same_day_cut_off", InputFault::kNotATime);
  out.same_day_cut_off = cut_off.value_or(0);
  out.holidays = rows<HolidayRule>(in, errors, "holidays", read_holiday);
  out.tet = rows<TetFrame>(in, errors, "tet", read_tet);
  out.national_day = rows<NationalDayChoice>(in, errors, "national_day", read_national_day);
  out.overrides = rows<OverrideRow>(in, errors, "overrides", read_override);
  out.schedules =
      rows<Schedule>(in, errors, "schedules", [&](Row& row) { return read_schedule(row, errors); });
  out.closures = rows<UnitClosure>(in, errors, "closures", read_closure);
  in.done();
  if (errors.empty()) check_together(out, errors);
  if (!errors.empty()) return fail(std::move(errors));
  std::stable_sort(out.overrides.begin(), out.overrides.end(),
                   [](const OverrideRow& a, const OverrideRow& b) { return a.date < b.date; });
  return out;
}

}  // namespace motcua::calendar
