// Whose store this is: written when it is made and never again. Also the way a store is made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "ports/event_store.h"
#include "store/schema.h"

namespace motcua::store {

struct Identity {
  std::string log;  // the log's name to the world
  UnitCode unit;
  std::int64_t incarnation = 1;
  bool is_demo = false;  // for ever

  bool operator==(const Identity&) const = default;
};

/// Makes every table, the store's own and `tables`, in one transaction. kConflict when there is a
/// store already.
[[nodiscard]] Result<Done, StoreFailure> create_store(sql::Connection& connection, Tables tables,
                                                      const Identity& identity,
                                                      const Sha256& layout);
/// A table that may be missing where an earlier release of the same schema made the store.
[[nodiscard]] Result<Done, StoreFailure> add_table(sql::Connection& connection, const Table& table);
/// As create_store(), for a making that takes several commits: until end_store() the store counts
/// as half made, and nothing in it was promised to anybody. A half-made one that is there is
/// replaced, in the same transaction.
[[nodiscard]] Result<Done, StoreFailure> begin_store(sql::Connection& connection, Tables tables,
                                                     const Identity& identity,
                                                     const Sha256& layout);
[[nodiscard]] Result<bool, StoreFailure> is_half_made(sql::Connection& connection);
/// From here on the store is there for good.
[[nodiscard]] Result<Done, StoreFailure> end_store(sql::Connection& connection);
[[nodiscard]] bool has_table(sql::Connection& connection, const Table& table);
/// Empty when the database holds no store. kNewerVersion when a later release made it.
[[nodiscard]] Result<std::optional<Identity>, StoreFailure> read_identity(
    sql::Connection& connection);
/// Whether a release before this one made it, of a schema that is no longer read.
[[nodiscard]] bool is_of_earlier_schema(sql::Connection& connection);
/// layout_of() at the time the projections were made; empty when it is not readable.
[[nodiscard]] Result<std::optional<Sha256>, StoreFailure> read_layout(sql::Connection& connection);
[[nodiscard]] Result<Done, StoreFailure> write_layout(sql::Connection& connection,
                                                      const Sha256& layout);

}  // namespace motcua::store
