// Inside calendar only: one input of due.h with its moments moved to the next opening and its times
// of standing still gathered, so that counting and explaining look at the same thing.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "calendar/due.h"

namespace motcua::calendar {

enum class StillKind : std::uint8_t { kWaiting, kPaused, kStopped };

/// [from, to) in which the clock stands still. Waiting and pauses go by whole days: the day of
/// `from` is used, every later one up to and including the day of `to` is not counted.
struct Still {
  StillKind kind = StillKind::kWaiting;
  LegalTime from;
  LegalTime to;
  const Pause* pause = nullptr;
  const ClockStop* stop = nullptr;
};

class LegalClock {
 public:
  /// Only the first `rounds` of the input's rounds are heeded, and all of those must be closed.
  /// Input must have been validated and must outlive the clock.
  static Result<LegalClock, DueFault> make(const OfficeDays& days, const DueInput& input,
                                           std::size_t rounds);

  [[nodiscard]] LegalTime receipt() const { return receipt_; }
  /// The moment the running count began: the receipt, or the papers after the last restart.
  [[nodiscard]] LegalTime base() const { return base_; }
  [[nodiscard]] const OfficeDays& days() const { return days_; }
  [[nodiscard]] const DueInput& input() const { return input_; }

  /// Why this whole day is not counted, if so.
  [[nodiscard]] const Still* still_on(Date date) const;
  /// What makes the clock stand still at this moment, if so.
  [[nodiscard]] const Still* still_at(LegalTime time) const;
  /// Office minutes of the day that count for an hour limit, from `from` on.
  [[nodiscard]] OfficeHours running(Date date, LegalTime from) const;
  /// How many days a limit of whole days has (months are turned into days from the base).
  [[nodiscard]] int days_needed() const;

  [[nodiscard]] Result<LegalTime, DueFault> due() const;

 private:
  LegalClock(const OfficeDays& days, const DueInput& input) : days_(days), input_(input) {}
  [[nodiscard]] Result<LegalTime, DueFault> due_same_day() const;
  [[nodiscard]] Result<LegalTime, DueFault> due_hours() const;
  [[nodiscard]] Result<LegalTime, DueFault> due_days() const;
  [[nodiscard]] std::optional<LegalTime> same_day_end(LegalTime start) const;

  const OfficeDays& days_;
  const DueInput& input_;
  LegalTime receipt_;
  LegalTime base_;
  std::vector<Still> stills_;
};

/// The explanation of every day from the receipt to `end`; `end_is_due` is false while papers are
/// awaited.
[[nodiscard]] std::vector<DayReason> explain(const LegalClock& clock, LegalTime end,
                                             bool end_is_due);

}  // namespace motcua::calendar
