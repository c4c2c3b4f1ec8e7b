#include "app/clock_watch.h"

namespace motcua::app {

ClockWatch::ClockWatch(Clock& machine, std::optional<ClockAnchor> last)
    : machine_(machine), is_anchored_(last.has_value()) {
  if (last) anchor_ = *last;
}

ClockReading ClockWatch::now() {
  ClockReading reading = machine_.now();
  const std::lock_guard lock(mutex_);
  if (!is_suspect_ && is_anchored_ && judge_clock(anchor_, reading) != ClockVerdict::kSound) {
    is_suspect_ = true;
    offset_ms_.reset();
  }
  if (!is_suspect_) {
    // From here on the passing of boot time says how far the wall clock may have gone.
    anchor_ = {reading.instant, reading.since_boot_ms, true};
    is_anchored_ = true;
  }
  if (offset_ms_) {
    reading.instant.ms += *offset_ms_;
    reading.source = ClockSource::kConfirmed;
  } else if (is_suspect_) {
    reading.source = ClockSource::kSuspect;
  }
  return reading;
}

void ClockWatch::confirm(Instant instant) {
  const ClockReading reading = machine_.now();
  const std::lock_guard lock(mutex_);
  offset_ms_ = instant.ms - reading.instant.ms;
  is_suspect_ = true;  // the machine's own word is not taken again before a restart
}

}  // namespace motcua::app
