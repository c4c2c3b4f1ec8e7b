#include "calendar/due.h"

#include <algorithm>
#include <utility>

#include "calendar/clock.h"

namespace motcua::calendar {
namespace {

constexpr std::size_t kItemsMax = 30;

bool is_minute(LegalTime time) { return time.minute >= 0 && time.minute < 24 * 60; }
bool covered(LegalTime time) { return Calendar::covers(time.date) && is_minute(time); }

std::optional<DueFault> fault_of_limit(const DueInput& input) {
  const Limit& limit = input.limit;
  if (limit.unit == LimitUnit::kSameDay) {
    if (limit.value < 0 || limit.value > 1) return DueFault::kBadLimit;
  } else {
    if (limit.value < 1) return DueFault::kBadLimit;
    if (limit.value > limit_value_max(limit.unit)) return DueFault::kLimitTooLarge;
  }
  if (!input.lapse) return std::nullopt;
  const bool in_days =
      input.lapse->unit == LimitUnit::kDays || input.lapse->unit == LimitUnit::kWorkingDays;
  if (!in_days || input.lapse->value < 1) return DueFault::kBadLapse;
  if (input.lapse->value > limit_value_max(input.lapse->unit)) return DueFault::kBadLapse;
  return std::nullopt;
}

std::optional<DueFault> fault_of_rounds(const DueInput& input) {
  LegalTime last = input.received;
  for (std::size_t i = 0; i < input.rounds.size(); ++i) {
    const SupplementRound& round = input.rounds[i];
    if (!covered(round.asked)) return DueFault::kOutsideCalendar;
    if (round.asked < input.received) return DueFault::kAskedBeforeReceipt;
    if (round.asked < last) return DueFault::kRoundsOutOfOrder;
    if (!round.brought) {
      if (i + 1 != input.rounds.size()) return DueFault::kRoundsOutOfOrder;
      continue;
    }
    if (!covered(*round.brought)) return DueFault::kOutsideCalendar;
    if (*round.brought < round.asked) return DueFault::kBroughtBeforeAsked;
    last = *round.brought;
  }
  return std::nullopt;
}

std::optional<DueFault> fault_of_stills(const DueInput& input) {
  std::vector<std::pair<LegalTime, LegalTime>> spans;
  for (const Pause& pause : input.pauses) {
    if (!covered(pause.from) || !covered(pause.to)) return DueFault::kOutsideCalendar;
    if (pause.from < input.received) return DueFault::kPauseBeforeReceipt;
    if (pause.to < pause.from) return DueFault::kPauseEndsBeforeStart;
    spans.emplace_back(pause.from, pause.to);
  }
  std::sort(spans.begin(), spans.end());
  for (std::size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].first < spans[i - 1].second) return DueFault::kPausesOverlap;
  }
  for (const ClockStop& stop : input.stops) {
    if (!covered(stop.from) || !is_minute(stop.to)) return DueFault::kOutsideCalendar;
    if (stop.to < stop.from) return DueFault::kStopEndsBeforeStart;
    if (stop.decision.empty()) return DueFault::kStopWithoutDecision;
  }
  for (const Closure& closure : input.closures) {
    if (closure.last < closure.first) return DueFault::kClosureEndsBeforeStart;
  }
  return std::nullopt;
}

std::optional<DueFault> fault_of(const DueInput& input) {
  const std::size_t most = std::max(
      {input.rounds.size(), input.pauses.size(), input.stops.size(), input.closures.size()});
  if (most > kItemsMax) return DueFault::kTooMany;
  if (!covered(input.received)) return DueFault::kOutsideCalendar;
  if (const auto fault = fault_of_limit(input)) return fault;
  if (const auto fault = fault_of_rounds(input)) return fault;
  return fault_of_stills(input);
}

Result<Date, DueFault> lapse_of(const OfficeDays& days, const Limit& lapse, LegalTime asked) {
  const auto last = lapse.unit == LimitUnit::kWorkingDays
                        ? days.plus_working_days(asked.date, lapse.value)
                        : days.working_day_on_or_after(asked.date.plus_days(lapse.value));
  if (!last) return fail(DueFault::kOutsideCalendar);
  return *last;
}

ApologyDeadline apology_for(const LegalClock& clock, LegalTime due) {
  const LimitUnit unit = clock.input().limit.unit;
  if (unit == LimitUnit::kSameDay || unit == LimitUnit::kWorkingHours) {
    return {.until = due, .moment = true};
  }
  const Date base = clock.base().date;
  const Date before = clock.days().working_day_before(due.date).value_or(base);
  const Date day = std::max(before, base);
  return {.until = clock.days().closing(day).value_or(LegalTime{day, 24 * 60 - 1}),
          .moment = false};
}

/// Sets what the rounds do to the result; true when the last one is open and the limit had not
/// ended when it began.
Result<bool, DueFault> judge_rounds(const OfficeDays& days, const DueInput& input, Due& out) {
  bool waiting = false;
  for (std::size_t i = 0; i < input.rounds.size(); ++i) {
    const SupplementRound& round = input.rounds[i];
    const LegalClock before = TRY(LegalClock::make(days, input, i));
    const LegalTime due = TRY(before.due());
    if (round.asked > due) {
      out.asked_after_due = true;
    } else if (!round.brought) {
      waiting = true;
    }
    if (!input.lapse) continue;
    out.lapse = TRY(lapse_of(days, *input.lapse, round.asked));
    if (round.brought && round.brought->date > *out.lapse) out.brought_after_lapse = true;
  }
  return waiting;
}

}  // namespace

ClockStop stop_of_days(Date first, Date last, std::string decision) {
  return {.from = {first, 0}, .to = {last.plus_days(1), 0}, .decision = std::move(decision)};
}

Result<Due, DueFault> compute_due(const OfficeDays& days, const DueInput& input) {
  if (const auto fault = fault_of(input)) return fail(*fault);
  Due out;
  out.harm = input.harm;
  const bool waiting = TRY(judge_rounds(days, input, out));
  const bool open = !input.rounds.empty() && !input.rounds.back().brought;
  const std::size_t closed_rounds = input.rounds.size() - (open ? 1 : 0);
  const LegalClock clock = TRY(LegalClock::make(days, input, closed_rounds));
  out.receipt = clock.receipt();
  if (waiting) {
    out.reasons = explain(clock, input.rounds.back().asked, false);
    return out;
  }
  out.due = TRY(clock.due());
  out.apology = apology_for(clock, *out.due);
  out.reasons = explain(clock, *out.due, true);
  return out;
}

}  // namespace motcua::calendar
