#include "calendar/office_days.h"

#include <algorithm>

#include <utility>

namespace motcua::calendar {

OfficeDays::OfficeDays(const Calendar& calendar, Office office)
    : calendar_(&calendar), office_(std::move(office)) {}

const WeekdayHours& OfficeDays::weekday_hours(Date date) const {
  const Schedule& schedule = calendar_->schedule(date, office_);
  return schedule.week[static_cast<std::size_t>(date.weekday())];
}

std::optional<DayClass> OfficeDays::classify(Date date) const {
  if (!Calendar::covers(date)) return std::nullopt;
  const Calendar::RuleDay& rule = calendar_->rule(date);
  const bool counts = weekday_hours(date).counts;
  const bool off_anyway = rule.holiday || !counts;
  if (const OverrideRow* row = calendar_->override_row(date, office_.unit.text)) {
    DayClass day{.kind = row->works ? DayKind::kMakeUpWorking : DayKind::kOffByDecision,
                 .holiday = std::nullopt,
                 .other = row->swapped_with,
                 .decision = row->decision,
                 .grade = row->grade};
    if (row->works == off_anyway) return day;
  }
  if (rule.holiday) {
    return DayClass{.kind = rule.stands_for ? DayKind::kSubstituteDayOff : DayKind::kHoliday,
                    .holiday = rule.holiday,
                    .other = rule.stands_for,
                    .decision = {},
                    .grade = rule.grade};
  }
  return DayClass{.kind = counts ? DayKind::kWorking : DayKind::kWeeklyDayOff,
                  .holiday = std::nullopt,
                  .other = std::nullopt,
                  .decision = {},
                  .grade = RowGrade::kPublished};
}

bool OfficeDays::works(Date date) const {
  const auto day = classify(date);
  return day && day->works();
}

OfficeHours OfficeDays::hours(Date date) const {
  const auto day = classify(date);
  if (!day) return {};
  switch (day->kind) {
    case DayKind::kWorking:
    case DayKind::kWeeklyDayOff:  // a desk may receive on its day off
      return weekday_hours(date).hours;
    case DayKind::kMakeUpWorking: {
      if (day->other) {
        const WeekdayHours& swapped = weekday_hours(*day->other);
        if (swapped.counts) return swapped.hours;
      }
      const WeekdayHours& own = weekday_hours(date);
      if (own.counts) return own.hours;
      for (const WeekdayHours& weekday : calendar_->schedule(date, office_).week) {
        if (weekday.counts) return weekday.hours;
      }
      return own.hours;
    }
    case DayKind::kHoliday:
    case DayKind::kSubstituteDayOff:
    case DayKind::kOffByDecision: return {};
  }
  return {};
}

std::optional<RowGrade> OfficeDays::hours_grade(Date date) const {
  if (!Calendar::covers(date)) return std::nullopt;
  return calendar_->schedule(date, office_).grade;
}

std::optional<LegalTime> OfficeDays::opening(Date date) const {
  const OfficeHours spans = hours(date);
  if (spans.empty()) return std::nullopt;
  return LegalTime{date, spans.front().from};
}

std::optional<LegalTime> OfficeDays::closing(Date date) const {
  const OfficeHours spans = hours(date);
  if (spans.empty()) return std::nullopt;
  return LegalTime{date, spans.back().to};
}

std::optional<LegalTime> OfficeDays::at_or_next_opening(LegalTime time) const {
  for (Date date = time.date; Calendar::covers(date); date = date.plus_days(1)) {
    for (const MinuteSpan& span : hours(date)) {
      if (date == time.date && time.minute > span.to) continue;
      if (date == time.date && time.minute >= span.from) return time;
      return LegalTime{date, span.from};
    }
  }
  return std::nullopt;
}

std::optional<Date> OfficeDays::working_day_on_or_after(Date date) const {
  for (; Calendar::covers(date); date = date.plus_days(1)) {
    if (works(date)) return date;
  }
  return std::nullopt;
}

std::optional<Date> OfficeDays::working_day_after(Date date) const {
  if (!Calendar::covers(date)) return std::nullopt;
  return working_day_on_or_after(date.plus_days(1));
}

std::optional<Date> OfficeDays::working_day_before(Date date) const {
  if (!Calendar::covers(date)) return std::nullopt;
  for (date = date.plus_days(-1); Calendar::covers(date); date = date.plus_days(-1)) {
    if (works(date)) return date;
  }
  return std::nullopt;
}

std::optional<Date> OfficeDays::plus_working_days(Date date, int n) const {
  for (int i = 0; i < n; ++i) {
    const auto next = working_day_after(date);
    if (!next) return std::nullopt;
    date = *next;
  }
  return date;
}

int OfficeDays::working_days_left(Date day, Date until) const {
  until = std::min(until, Calendar::last_day());
  int count = 0;
  for (Date at = std::max(day, Calendar::first_day()).plus_days(1); at <= until;
       at = at.plus_days(1))
    if (works(at)) ++count;
  return count;
}

std::optional<Date> OfficeDays::last_working_day_of_month(Date date) const {
  const auto last = Date::of(date.year(), date.month(), days_in_month(date.year(), date.month()));
  if (!last || !Calendar::covers(*last)) return std::nullopt;
  if (works(*last)) return last;
  const auto before = working_day_before(*last);
  if (!before || before->month() != date.month()) return std::nullopt;
  return before;
}

const Closure* OfficeDays::closure(Date date) const {
  for (const UnitClosure& row : calendar_->document_.closures) {
    const bool here = row.unit == "*" || row.unit == office_.unit.text;
    if (here && date >= row.closure.first && date <= row.closure.last) return &row.closure;
  }
  return nullptr;
}

}  // namespace motcua::calendar
