// SQLite as the Database port: one file in WAL, written by one connection, read by any number.
//
// The settings are docs/adr/0007. A new file is made durable, with its directory, before its first
// use; a file that is not ours is kCorrupt, one of a later layout kNewerVersion.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ports/sql.h"

namespace motcua::sqlite {

struct WriterToken;

/// kFull in life. The weaker ones exist so that the crash tests can show that they lose.
enum class Durability { kFull, kNormal, kOff };

struct Options {
  std::string path;
  std::string vfs{};  // "" is the system's own
  Durability durability = Durability::kFull;
  int wal_pages_max = 1000;  // see connection.h
  int writer_cache_kib = 8192;
  int reader_cache_kib = 1024;
  int busy_ms = 5000;
  /// Called on a failed fsync, after which nothing may be believed. Empty: the process stops.
  std::function<void()> on_failed_fsync{};
};

/// Thread-safe; the connections are not.
class SqliteDatabase final : public sql::Database {
 public:
  explicit SqliteDatabase(Options options) : options_(std::move(options)) {}

  /// Makes the file if there is none. kUnavailable while an earlier writer lives.
  [[nodiscard]] Result<std::unique_ptr<sql::Connection>, sql::Failure> open_writer() override;
  /// kUnavailable when there is no database yet. Never checkpoints.
  [[nodiscard]] Result<std::unique_ptr<sql::Connection>, sql::Failure> open_reader() override;
  [[nodiscard]] sql::Dialect dialect() const override { return sql::Dialect::kSqlite; }

 private:
  Options options_;
  std::mutex mutex_;
  std::weak_ptr<WriterToken> writer_;
};

/// SQLite's own check of the file's structure; empty when it is sound. Reads every page: run it on
/// a reader, behind the first answer.
[[nodiscard]] Result<std::vector<std::string>, sql::Failure> quick_check(
    sql::Connection& connection);

/// Copies the WAL into the database and cuts it, so that what was erased stands in no file any
/// more. `writer` is the writer's connection, outside a transaction; kUnavailable while a reader
/// keeps a snapshot.
[[nodiscard]] Result<Done, sql::Failure> truncate_wal(sql::Connection& writer);

}  // namespace motcua::sqlite
