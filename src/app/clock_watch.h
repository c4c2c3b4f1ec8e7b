// The clock as the node believes it: the machine's, held against what the log has seen, until an
// officer confirms another date. A set-back or a jump is a state of the node, not an error: what
// was received stays received, and what comes next waits for one confirmation.
//
// Threads: any.
#pragma once

#include <mutex>
#include <optional>

#include "base/time.h"
#include "ports/clock.h"

namespace motcua::app {

class ClockWatch final : public Clock {
 public:
  /// `machine` must outlive this. `last`: what the log ends with; nothing for a new log.
  ClockWatch(Clock& machine, std::optional<ClockAnchor> last);

  [[nodiscard]] ClockReading now() override;
  /// An officer says what time it is; the difference to the machine is kept until the next start.
  void confirm(Instant instant);

 private:
  Clock& machine_;
  std::mutex mutex_;
  ClockAnchor anchor_;
  bool is_anchored_ = false;
  bool is_suspect_ = false;
  std::optional<std::int64_t> offset_ms_;
};

}  // namespace motcua::app
