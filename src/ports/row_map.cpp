#include "ports/row_map.h"

#include <utility>

#include "base/check.h"

namespace motcua {

void RowMap::put(const Table& table, Cells row) {
  CHECK(row.size() == table.columns.size(), "a row has every column of its table");
  Bytes key = row_key(table, row);
  tables_[table.name].insert_or_assign(std::move(key), std::move(row));
}

void RowMap::erase(const Table& table, std::span<const sql::Cell> key) {
  tables_[table.name].erase(row_key(table, key));
}

void RowMap::apply(const RowChange& change) {
  if (change.erase) {
    erase(*change.table, change.cells);
  } else {
    put(*change.table, change.cells);
  }
}

const RowMap::Cells* RowMap::find(const Table& table, std::span<const sql::Cell> key) const {
  const auto rows = tables_.find(table.name);
  if (rows == tables_.end()) return nullptr;
  const auto row = rows->second.find(row_key(table, key));
  return row == rows->second.end() ? nullptr : &row->second;
}

const RowMap::Rows& RowMap::rows(const Table& table) const {
  static const Rows kNone;
  const auto rows = tables_.find(table.name);
  return rows == tables_.end() ? kNone : rows->second;
}

}  // namespace motcua
