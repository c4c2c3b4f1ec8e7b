// Office time as the demonstration counts it: minutes while the doors are open. A day without an
// opening (weekend, holiday, a closure that was declared) holds none.
#pragma once

#include <vector>

#include "base/time.h"
#include "calendar/due.h"
#include "calendar/office_days.h"

namespace motcua::demo {

class Diary {
 public:
  /// `days` must outlive the diary and cover every date it is asked about (a CHECK).
  Diary(const calendar::OfficeDays& days, std::vector<calendar::Closure> closures)
      : days_(&days), closures_(std::move(closures)) {}

  [[nodiscard]] const calendar::OfficeDays& days() const { return *days_; }
  [[nodiscard]] const std::vector<calendar::Closure>& closures() const { return closures_; }

  [[nodiscard]] bool open(Date date) const;
  [[nodiscard]] Date open_day_after(Date date, int n = 1) const;
  [[nodiscard]] Date open_day_before(Date date, int n = 1) const;
  /// `minutes` of office time later; at least the next opening when the doors are shut.
  [[nodiscard]] LegalTime after(LegalTime time, int minutes) const;
  /// The n-th office minute of an open day; the last one when the day is shorter.
  [[nodiscard]] LegalTime moment(Date date, int minute) const;
  /// Office minutes from one to the other; 0 when the second is not later.
  [[nodiscard]] int minutes_between(LegalTime from, LegalTime to) const;

 private:
  [[nodiscard]] calendar::OfficeHours hours(Date date) const;

  const calendar::OfficeDays* days_;
  std::vector<calendar::Closure> closures_;
};

}  // namespace motcua::demo
