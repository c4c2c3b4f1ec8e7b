#include "calendar/clock.h"

#include <algorithm>

namespace motcua::calendar {

Result<LegalClock, DueFault> LegalClock::make(const OfficeDays& days, const DueInput& input,
                                              std::size_t rounds) {
  LegalClock clock(days, input);
  const auto opened = [&](LegalTime time) { return days.at_or_next_opening(time); };
  const auto receipt = opened(input.received);
  if (!receipt) return fail(DueFault::kOutsideCalendar);
  clock.receipt_ = *receipt;
  clock.base_ = *receipt;
  for (std::size_t i = 0; i < rounds; ++i) {
    const SupplementRound& round = input.rounds[i];
    const auto brought = opened(round.brought.value_or(round.asked));
    if (!brought) return fail(DueFault::kOutsideCalendar);
    clock.stills_.push_back({.kind = StillKind::kWaiting, .from = round.asked, .to = *brought});
    if (round.after == AfterSupplement::kRestart) clock.base_ = *brought;
  }
  for (const Pause& pause : input.pauses) {
    const auto to = opened(pause.to);
    if (!to) return fail(DueFault::kOutsideCalendar);
    clock.stills_.push_back(
        {.kind = StillKind::kPaused, .from = pause.from, .to = *to, .pause = &pause});
  }
  for (const ClockStop& stop : input.stops) {
    clock.stills_.push_back(
        {.kind = StillKind::kStopped, .from = stop.from, .to = stop.to, .stop = &stop});
  }
  return clock;
}

const Still* LegalClock::still_on(Date date) const {
  const LegalTime opening = days_.opening(date).value_or(LegalTime{date, 0});
  for (const Still& still : stills_) {
    const bool stands = still.kind == StillKind::kStopped
                            ? still.from <= opening && opening < still.to
                            : still.from.date < date && date <= still.to.date;
    if (stands) return &still;
  }
  return nullptr;
}

const Still* LegalClock::still_at(LegalTime time) const {
  for (const Still& still : stills_) {
    if (still.from <= time && time < still.to) return &still;
  }
  return nullptr;
}

OfficeHours LegalClock::running(Date date, LegalTime from) const {
  OfficeHours out;
  if (!days_.works(date) || date < from.date) return out;
  for (const MinuteSpan& span : days_.hours(date)) {
    LegalTime at{date, span.from};
    const LegalTime end{date, span.to};
    at = std::max(at, from);
    while (at < end) {
      if (const Still* still = still_at(at)) {
        at = still->to;
        continue;
      }
      LegalTime until = end;
      for (const Still& still : stills_) {
        if (still.from > at && still.to > still.from) until = std::min(until, still.from);
      }
      out.push_back({at.minute, until.minute});
      at = until;
    }
  }
  return out;
}

int LegalClock::days_needed() const {
  const Limit& limit = input_.limit;
  if (limit.unit != LimitUnit::kMonths) return limit.value;
  return base_.date.plus_months(limit.value).days - base_.date.days;
}

Result<LegalTime, DueFault> LegalClock::due() const {
  switch (input_.limit.unit) {
    case LimitUnit::kSameDay: return due_same_day();
    case LimitUnit::kWorkingHours: return due_hours();
    case LimitUnit::kWorkingDays:
    case LimitUnit::kDays:
    case LimitUnit::kMonths: return due_days();
  }
  return fail(DueFault::kBadLimit);
}

std::optional<LegalTime> LegalClock::same_day_end(LegalTime start) const {
  if (days_.works(start.date) && start.minute <= days_.calendar().same_day_cut_off()) {
    return days_.closing(start.date);
  }
  const auto next = days_.working_day_after(start.date);
  if (!next) return std::nullopt;
  return days_.closing(*next);
}

// A time of standing still that begins before the day has ended gives the day back: the one day is
// counted anew from its end, with the same cut-off. Restart and resume are the same here.
Result<LegalTime, DueFault> LegalClock::due_same_day() const {
  LegalTime start = base_;
  for (;;) {
    const auto end = same_day_end(start);
    if (!end) return fail(DueFault::kOutsideCalendar);
    const Still* next = nullptr;
    for (const Still& still : stills_) {
      if (still.from <= *end && still.to > start && still.to > still.from) {
        if (next == nullptr || still.to > next->to) next = &still;
      }
    }
    if (next == nullptr) return *end;
    const auto reopened = days_.at_or_next_opening(next->to);
    if (!reopened) return fail(DueFault::kOutsideCalendar);
    start = *reopened;
  }
}

Result<LegalTime, DueFault> LegalClock::due_hours() const {
  int needed = input_.limit.value * 60;
  for (Date date = base_.date; Calendar::covers(date); date = date.plus_days(1)) {
    for (const MinuteSpan& span : running(date, base_)) {
      const int minutes = span.to - span.from;
      if (minutes >= needed) {
        return LegalTime{date, static_cast<std::int16_t>(span.from + needed)};
      }
      needed -= minutes;
    }
  }
  return fail(DueFault::kOutsideCalendar);
}

Result<LegalTime, DueFault> LegalClock::due_days() const {
  const bool calendar_days = input_.limit.unit != LimitUnit::kWorkingDays;
  int needed = days_needed();
  Date date = base_.date;
  while (needed > 0) {
    date = date.plus_days(1);
    if (!Calendar::covers(date)) return fail(DueFault::kOutsideCalendar);
    if (still_on(date) != nullptr) continue;
    if (calendar_days || days_.works(date)) --needed;
  }
  // The end must be a working moment at which the clock runs: a limit that ends on a day off moves
  // on, and one that was used up on the very day it came to stand still ends on the day it goes on.
  for (; Calendar::covers(date); date = date.plus_days(1)) {
    const auto closing = days_.closing(date);
    if (days_.works(date) && closing && still_at(*closing) == nullptr) return *closing;
  }
  return fail(DueFault::kOutsideCalendar);
}

}  // namespace motcua::calendar
