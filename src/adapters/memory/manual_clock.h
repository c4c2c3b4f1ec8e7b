// A clock that stands still until a test or the demonstration moves it.
#pragma once

#include <mutex>

#include "ports/clock.h"

namespace motcua::memory {

/// Any thread.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : reading_{.instant = start} {}

  [[nodiscard]] ClockReading now() override {
    const std::scoped_lock lock(mutex_);
    return reading_;
  }
  /// Time passes: wall and boot time alike.
  void advance(std::int64_t ms) {
    const std::scoped_lock lock(mutex_);
    reading_.instant.ms += ms;
    reading_.since_boot_ms += ms;
  }
  /// Somebody sets the wall time; boot time goes on as it was.
  void set(Instant instant) {
    const std::scoped_lock lock(mutex_);
    reading_.instant = instant;
  }
  void set_source(ClockSource source) {
    const std::scoped_lock lock(mutex_);
    reading_.source = source;
  }

 private:
  std::mutex mutex_;
  ClockReading reading_;
};

}  // namespace motcua::memory
