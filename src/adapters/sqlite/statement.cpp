#include "adapters/sqlite/statement.h"

#include <sqlite3.h>

#include <string>

#include "base/check.h"
#include "base/text.h"

namespace motcua::sqlite {

namespace {

int bind_text(sqlite3_stmt* handle, int place, const std::string& text) {
  if (text.find('\0') != std::string::npos || !is_utf8(text)) return SQLITE_MISUSE;
  return sqlite3_bind_text64(handle, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

int bind_cell(sqlite3_stmt* handle, int place, const sql::Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    return sqlite3_bind_int64(handle, place, *integer);
  }
  if (const auto* text = std::get_if<std::string>(&cell)) return bind_text(handle, place, *text);
  if (const auto* blob = std::get_if<sql::Blob>(&cell)) {
    return sqlite3_bind_blob64(handle, place, blob->bytes.data(), blob->bytes.size(),
                               SQLITE_STATIC);
  }
  return sqlite3_bind_null(handle, place);
}

}  // namespace

int Statement::prepare(sqlite3* db, std::string_view sql, std::unique_ptr<Statement>& out) {
  sqlite3_stmt* handle = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, &tail);
  if (code != SQLITE_OK) return code;
  if (handle == nullptr) return SQLITE_MISUSE;  // nothing but white space
  out = std::make_unique<Statement>(handle);
  const std::string_view rest(tail, static_cast<std::size_t>(sql.data() + sql.size() - tail));
  if (rest.find_first_not_of(" \t\n;") != std::string_view::npos) return SQLITE_MISUSE;
  return out->look_up_placeholders();
}

int Statement::look_up_placeholders() {
  const int count = sqlite3_bind_parameter_count(handle_);
  for (int i = 1; i <= count; ++i) {
    const std::string name = "$" + std::to_string(i);
    const int place = sqlite3_bind_parameter_index(handle_, name.c_str());
    if (place == 0) return SQLITE_MISUSE;
    places_.push_back(place);
  }
  return SQLITE_OK;
}

Statement::~Statement() { sqlite3_finalize(handle_); }

int Statement::bind(std::span<const sql::Cell> parameters) {
  if (parameters.size() != places_.size()) return SQLITE_MISUSE;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const int code = bind_cell(handle_, places_[i], parameters[i]);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

int Statement::step() { return sqlite3_step(handle_); }

void Statement::reset() {
  // Both repeat or forget an error already reported by step().
  static_cast<void>(sqlite3_reset(handle_));
  static_cast<void>(sqlite3_clear_bindings(handle_));
}

bool StatementRow::has_type(std::size_t column, int type) const {
  CHECK(column < columns());
  if (sqlite3_column_type(handle_, static_cast<int>(column)) == type) return true;
  misread_ = true;
  return false;
}

std::size_t StatementRow::columns() const {
  return static_cast<std::size_t>(sqlite3_data_count(handle_));
}

bool StatementRow::is_null(std::size_t column) const {
  CHECK(column < columns());
  return sqlite3_column_type(handle_, static_cast<int>(column)) == SQLITE_NULL;
}

std::int64_t StatementRow::integer(std::size_t column) const {
  if (!has_type(column, SQLITE_INTEGER)) return 0;
  return sqlite3_column_int64(handle_, static_cast<int>(column));
}

std::string_view StatementRow::text(std::size_t column) const {
  if (!has_type(column, SQLITE_TEXT)) return {};
  const int place = static_cast<int>(column);
  const unsigned char* text = sqlite3_column_text(handle_, place);
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_, place))};
}

std::string_view StatementRow::blob(std::size_t column) const {
  if (!has_type(column, SQLITE_BLOB)) return {};
  const int place = static_cast<int>(column);
  const void* bytes = sqlite3_column_blob(handle_, place);  // null for an empty blob
  const int size = sqlite3_column_bytes(handle_, place);
  return {size == 0 ? "" : static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

}  // namespace motcua::sqlite
