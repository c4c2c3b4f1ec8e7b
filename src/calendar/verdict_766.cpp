#include "calendar/verdict_766.h"

namespace motcua::calendar {
namespace {

/// The input as 766 reads it: waiting is subtracted, so every round resumes; an open round ends the
/// story at its request and is left out.
DueInput as_766_counts(const DueInput& input) {
  DueInput out = input;
  for (SupplementRound& round : out.rounds) round.after = AfterSupplement::kResume;
  if (!out.rounds.empty() && !out.rounds.back().brought) out.rounds.pop_back();
  return out;
}

LegalTime end_of(const DueInput& input, const Ending766& ending) {
  if (ending.finished) return *ending.finished;
  if (ending.returned) return *ending.returned;
  if (ending.stopped) return *ending.stopped;
  if (ending.withdrawn) return *ending.withdrawn;
  if (!input.rounds.empty() && !input.rounds.back().brought) return input.rounds.back().asked;
  return ending.period_end;
}

}  // namespace

Result<Judgement766, DueFault> judge_766(const OfficeDays& days, const DueInput& input,
                                         const Ending766& ending) {
  const bool waiting = !input.rounds.empty() && !input.rounds.back().brought;
  const Due due = TRY(compute_due(days, as_766_counts(input)));
  Judgement766 out;
  out.due = due.due;
  out.ended = end_of(input, ending);
  // The time since an open request is waiting too, whatever ended it.
  const LegalTime counted_to =
      waiting && input.rounds.back().asked < out.ended ? input.rounds.back().asked : out.ended;
  if (input.rounds.size() > 1) {
    out.verdict = Verdict766::kLateAskedAgain;
  } else if (due.due && counted_to > *due.due) {
    out.verdict = Verdict766::kLate;
  }
  return out;
}

bool next_request_makes_late_766(const std::vector<SupplementRound>& rounds) {
  return !rounds.empty();
}

}  // namespace motcua::calendar
