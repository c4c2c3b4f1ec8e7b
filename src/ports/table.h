// Tables declared as data: store/ declares them, one generator makes the DDL, the upserts and the
// digest for every engine, so that "written once in portable SQL" cannot drift apart.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ports/sql.h"

namespace motcua {

enum class ColumnType { kInteger, kText, kBlob };

struct Column {
  std::string_view name;
  ColumnType type;
  bool nullable = false;
};

/// The log is written by the event store alone. Projections are rebuilt from it and compared by
/// digest; side data (keys, credentials, sessions, drafts) is neither log nor projection and
/// survives a rebuild untouched.
enum class TableClass { kLog, kProjection, kSideData };

struct Index {
  std::string_view name;
  std::string_view columns;  // "status, due_at, id": column names, each ascending
  bool unique = false;
};

struct Table {
  std::string_view name;
  TableClass table_class;
  std::span<const Column> columns;
  std::size_t key_columns;  // the first so many columns are the key
  std::span<const Index> indexes;
  /// For rows hardly larger than their key: they live in the key's own tree, which halves such a
  /// table (SQLite's WITHOUT ROWID). Larger rows make that tree deep and twice the size.
  bool within_key = false;
};

/// One row to put (all columns, replacing what has the same key) or to take away (key only).
struct RowChange {
  const Table* table = nullptr;
  std::vector<sql::Cell> cells;
  bool erase = false;
};

/// The key cells in a form that sorts as the engines sort the key (integers as numbers, texts and
/// blobs byte by byte): for maps in memory.
[[nodiscard]] Bytes row_key(const Table& table, std::span<const sql::Cell> cells);
/// Every cell with its type and length: what digests are made of.
void append_cell(Bytes& out, const sql::Cell& cell);

}  // namespace motcua
