// Work of the node's own for the writer, waited for.
#pragma once

#include <functional>

#include "app/centre_parts.h"
#include "app/transaction.h"

namespace motcua::app {

/// Gives the writer a job of this node's own that stages rows or events, and waits for its commit.
/// Not from the writer's thread, which would wait for itself.
[[nodiscard]] Result<Done, Problem> through_writer(
    CentreParts& parts, const std::function<Result<Done, Problem>(Transaction&)>& plan);

}  // namespace motcua::app
