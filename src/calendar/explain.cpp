#include "calendar/clock.h"

#include <algorithm>
#include <utility>

namespace motcua::calendar {
namespace {

class Explainer {
 public:
  Explainer(const LegalClock& clock, LegalTime end, bool end_is_due)
      : clock_(clock), input_(clock.input()), end_(end), end_is_due_(end_is_due) {}

  std::vector<DayReason> all() {
    std::vector<DayReason> out;
    needed_ = clock_.days_needed();
    minutes_left_ = input_.limit.value * 60;
    const Date last = std::max(end_.date, input_.received.date);
    for (Date date = input_.received.date; date <= last && Calendar::covers(date);
         date = date.plus_days(1)) {
      out.push_back(of(date));
    }
    return out;
  }

 private:
  DayReason of(Date date) {
    DayReason reason;
    reason.date = date;
    reason.day = clock_.days().classify(date).value_or(DayClass{});
    reason.closure = closure_on(date);
    if (date < clock_.receipt().date) {
      off(reason);
      if (date == input_.received.date) outside_hours(reason);
      return reason;
    }
    if (date == input_.received.date && clock_.receipt() != input_.received) {
      reason.until = clock_.receipt();
    }
    switch (input_.limit.unit) {
      case LimitUnit::kSameDay: same_day(reason); break;
      case LimitUnit::kWorkingHours: office_hours(reason); break;
      case LimitUnit::kWorkingDays:
      case LimitUnit::kDays:
      case LimitUnit::kMonths: whole_day(reason); break;
    }
    return reason;
  }

  void outside_hours(DayReason& reason) const {
    reason.rule = DayRule::kReceivedOutsideHours;
    reason.until = clock_.receipt();
  }

  void same_day(DayReason& reason) {
    const Date date = reason.date;
    if (end_is_due_ && date == end_.date) {
      count(reason, DayRule::kSameDay);
    } else if (still(reason) || !reason.day.works()) {
      if (reason.rule == DayRule::kWorkingDay) off(reason);
      if (date == clock_.receipt().date) reason.rule = DayRule::kReceiptDay;
    } else if (asked_on(date)) {
      reason.rule = DayRule::kSupplementAsked;
    } else if (after_cut_off(date)) {
      reason.rule = DayRule::kAfterCutOff;
    } else {
      reason.rule =
          date == clock_.receipt().date ? DayRule::kReceiptDay : DayRule::kUsedBeforeRestart;
    }
  }

  void office_hours(DayReason& reason) {
    const Date date = reason.date;
    const bool before_base = date < clock_.base().date;
    int minutes = 0;
    if (!before_base) {
      for (const MinuteSpan& span : clock_.running(date, clock_.base())) {
        minutes += span.to - span.from;
      }
    }
    if (!end_is_due_) minutes = std::min(minutes, minutes_until_end(date));
    reason.minutes = std::min(minutes, minutes_left_);
    minutes_left_ -= reason.minutes;
    if (reason.minutes > 0) count(reason, DayRule::kOfficeHours);
    const Still* why = clock_.still_on(date);
    if (asked_on(date) && reason.day.works()) {
      reason.rule = DayRule::kSupplementAsked;
    } else if (why != nullptr && (reason.minutes == 0 || brought_on(date))) {
      explain_still(reason, *why);
    } else if (reason.minutes == 0) {
      without_minutes(reason, before_base);
    }
  }

  void without_minutes(DayReason& reason, bool before_base) const {
    const auto opening = clock_.days().opening(reason.date);
    const Still* why = opening ? clock_.still_at(*opening) : nullptr;
    if (reason.date == clock_.receipt().date) {
      reason.rule = DayRule::kReceiptDay;
    } else if (!reason.day.works()) {
      off(reason);
    } else if (before_base) {
      reason.rule = DayRule::kUsedBeforeRestart;
    } else if (why != nullptr) {
      explain_still(reason, *why);
    } else {
      reason.rule = DayRule::kReceiptDay;
    }
  }

  /// While papers are awaited only what ran before the request counts.
  int minutes_until_end(Date date) const {
    int minutes = 0;
    for (const MinuteSpan& span : clock_.running(date, clock_.base())) {
      const int to = date < end_.date ? span.to : std::min<int>(span.to, end_.minute);
      minutes += std::max(0, to - span.from);
    }
    return minutes;
  }

