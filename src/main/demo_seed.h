// The demonstration: a database made by playing the script of src/demo through the real use cases,
// with a clock and a chance of its own, and branded for ever.
#pragma once

#include "base/result.h"
#include "main/node.h"
#include "ports/clock.h"

namespace motcua {

/// Makes the demonstration in an empty directory; leaves one that is there as it is. Also writes
/// DIR/demo-accounts.json, last: without it the making was cut off.
[[nodiscard]] Result<Done, NodeFailure> prepare_demo(const NodePlace& place, Clock& clock);
/// Opens the vault by itself and tells the accounts on standard error. A database that is no
/// demonstration is refused.
[[nodiscard]] Result<Done, NodeFailure> open_demo(const NodePlace& place, Node& node);

}  // namespace motcua
