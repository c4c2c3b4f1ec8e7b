// Declared tables (ports/table.h) as SQL for both engines, and the store's own tables.
//
// Definitions differ by dialect only in types and table options; every other statement is one text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "ports/event_store.h"
#include "ports/sql.h"
#include "ports/table.h"

namespace motcua::store {

/// Raised when a release changes a table that a rebuild cannot make anew (log, side data, meta).
/// 3: every row of key material carries the node's signature; attachments are listed.
inline constexpr std::int64_t kSchemaVersion = 3;

extern const Table kEntryTable;    // pos | log idx stream seq packed
extern const Table kTreeTable;     // log | size frontier
extern const Table kMetaTable;     // name | value
extern const Table kCommandTable;  // command | log idx: of the command's first entry

using Tables = std::span<const Table* const>;

/// The table and its indexes, where they are not there yet.
[[nodiscard]] std::string create_sql(sql::Dialect dialect, const Table& table);
[[nodiscard]] std::string drop_sql(const Table& table);
/// All rows, the table stays.
[[nodiscard]] std::string clear_sql(const Table& table);
/// A row that must be new: another with its key is kConstraint.
[[nodiscard]] std::string insert_sql(const Table& table);
/// Puts a row or replaces the one with its key.
[[nodiscard]] std::string put_sql(const Table& table);
/// Parameters of these two are the key's cells.
[[nodiscard]] std::string erase_sql(const Table& table);
[[nodiscard]] std::string select_row_sql(const Table& table);
/// All rows, in key order.
[[nodiscard]] std::string select_rows_sql(const Table& table);
/// The rows with one value in that column, in key order.
[[nodiscard]] std::string select_rows_with_sql(const Table& table, std::size_t column);

/// All columns of a row selected in the table's order.
void read_cells(const sql::Row& row, const Table& table, std::vector<sql::Cell>& out);

/// Names the shape of the projections: a store of another layout has to be rebuilt. `folds` are the
/// names and versions of what fills them.
[[nodiscard]] Sha256 layout_of(Tables tables, std::span<const std::string> folds);

/// A result of the port as one of the store.
template <class T>
[[nodiscard]] Result<T, StoreFailure> of_store(Result<T, sql::Failure> result) {
  if (!result) return fail(store_failure(result.error()));
  return std::move(*result);
}

}  // namespace motcua::store
