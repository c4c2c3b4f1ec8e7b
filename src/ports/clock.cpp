#include "ports/clock.h"

namespace motcua {

namespace {

constexpr std::int64_t kToleranceMs = 5LL * 60 * 1000;
constexpr std::int64_t kSilenceMs = 30LL * 24 * 3600 * 1000;

}  // namespace

ClockVerdict judge_clock(const ClockAnchor& last, const ClockReading& now) {
  const std::int64_t passed = last.is_same_boot ? now.since_boot_ms - last.since_boot_ms : 0;
  const std::int64_t expected = last.instant.ms + passed;
  const std::int64_t ahead = last.is_same_boot ? kToleranceMs : kSilenceMs;
  if (now.instant.ms < expected - kToleranceMs) return ClockVerdict::kSetBack;
  if (now.instant.ms > expected + ahead) return ClockVerdict::kJumped;
  return ClockVerdict::kSound;
}

}  // namespace motcua
