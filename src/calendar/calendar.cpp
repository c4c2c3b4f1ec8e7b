#include "calendar/calendar.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "calendar/lunar.h"

namespace motcua::calendar {
namespace {

int month_day(Date date) { return date.month() * 100 + date.day(); }

}  // namespace

Result<Calendar, InputErrors> Calendar::read(const json::Value& document) {
  Document read = TRY(read_document(document));
  return Calendar(std::move(read));
}

Calendar::Calendar(Document document) : document_(std::move(document)) {
  rules_.resize(static_cast<std::size_t>(last_day().days - first_day().days + 1));
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    for (const HolidayRule& rule : document_.holidays) {
      if (year >= rule.from_year && year <= rule.to_year) place_rule(rule, year);
    }
  }
  place_substitutes();
}

Date Calendar::first_day() { return Date::of(kFirstYear, 1, 1).value_or(Date{}); }
Date Calendar::last_day() { return Date::of(kLastYear, 12, 31).value_or(Date{}); }

void Calendar::place_rule(const HolidayRule& rule, int year) {
  switch (rule.kind) {
    case HolidayRuleKind::kSolar:
      place(Date::of(year, rule.month, rule.day), rule.holiday, rule.grade);
      break;
    case HolidayRuleKind::kLunar:
      place(solar_of({year, rule.month, rule.day, false}), rule.holiday, rule.grade);
      break;
    case HolidayRuleKind::kTet: place_tet(rule, year); break;
    case HolidayRuleKind::kBesideNationalDay: place_beside_national_day(rule, year); break;
  }
}

void Calendar::place_tet(const HolidayRule& rule, int year) {
  const auto frame = std::find_if(document_.tet.begin(), document_.tet.end(),
                                  [&](const TetFrame& row) { return row.year == year; });
  std::optional<Date> first;
  int days = rule.days;
  RowGrade grade = RowGrade::kRule;
  if (frame != document_.tet.end()) {
    first = frame->first;
    days = frame->days;
    grade = frame->grade;
  } else if (const auto tet = solar_of({year, 1, 1, false})) {
    first = tet->plus_days(-rule.days_before);
  }
  if (!first) return;
  for (int i = 0; i < days; ++i) place(first->plus_days(i), rule.holiday, grade);
}

void Calendar::place_beside_national_day(const HolidayRule& rule, int year) {
  const auto& choices = document_.national_day;
  const auto choice = std::find_if(choices.begin(), choices.end(),
                                   [&](const NationalDayChoice& row) { return row.year == year; });
  const bool decided = choice != choices.end();
  const bool after = decided ? choice->after : rule.after;
  place(Date::of(year, 9, after ? 3 : 1), rule.holiday, decided ? choice->grade : RowGrade::kRule);
}

void Calendar::place(std::optional<Date> date, Holiday holiday, RowGrade grade) {
  if (!date || !covers(*date)) return;
  RuleDay& day = rules_[static_cast<std::size_t>(date->days - first_day().days)];
  if (!day.holiday) day = {.holiday = holiday, .stands_for = std::nullopt, .grade = grade};
}

void Calendar::place_substitutes() {
  for (Date date = first_day(); date <= last_day(); date = date.plus_days(1)) {
    const RuleDay holiday = rule(date);
    if (!holiday.holiday || holiday.stands_for || !weekly_day_off(date)) continue;
    Date next = date.plus_days(1);
    while (covers(next) && (weekly_day_off(next) || rule(next).holiday)) next = next.plus_days(1);
    if (!covers(next)) return;
    rules_[static_cast<std::size_t>(next.days - first_day().days)] = {
        .holiday = holiday.holiday, .stands_for = date, .grade = holiday.grade};
  }
}

bool Calendar::weekly_day_off(Date date) const {
  const Schedule& common = schedule(date, Office{UnitCode{"*"}, "general"});
  return !common.week[static_cast<std::size_t>(date.weekday())].counts;
}

const Calendar::RuleDay& Calendar::rule(Date date) const {
  CHECK(covers(date), "days outside the calendar have no rule");
  return rules_[static_cast<std::size_t>(date.days - first_day().days)];
}

const OverrideRow* Calendar::override_row(Date date, std::string_view unit) const {
  const auto& rows = document_.overrides;
  auto row = std::lower_bound(rows.begin(), rows.end(), date,
                              [](const OverrideRow& a, Date b) { return a.date < b; });
  const OverrideRow* common = nullptr;
  for (; row != rows.end() && row->date == date; ++row) {
    if (row->unit == unit) return &*row;
    if (row->unit == "*") common = &*row;
  }
  return common;
}

const Schedule& Calendar::schedule(Date date, const Office& office) const {
  const Schedule* best = nullptr;
  int best_score = -1;
  for (const Schedule& schedule : document_.schedules) {
    const bool own_desk = schedule.desk == office.desk;
    const bool own_unit = schedule.unit == office.unit.text;
    if (!own_desk && schedule.desk != "general") continue;
    if (!own_unit && schedule.unit != "*") continue;
    if (!schedule.in_season(month_day(date))) continue;
    const int score = (own_desk ? 4 : 0) + (own_unit ? 2 : 0) + (schedule.season_from ? 1 : 0);
    if (score > best_score) {
      best = &schedule;
      best_score = score;
    }
  }
  CHECK(best != nullptr, "read_document demands a schedule for everyone");
  return *best;
}

}  // namespace motcua::calendar
