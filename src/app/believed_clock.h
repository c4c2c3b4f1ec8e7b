// What time it is held to be when the clock is in doubt.
#pragma once

#include <optional>

#include "app/centre_parts.h"
#include "ledger/envelope.h"
#include "ports/clock.h"

namespace motcua::app {

/// Of the newest entry of the log; nothing for an empty log, or one that cannot be read.
[[nodiscard]] std::optional<ledger::Header> last_header(EventStore& store);

/// The clock's reading; while nobody believes it, with the moment at which the record ends in its
/// place: a wrong clock neither takes an officer's role away nor gives an ended one back, so that
/// somebody can come in and say what time it is.
[[nodiscard]] ClockReading believed_now(CentreParts& parts);

}  // namespace motcua::app
