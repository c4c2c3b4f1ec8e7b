// The verdict of Decision 766 beside the legal one. It knows no restart: the time spent waiting for
// a supplement is subtracted, and a dossier asked more than once is late whatever its date. Ours
// stands beside the official score and never replaces it (definitions: a transcription by others).
#pragma once

#include <optional>

#include "calendar/due.h"

namespace motcua::calendar {

enum class Verdict766 : std::uint8_t { kOnTime, kLate, kLateAskedAgain };

/// How the dossier ended. The portal's order of end times: finished, else returned, else stopped or
/// refused, else withdrawn; else waiting since the only request; else the period's last moment.
struct Ending766 {
  std::optional<LegalTime> finished;
  std::optional<LegalTime> returned;
  std::optional<LegalTime> stopped;
  std::optional<LegalTime> withdrawn;
  LegalTime period_end;
};

struct Judgement766 {
  Verdict766 verdict = Verdict766::kOnTime;
  std::optional<LegalTime> due;  // with waiting subtracted; nothing while papers are awaited
  LegalTime ended;
};

[[nodiscard]] Result<Judgement766, DueFault> judge_766(const OfficeDays& days,
                                                       const DueInput& input,
                                                       const Ending766& ending);

/// True when asking for papers now would be a second request, which makes the dossier late in 766:
/// the officer is warned before.
[[nodiscard]] bool next_request_makes_late_766(const std::vector<SupplementRound>& rounds);

}  // namespace motcua::calendar
