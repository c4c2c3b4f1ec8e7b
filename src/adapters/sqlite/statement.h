// One prepared statement of SQLite: parameters bound by name, columns read by type.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "ports/sql.h"

struct sqlite3;
struct sqlite3_stmt;

namespace motcua::sqlite {

/// Not shared between threads.
class Statement {
 public:
  /// Returns a result code of SQLite. SQLITE_MISUSE when the text is not exactly one statement, or
  /// its placeholders are not $1 .. $n without a hole.
  [[nodiscard]] static int prepare(sqlite3* db, std::string_view sql,
                                   std::unique_ptr<Statement>& out);
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}  // owns it
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// `parameters` must stay as they are until reset(). Texts are UTF-8 without U+0000, as
  /// PostgreSQL wants them; anything else is SQLITE_MISUSE.
  [[nodiscard]] int bind(std::span<const sql::Cell> parameters);
  [[nodiscard]] int step();
  void reset();
  [[nodiscard]] sqlite3_stmt* handle() const { return handle_; }

 private:
  [[nodiscard]] int look_up_placeholders();

  sqlite3_stmt* handle_;
  std::vector<int> places_;  // places_[i] is SQLite's number for "$<i+1>"
};

/// The row a statement stands on. A column of another type than was asked for reads as nothing and
/// is remembered: STRICT tables allow it only in a damaged file.
class StatementRow final : public sql::Row {
 public:
  explicit StatementRow(sqlite3_stmt* handle) : handle_(handle) {}
  [[nodiscard]] bool is_null(std::size_t column) const override;
  [[nodiscard]] std::int64_t integer(std::size_t column) const override;
  [[nodiscard]] std::string_view text(std::size_t column) const override;
  [[nodiscard]] std::string_view blob(std::size_t column) const override;
  [[nodiscard]] std::size_t columns() const override;
  [[nodiscard]] bool was_misread() const { return misread_; }

 private:
  [[nodiscard]] bool has_type(std::size_t column, int type) const;

  sqlite3_stmt* handle_;
  mutable bool misread_ = false;
};

}  // namespace motcua::sqlite
