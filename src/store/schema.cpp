#include "store/schema.h"

#include <algorithm>

#include "base/check.h"
#include "base/sha256.h"

namespace motcua::store {
namespace {

constexpr Column kEntryColumns[] = {{"pos", ColumnType::kInteger}, {"log", ColumnType::kInteger},
                                    {"idx", ColumnType::kInteger}, {"stream", ColumnType::kBlob},
                                    {"seq", ColumnType::kInteger}, {"packed", ColumnType::kBlob}};
// A stream's events may lie in several logs: custody moves, and two logs may claim one position.
constexpr Index kEntryIndexes[] = {{"entry_stream", "stream, seq, log", true},
                                   {"entry_log", "log, idx", true}};
constexpr Column kTreeColumns[] = {
    {"log", ColumnType::kInteger}, {"size", ColumnType::kInteger}, {"frontier", ColumnType::kBlob}};
constexpr Column kMetaColumns[] = {{"name", ColumnType::kText}, {"value", ColumnType::kText}};
constexpr Column kCommandColumns[] = {
    {"command", ColumnType::kBlob}, {"log", ColumnType::kInteger}, {"idx", ColumnType::kInteger}};

std::string_view type_name(sql::Dialect dialect, ColumnType type) {
  const bool is_sqlite = dialect == sql::Dialect::kSqlite;
  switch (type) {
    case ColumnType::kInteger: return is_sqlite ? "INTEGER" : "BIGINT";
    case ColumnType::kText: return is_sqlite ? "TEXT" : "TEXT COLLATE \"C\"";
    case ColumnType::kBlob: return is_sqlite ? "BLOB" : "BYTEA";
  }
  CHECK(false, "no such type");
}

/// The names of columns, separated by commas.
std::string names(std::span<const Column> columns) {
  std::string out;
  for (const Column& column : columns) {
    if (!out.empty()) out += ", ";
    out += column.name;
  }
  return out;
}

std::span<const Column> key_of(const Table& table) {
  return table.columns.first(table.key_columns);
}

std::string placeholders(std::size_t count) {
  std::string out;
  for (std::size_t i = 1; i <= count; ++i) {
    if (i > 1) out += ", ";
    out += "$" + std::to_string(i);
  }
  return out;
}

std::string where_key(const Table& table) {
  std::string out = " WHERE ";
  for (std::size_t i = 0; i < table.key_columns; ++i) {
    if (i > 0) out += " AND ";
    out += table.columns[i].name;
    out += " = $" + std::to_string(i + 1);
  }
  return out;
}

std::string name_of(const Table& table) { return std::string(table.name); }

}  // namespace

const Table kEntryTable = {"entry", TableClass::kLog, kEntryColumns, 1, kEntryIndexes};
const Table kTreeTable = {"tree", TableClass::kLog, kTreeColumns, 1, {}};
const Table kMetaTable = {"meta", TableClass::kLog, kMetaColumns, 1, {}, true};
const Table kCommandTable = {
    "command_index", TableClass::kProjection, kCommandColumns, 1, {}, true};

std::string create_sql(sql::Dialect dialect, const Table& table) {
  const bool is_sqlite = dialect == sql::Dialect::kSqlite;
  // SQLite's own row number is the key: such a table needs no second tree.
  const bool is_row_number = is_sqlite && !table.within_key && table.key_columns == 1 &&
                             table.columns[0].type == ColumnType::kInteger;
  std::string out = "CREATE TABLE IF NOT EXISTS " + name_of(table) + " (";
  for (const Column& column : table.columns) {
    out += column.name;
    out += " ";
    out += type_name(dialect, column.type);
    if (is_row_number && &column == &table.columns[0]) out += " PRIMARY KEY";
    if (!column.nullable) out += " NOT NULL";
    out += ", ";
  }
  if (is_row_number) {
    out.resize(out.size() - 2);
  } else {
    out += "PRIMARY KEY (" + names(key_of(table)) + ")";
  }
  out += ")";
  if (is_sqlite) out += table.within_key ? " STRICT, WITHOUT ROWID" : " STRICT";
  for (const Index& index : table.indexes) {
    out += index.unique ? ";\nCREATE UNIQUE INDEX" : ";\nCREATE INDEX";
    out += " IF NOT EXISTS " + std::string(index.name) + " ON " + name_of(table) + " (";
    out += std::string(index.columns) + ")";
  }
  return out + ";\n";
}

std::string drop_sql(const Table& table) {
  return "DROP TABLE IF EXISTS " + name_of(table) + ";\n";
}

std::string clear_sql(const Table& table) { return "DELETE FROM " + name_of(table); }

std::string insert_sql(const Table& table) {
  return "INSERT INTO " + name_of(table) + " (" + names(table.columns) + ") VALUES (" +
         placeholders(table.columns.size()) + ")";
}

std::string put_sql(const Table& table) {
  std::string out = insert_sql(table) + " ON CONFLICT (" + names(key_of(table)) + ") DO ";
  if (table.columns.size() == table.key_columns) return out + "NOTHING";
  out += "UPDATE SET ";
  for (std::size_t i = table.key_columns; i < table.columns.size(); ++i) {
    if (i > table.key_columns) out += ", ";
    out += std::string(table.columns[i].name) + " = excluded." + std::string(table.columns[i].name);
  }
  return out;
}

std::string erase_sql(const Table& table) {
  return "DELETE FROM " + name_of(table) + where_key(table);
}

std::string select_row_sql(const Table& table) {
  return "SELECT " + names(table.columns) + " FROM " + name_of(table) + where_key(table);
}

std::string select_rows_sql(const Table& table) {
  return "SELECT " + names(table.columns) + " FROM " + name_of(table) + " ORDER BY " +
         names(key_of(table));
}

std::string select_rows_with_sql(const Table& table, std::size_t column) {
  return "SELECT " + names(table.columns) + " FROM " + name_of(table) + " WHERE " +
         std::string(table.columns[column].name) + " = $1 ORDER BY " + names(key_of(table));
}

void read_cells(const sql::Row& row, const Table& table, std::vector<sql::Cell>& out) {
  out.clear();
  out.reserve(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].nullable && row.is_null(i)) {
      out.emplace_back(sql::Null{});
      continue;
    }
    switch (table.columns[i].type) {
      case ColumnType::kInteger: out.emplace_back(row.integer(i)); break;
      case ColumnType::kText: out.emplace_back(std::string(row.text(i))); break;
      case ColumnType::kBlob: out.emplace_back(sql::Blob{Bytes(row.blob(i))}); break;
    }
  }
}

Sha256 layout_of(Tables tables, std::span<const std::string> folds) {
  std::vector<std::string> lines(folds.begin(), folds.end());
  for (const Table* table : tables)
    if (table->table_class == TableClass::kProjection)
      lines.push_back(create_sql(sql::Dialect::kSqlite, *table));
  std::sort(lines.begin(), lines.end());
  Sha256Stream stream;
  for (const std::string& line : lines) {
    stream.add(line);
    stream.add(std::string_view("\0", 1));
  }
  return stream.finish();
}

}  // namespace motcua::store
