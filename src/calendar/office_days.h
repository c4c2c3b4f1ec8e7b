// The calendar as one office keeps it: which days work, when its doors are open, and the next of
// each. Every search is bounded by the calendar's last day and says "nothing" there.
#pragma once

#include <optional>

#include "calendar/calendar.h"

namespace motcua::calendar {

class OfficeDays {
 public:
  /// `calendar` must outlive this object.
  OfficeDays(const Calendar& calendar, Office office);

  [[nodiscard]] const Calendar& calendar() const { return *calendar_; }
  [[nodiscard]] const Office& office() const { return office_; }

  /// Nothing outside the calendar.
  [[nodiscard]] std::optional<DayClass> classify(Date date) const;
  [[nodiscard]] bool works(Date date) const;
  /// Empty on days the doors are shut. A day may be open without being a working day.
  [[nodiscard]] OfficeHours hours(Date date) const;
  /// How well founded those hours are.
  [[nodiscard]] std::optional<RowGrade> hours_grade(Date date) const;
  /// Begin of the first and end of the last office span; nothing on a day that is shut.
  [[nodiscard]] std::optional<LegalTime> opening(Date date) const;
  [[nodiscard]] std::optional<LegalTime> closing(Date date) const;
  /// `time` itself inside office hours (the closing minute included), else the next opening.
  [[nodiscard]] std::optional<LegalTime> at_or_next_opening(LegalTime time) const;
  [[nodiscard]] std::optional<Date> working_day_on_or_after(Date date) const;
  [[nodiscard]] std::optional<Date> working_day_after(Date date) const;
  [[nodiscard]] std::optional<Date> working_day_before(Date date) const;
  /// The n-th working day after `date` (n >= 1).
  [[nodiscard]] std::optional<Date> plus_working_days(Date date, int n) const;
  /// How many days after `day` work, up to and with `until`; those outside the calendar do not.
  [[nodiscard]] int working_days_left(Date day, Date until) const;
  /// For harm rules of the kind "from the month of signing".
  [[nodiscard]] std::optional<Date> last_working_day_of_month(Date date) const;
  /// The closure among the calendar's own rows that covers this day, if any.
  [[nodiscard]] const Closure* closure(Date date) const;

 private:
  [[nodiscard]] const WeekdayHours& weekday_hours(Date date) const;

  const Calendar* calendar_;
  Office office_;
};

}  // namespace motcua::calendar
