// The content digest: one hash over every projection, the same on every engine.
//
// SHA-256 over, for each table in the order of the names: the name, the names of its columns, and
// every row in key order, each cell with its type and length (ports/table.h, append_cell). The form
// is written in docs/formats/projection_digest.md.
#pragma once

#include "base/sha256.h"
#include "ports/event_store.h"
#include "ports/row_map.h"
#include "store/schema.h"

namespace motcua::store {

/// Of the tables that are projections; others among `tables` are left out.
[[nodiscard]] Result<Sha256, StoreFailure> content_digest(EventStore& store, Tables tables);
[[nodiscard]] Sha256 content_digest(const RowMap& rows, Tables tables);

}  // namespace motcua::store
