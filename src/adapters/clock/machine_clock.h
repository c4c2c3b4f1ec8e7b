// The machine's own clock. What it says is claimed, not proven: judge_clock() (ports/clock.h) sets
// it against the log.
#pragma once

#include "ports/clock.h"

namespace motcua::clock {

/// Any thread. since_boot_ms counts from the machine's boot and goes on while it sleeps.
class MachineClock final : public Clock {
 public:
  [[nodiscard]] ClockReading now() override;
};

}  // namespace motcua::clock
