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

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual ClockReading now() = 0;  // any thread
};

}  // namespace motcua
