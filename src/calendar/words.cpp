#include "calendar/words.h"

namespace motcua::calendar {

std::string_view word(DayRule rule) {
  switch (rule) {
    case DayRule::kReceivedOutsideHours: return "received_outside_hours";
    case DayRule::kReceiptDay: return "receipt_day";
    case DayRule::kSameDay: return "same_day";
    case DayRule::kAfterCutOff: return "after_cut_off";
    case DayRule::kWorkingDay: return "working_day";
    case DayRule::kMakeUpDay: return "make_up_day";
    case DayRule::kClosedButCounted: return "closed_but_counted";
    case DayRule::kCalendarDay: return "calendar_day";
    case DayRule::kOfficeHours: return "office_hours";
    case DayRule::kWeeklyDayOff: return "weekly_day_off";
    case DayRule::kHoliday: return "holiday";
    case DayRule::kSubstituteDayOff: return "substitute_day_off";
    case DayRule::kOffByDecision: return "off_by_decision";
    case DayRule::kSupplementAsked: return "supplement_asked";
    case DayRule::kUsedBeforeRestart: return "used_before_restart";
    case DayRule::kWaitingForPapers: return "waiting_for_papers";
    case DayRule::kPapersBrought: return "papers_brought";
    case DayRule::kPaused: return "paused";
    case DayRule::kStoppedByDecision: return "stopped_by_decision";
    case DayRule::kEndMovedToWorkingDay: return "end_moved_to_working_day";
  }
  return "";
}

std::string_view word(DayKind kind) {
  switch (kind) {
    case DayKind::kWorking: return "working";
    case DayKind::kMakeUpWorking: return "make_up_working";
    case DayKind::kWeeklyDayOff: return "weekly_day_off";
    case DayKind::kHoliday: return "holiday";
    case DayKind::kSubstituteDayOff: return "substitute_day_off";
    case DayKind::kOffByDecision: return "off_by_decision";
  }
  return "";
}

std::string_view word(Holiday holiday) {
  switch (holiday) {
    case Holiday::kNewYear: return "new_year";
    case Holiday::kTet: return "tet";
    case Holiday::kHungKings: return "hung_kings";
    case Holiday::kVictoryDay: return "victory_day";
    case Holiday::kLabourDay: return "labour_day";
    case Holiday::kNationalDay: return "national_day";
    case Holiday::kNationalDayAdjacent: return "national_day_adjacent";
    case Holiday::kCultureDay: return "culture_day";
  }
  return "";
}

std::string_view word(RowGrade grade) {
  switch (grade) {
    case RowGrade::kPublished: return "published";
    case RowGrade::kRule: return "rule";
    case RowGrade::kProposed: return "proposed";
    case RowGrade::kMemory: return "memory";
  }
  return "";
}

std::string_view word(PauseKind kind) {
  switch (kind) {
    case PauseKind::kFinancialObligation: return "financial_obligation";
    case PauseKind::kVerification: return "verification";
    case PauseKind::kOther: return "other";
  }
  return "";
}

std::string_view word(Verdict766 verdict) {
  switch (verdict) {
    case Verdict766::kOnTime: return "on_time";
    case Verdict766::kLate: return "late";
    case Verdict766::kLateAskedAgain: return "late_asked_again";
  }
  return "";
}

std::string_view word(DueFault fault) {
  switch (fault) {
    case DueFault::kBadLimit: return "bad_limit";
    case DueFault::kLimitTooLarge: return "limit_too_large";
    case DueFault::kOutsideCalendar: return "outside_calendar";
    case DueFault::kAskedBeforeReceipt: return "asked_before_receipt";
    case DueFault::kBroughtBeforeAsked: return "brought_before_asked";
    case DueFault::kRoundsOutOfOrder: return "rounds_out_of_order";
    case DueFault::kPauseBeforeReceipt: return "pause_before_receipt";
    case DueFault::kPauseEndsBeforeStart: return "pause_ends_before_start";
    case DueFault::kPausesOverlap: return "pauses_overlap";
    case DueFault::kStopEndsBeforeStart: return "stop_ends_before_start";
    case DueFault::kStopWithoutDecision: return "stop_without_decision";
    case DueFault::kClosureEndsBeforeStart: return "closure_ends_before_start";
    case DueFault::kBadLapse: return "bad_lapse";
    case DueFault::kTooMany: return "too_many";
  }
  return "";
}

}  // namespace motcua::calendar
