// The legal clock: from a receipt, a limit and what happened since, the due moment and one reason
// for every day in between. Conventions: docs/adr/0025-counting-days.md, 0045, 0046.
//
// Pure and total: any input gives an answer or a DueFault, in time bounded by the calendar's span.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "calendar/limit.h"
#include "calendar/office_days.h"

namespace motcua::calendar {

struct SupplementRound {
  LegalTime asked;
  std::optional<LegalTime> brought;  // absent only in the last round: still waiting
  AfterSupplement after = AfterSupplement::kRestart;
};

/// Why the procedure's own data let the clock pause (the catalogue says which kinds are allowed).
enum class PauseKind : std::uint8_t { kFinancialObligation, kVerification, kOther };

/// Counted like a supplement that resumes: the day of `from` is a used day, the day of `to` is not
/// counted.
struct Pause {
  LegalTime from;
  LegalTime to;
  PauseKind kind = PauseKind::kOther;
};

/// A stop by a written decision, [from, to): a day whose opening lies inside is not counted.
struct ClockStop {
  LegalTime from;
  LegalTime to;
  std::string decision;  // its number; mandatory
};
/// Whole days, both included.
[[nodiscard]] ClockStop stop_of_days(Date first, Date last, std::string decision);

struct DueInput {
  LegalTime received;
  Limit limit;
  std::vector<SupplementRound> rounds;  // in order of time
  std::vector<Pause> pauses;            // any order, not overlapping each other
  std::vector<ClockStop> stops;         // any order, may overlap anything
  std::vector<Closure> closures;        // explain, move nothing
  std::optional<Limit> lapse;           // kDays or kWorkingDays after a request without the papers
  std::optional<Date> harm;             // by the catalogue's rule; handed through
};

enum class DayRule : std::uint8_t {
  kReceivedOutsideHours,  // received, but the doors were shut: taken as received at `until`
  kReceiptDay,
  kSameDay,      // counted: due on this day, received by the cut-off
  kAfterCutOff,  // received after the cut-off: due on the next working day
  kWorkingDay,
  kMakeUpDay,
  kClosedButCounted,  // a closure: counted all the same
  kCalendarDay,
  kOfficeHours,  // hour limits: `minutes` of this day were counted
  kWeeklyDayOff,
  kHoliday,
  kSubstituteDayOff,
  kOffByDecision,
  kSupplementAsked,  // a used day under resume; void (not counted) under restart
  kUsedBeforeRestart,
  kWaitingForPapers,
  kPapersBrought,
  kPaused,
  kStoppedByDecision,
  kEndMovedToWorkingDay,  // the limit ended on a day off
};

struct DayReason {
  Date date;
  bool counted = false;
  DayRule rule = DayRule::kWorkingDay;
  int ordinal = 0;                 // n-th counted day of the limit; 0 when not counted
  int minutes = 0;                 // hour limits
  DayClass day;                    // what the calendar says of the day, whatever the rule
  std::optional<LegalTime> until;  // kReceivedOutsideHours: the moment taken as receipt
  std::optional<PauseKind> pause;  // kPaused
  std::string decision;            // kStoppedByDecision
  std::string closure;             // ground of a closure on this day, also when it did not count
};

/// Until when Form 04 may go out.
struct ApologyDeadline {
  LegalTime until;
  bool moment = false;  // the due moment itself (same-day and hour limits); else a whole day
};

struct Due {
  LegalTime receipt;             // the moment that counts as receipt
  std::optional<LegalTime> due;  // nothing while papers are awaited
  /// Every day once, from the receipt to the due day, or to the request while papers are awaited.
  std::vector<DayReason> reasons;
  std::optional<ApologyDeadline> apology;
  std::optional<Date> lapse;  // last day for the papers of the last round
  bool brought_after_lapse = false;
  bool asked_after_due = false;  // some request went out when the limit had already ended
  std::optional<Date> harm;
};

enum class DueFault : std::uint8_t {
  kBadLimit,
  kLimitTooLarge,
  kOutsideCalendar,  // the receipt, or the end, lies where the calendar says nothing
  kAskedBeforeReceipt,
  kBroughtBeforeAsked,
  kRoundsOutOfOrder,  // asked again before the papers came, or an open round that is not last
  kPauseBeforeReceipt,
  kPauseEndsBeforeStart,
  kPausesOverlap,
  kStopEndsBeforeStart,
  kStopWithoutDecision,
  kClosureEndsBeforeStart,
  kBadLapse,
  kTooMany,  // over 30 rounds, pauses, stops or closures
};

[[nodiscard]] Result<Due, DueFault> compute_due(const OfficeDays& days, const DueInput& input);

}  // namespace motcua::calendar
