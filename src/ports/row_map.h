// Rows of declared tables in memory, in key order: the memory store's tables, and what a replay of
// the log gives before it is written or compared.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "ports/table.h"

namespace motcua {

class RowMap {
 public:
  using Cells = std::vector<sql::Cell>;
  using Rows = std::map<Bytes, Cells>;  // by row_key()

  void put(const Table& table, Cells row);
  void erase(const Table& table, std::span<const sql::Cell> key);
  void apply(const RowChange& change);
  /// Null when there is none; valid until that row changes.
  [[nodiscard]] const Cells* find(const Table& table, std::span<const sql::Cell> key) const;
  /// In key order; empty for a table that was never written.
  [[nodiscard]] const Rows& rows(const Table& table) const;

 private:
  std::map<std::string_view, Rows> tables_;  // by name: declarations outlive every store
};

}  // namespace motcua
