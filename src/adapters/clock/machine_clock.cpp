#include "adapters/clock/machine_clock.h"

#include <ctime>

#include "base/check.h"

namespace motcua::clock {

namespace {

std::int64_t milliseconds(clockid_t which) {
  timespec time{};
  CHECK(::clock_gettime(which, &time) == 0);
  return static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1000000;
}

}  // namespace

ClockReading MachineClock::now() {
  return {.instant = Instant{milliseconds(CLOCK_REALTIME)},
          .source = ClockSource::kSystem,
          .since_boot_ms = milliseconds(CLOCK_BOOTTIME)};
}

}  // namespace motcua::clock
