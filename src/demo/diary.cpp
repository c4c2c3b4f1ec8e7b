#include "demo/diary.h"

#include <algorithm>

#include "base/check.h"

namespace motcua::demo {
namespace {

/// No office is shut for so many days on end.
constexpr int kShutDaysMax = 30;

}  // namespace

bool Diary::open(Date date) const {
  const auto covers = [&](const calendar::Closure& one) {
    return one.first <= date && date <= one.last;
  };
  return days_->works(date) && std::none_of(closures_.begin(), closures_.end(), covers);
}

calendar::OfficeHours Diary::hours(Date date) const {
  return open(date) ? days_->hours(date) : calendar::OfficeHours{};
}

Date Diary::open_day_after(Date date, int n) const {
  for (int shut = 0; n > 0; ++shut) {
    CHECK(shut < kShutDaysMax, "the calendar has working days");
    date = date.plus_days(1);
    if (!open(date)) continue;
    --n;
    shut = 0;
  }
  return date;
}

Date Diary::open_day_before(Date date, int n) const {
  for (int shut = 0; n > 0; ++shut) {
    CHECK(shut < kShutDaysMax, "the calendar has working days");
    date = date.plus_days(-1);
    if (!open(date)) continue;
    --n;
    shut = 0;
  }
  return date;
}

LegalTime Diary::after(LegalTime time, int minutes) const {
  for (int shut = 0; shut < kShutDaysMax; ++shut) {
    for (const calendar::MinuteSpan& span : hours(time.date)) {
      shut = 0;
      if (span.to <= time.minute) continue;
      const int from = std::max<int>(span.from, time.minute);
      if (from + minutes < span.to) return {time.date, static_cast<std::int16_t>(from + minutes)};
      minutes -= span.to - from;
    }
    time = {time.date.plus_days(1), 0};
  }
  CHECK(false, "the calendar has working days");
  return time;
}

LegalTime Diary::moment(Date date, int minute) const {
  LegalTime last{date, 0};
  for (const calendar::MinuteSpan& span : hours(date)) {
    if (minute < span.to - span.from) return {date, static_cast<std::int16_t>(span.from + minute)};
    minute -= span.to - span.from;
    last.minute = static_cast<std::int16_t>(span.to - 1);
  }
  return last;
}

int Diary::minutes_between(LegalTime from, LegalTime to) const {
  int minutes = 0;
  for (Date date = from.date; date <= to.date; date = date.plus_days(1)) {
    for (const calendar::MinuteSpan& span : hours(date)) {
      const int begin = date == from.date ? std::max<int>(span.from, from.minute) : span.from;
      const int end = date == to.date ? std::min<int>(span.to, to.minute) : span.to;
      minutes += std::max(0, end - begin);
    }
  }
  return minutes;
}

}  // namespace motcua::demo