  void whole_day(DayReason& reason) {
    const Date date = reason.date;
    if (date == clock_.receipt().date) {
      reason.rule = DayRule::kReceiptDay;
      return;
    }
    if (still(reason)) return;
    const bool calendar_days = input_.limit.unit != LimitUnit::kWorkingDays;
    const bool would_count = calendar_days || reason.day.works();
    if (!would_count) {
      off(reason);
    } else if (date <= clock_.base().date) {
      reason.rule = asked_on(date) ? DayRule::kSupplementAsked : DayRule::kUsedBeforeRestart;
    } else if (counted_ < needed_) {
      count(reason, rule_of_counted(reason, calendar_days));
    } else if (reason.day.works()) {
      reason.rule = DayRule::kEndMovedToWorkingDay;
    } else {
      off(reason);
    }
  }

  DayRule rule_of_counted(const DayReason& reason, bool calendar_days) const {
    if (asked_on(reason.date)) return DayRule::kSupplementAsked;
    if (!reason.closure.empty()) return DayRule::kClosedButCounted;
    if (calendar_days) return DayRule::kCalendarDay;
    return reason.day.kind == DayKind::kMakeUpWorking ? DayRule::kMakeUpDay : DayRule::kWorkingDay;
  }

  void count(DayReason& reason, DayRule rule) {
    reason.rule = rule;
    reason.counted = true;
    reason.ordinal = ++counted_;
  }

  bool still(DayReason& reason) const {
    const Still* why = clock_.still_on(reason.date);
    if (why != nullptr) explain_still(reason, *why);
    return why != nullptr;
  }

  void explain_still(DayReason& reason, const Still& why) const {
    switch (why.kind) {
      case StillKind::kWaiting:
        reason.rule =
            brought_on(reason.date) ? DayRule::kPapersBrought : DayRule::kWaitingForPapers;
        break;
      case StillKind::kPaused:
        reason.rule = DayRule::kPaused;
        reason.pause = why.pause->kind;
        break;
      case StillKind::kStopped:
        reason.rule = DayRule::kStoppedByDecision;
        reason.decision = why.stop->decision;
        break;
    }
  }

  static void off(DayReason& reason) {
    switch (reason.day.kind) {
      case DayKind::kWorking:
      case DayKind::kMakeUpWorking: reason.rule = DayRule::kReceiptDay; break;
      case DayKind::kWeeklyDayOff: reason.rule = DayRule::kWeeklyDayOff; break;
      case DayKind::kHoliday: reason.rule = DayRule::kHoliday; break;
      case DayKind::kSubstituteDayOff: reason.rule = DayRule::kSubstituteDayOff; break;
      case DayKind::kOffByDecision: reason.rule = DayRule::kOffByDecision; break;
    }
  }

  bool asked_on(Date date) const {
    return std::any_of(input_.rounds.begin(), input_.rounds.end(),
                       [&](const SupplementRound& round) { return round.asked.date == date; });
  }

  bool brought_on(Date date) const {
    for (const SupplementRound& round : input_.rounds) {
      if (!round.brought) continue;
      const auto opened = clock_.days().at_or_next_opening(*round.brought);
      if (opened && opened->date == date) return true;
    }
    return false;
  }

  bool after_cut_off(Date date) const {
    const std::int16_t cut_off = clock_.days().calendar().same_day_cut_off();
    return date == clock_.base().date && clock_.base().minute > cut_off;
  }

  std::string closure_on(Date date) const {
    for (const Closure& closure : input_.closures) {
      if (date >= closure.first && date <= closure.last) return closure.ground;
    }
    const Closure* own = clock_.days().closure(date);
    return own != nullptr ? own->ground : std::string();
  }

  const LegalClock& clock_;
  const DueInput& input_;
  LegalTime end_;
  bool end_is_due_;
  int needed_ = 0;
  int counted_ = 0;
  int minutes_left_ = 0;
};

}  // namespace

std::vector<DayReason> explain(const LegalClock& clock, LegalTime end, bool end_is_due) {
  return Explainer(clock, end, end_is_due).all();
}

}  // namespace motcua::calendar
