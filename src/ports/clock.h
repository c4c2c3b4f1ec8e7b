// The only place time comes from. Sources say how far an instant may be believed.
#pragma once

#include <cstdint>

#include "base/time.h"

namespace motcua {

enum class ClockSource {
  kSystem,     // the machine's own clock, nothing known against it
  kConfirmed,  // an officer confirmed date and time
  kSuspect,    // set back, jumped, or behind the log: dates must be confirmed
};

struct ClockReading {
  Instant instant;  // claimed wall time
  ClockSource source = ClockSource::kSystem;
  std::int64_t since_boot_ms = 0;  // monotonic
};

/// What the log knows of time: the claimed time of its last entry and, when that was written since
/// the machine started, its boot time.
struct ClockAnchor {
  Instant instant;
  std::int64_t since_boot_ms = 0;
  bool is_same_boot = false;
};

enum class ClockVerdict {
  kSound,
  kSetBack,  // before what the log has already seen
  kJumped,   // further ahead than time can have passed, or than is likely
};

/// Five minutes either way are believed. Within one boot the passing of boot time decides; across a
/// boot, more than 30 days of silence is asked about once. Whoever gets another verdict than kSound
/// keeps working with kSuspect until an officer confirms the date.
[[nodiscard]] ClockVerdict judge_clock(const ClockAnchor& last, const ClockReading& now);

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual ClockReading now() = 0;  // any thread
};

}  // namespace motcua
