// A connection to one SQLite file: the writer's or a reader's.
//
// Checkpoints: SQLite's automatic ones are off. After a commit that leaves wal_pages_max pages or
// more in the WAL the writer copies them into the database itself (passive: it waits for nobody).
// The next write then starts the WAL anew, so it stays below wal_pages_max pages plus those of the
// largest batch, each 4,120 bytes: about 4.2 MB by default, read again after a power cut in some
// 10 ms. A reader that keeps a snapshot open keeps the WAL from starting anew: it grows by what is
// written meanwhile and is cut back afterwards.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "adapters/sqlite/database.h"
#include "adapters/sqlite/statement.h"
#include "ports/sql.h"

namespace motcua::sqlite {

enum class Role { kWriter, kReader };

/// Held by the writer while it lives; the database sees by it that there is one.
struct WriterToken {};

class SqliteConnection final : public sql::Connection {
 public:
  [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>, sql::Failure> open(
      const Options& options, Role role, std::shared_ptr<WriterToken> token);
  /// Not yet open: use open().
  SqliteConnection(const Options& options, Role role, std::shared_ptr<WriterToken> token)
      : options_(options), role_(role), token_(std::move(token)) {}
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  [[nodiscard]] sql::Dialect dialect() const override { return sql::Dialect::kSqlite; }
  [[nodiscard]] Result<Done, sql::Failure> query(std::string_view sql,
                                                 std::span<const sql::Cell> parameters,
                                                 const sql::RowCallback& each) override;
  [[nodiscard]] Result<std::int64_t, sql::Failure> run(
      std::string_view sql, std::span<const sql::Cell> parameters) override;
  [[nodiscard]] Result<Done, sql::Failure> run_many(
      std::string_view sql, std::span<const std::vector<sql::Cell>> parameter_lists) override;
  [[nodiscard]] Result<Done, sql::Failure> script(std::string_view sql) override;
  [[nodiscard]] Result<Done, sql::Failure> begin() override;
  [[nodiscard]] Result<Done, sql::Failure> commit() override;
  void rollback() override;

  /// Copies the whole WAL into the database and cuts it to nothing, so that what was erased stands
  /// in no file any more. kUnavailable while a reader keeps a snapshot.
  [[nodiscard]] Result<Done, sql::Failure> truncate_wal();
  [[nodiscard]] sqlite3* handle() const { return db_; }
  [[nodiscard]] std::int64_t checkpoints() const { return checkpoints_; }

 private:
  [[nodiscard]] Result<Done, sql::Failure> configure();
  [[nodiscard]] Result<Done, sql::Failure> open_file();
  [[nodiscard]] Result<Done, sql::Failure> check_owner();
  [[nodiscard]] Result<Done, sql::Failure> make_durable();
  [[nodiscard]] Result<Done, sql::Failure> mark_and_switch_to_wal();
  [[nodiscard]] Result<Done, sql::Failure> sync_what_was_recovered();
  [[nodiscard]] Result<Done, sql::Failure> ready() const;
  /// Remembers a failure inside a transaction; stops the process on a failed fsync.
  [[nodiscard]] sql::Failure failed(int code, bool during_commit);
  [[nodiscard]] Result<Statement*, sql::Failure> prepared(std::string_view sql);
  [[nodiscard]] Result<Done, sql::Failure> execute(const char* sql, bool during_commit);
  [[nodiscard]] Result<Done, sql::Failure> run_once(Statement& statement,
                                                    std::span<const sql::Cell> parameters);
  template <class Body>
  [[nodiscard]] Result<Done, sql::Failure> all_or_nothing(const Body& body);
  void checkpoint_if_due();

  Options options_;
  Role role_;
  std::shared_ptr<WriterToken> token_;
  sqlite3* db_ = nullptr;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>>
      statements_;
  bool in_transaction_ = false;
  std::optional<sql::Failure> failure_;  // of the transaction that is open
  bool reading_ = false;                 // inside a row callback
  int wal_pages_ = 0;                    // after the last commit
  int checkpoint_at_ = 0;
  std::int64_t checkpoints_ = 0;
};

}  // namespace motcua::sqlite
