#include "adapters/sqlite/database.h"

#include "adapters/sqlite/connection.h"
#include "base/check.h"

namespace motcua::sqlite {

using sql::Failure;

Result<std::unique_ptr<sql::Connection>, Failure> SqliteDatabase::open_writer() {
  const std::scoped_lock lock(mutex_);
  if (!writer_.expired()) return fail(Failure::kUnavailable);
  auto token = std::make_shared<WriterToken>();
  writer_ = token;
  return TRY(SqliteConnection::open(options_, Role::kWriter, std::move(token)));
}

Result<std::unique_ptr<sql::Connection>, Failure> SqliteDatabase::open_reader() {
  return TRY(SqliteConnection::open(options_, Role::kReader, nullptr));
}

Result<std::vector<std::string>, Failure> quick_check(sql::Connection& connection) {
  std::vector<std::string> found;
  TRY(connection.query("PRAGMA quick_check(100)", {}, [&](const sql::Row& row) {
    if (row.text(0) != "ok") found.emplace_back(row.text(0));
    return true;
  }));
  return found;
}

Result<Done, Failure> truncate_wal(sql::Connection& writer) {
  auto* const connection = dynamic_cast<SqliteConnection*>(&writer);
  CHECK(connection != nullptr);
  return connection->truncate_wal();
}

}  // namespace motcua::sqlite
