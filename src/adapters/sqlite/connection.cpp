#include "adapters/sqlite/connection.h"

#include <sqlite3.h>

#include "adapters/sqlite/failure.h"
#include "base/check.h"

namespace motcua::sqlite {

using sql::Failure;

namespace {

int remember_wal_pages(void* wal_pages, sqlite3*, const char*, int pages) {
  *static_cast<int*>(wal_pages) = pages;
  return SQLITE_OK;
}

}  // namespace

Result<std::unique_ptr<SqliteConnection>, Failure> SqliteConnection::open(
    const Options& options, Role role, std::shared_ptr<WriterToken> token) {
  auto connection = std::make_unique<SqliteConnection>(options, role, std::move(token));
  TRY(connection->open_file());
  TRY(connection->configure());
  if (role == Role::kWriter) {
    sqlite3_wal_hook(connection->db_, remember_wal_pages, &connection->wal_pages_);
    connection->checkpoint_at_ = options.wal_pages_max;
  }
  return connection;
}

SqliteConnection::~SqliteConnection() {
  if (in_transaction_) rollback();
  statements_.clear();
  if (db_ != nullptr) CHECK(sqlite3_close(db_) == SQLITE_OK, "a statement outlived its connection");
}

Failure SqliteConnection::failed(int code, bool during_commit) {
  if (is_fsync_failure(code)) {
    CHECK(options_.on_failed_fsync, "fsync failed: stopping, recovery decides what is durable");
    options_.on_failed_fsync();
    during_commit = true;
  }
  const Failure failure = failure_of(code, during_commit);
  if (in_transaction_ && !failure_) failure_ = failure;
  return failure;
}

Result<Done, Failure> SqliteConnection::ready() const {
  if (reading_) return fail(Failure::kMisuse);
  if (failure_) return fail(*failure_);
  return Done{};
}

Result<Statement*, Failure> SqliteConnection::prepared(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second.get();
  std::unique_ptr<Statement> made;
  const int code = Statement::prepare(db_, sql, made);
  if (code != SQLITE_OK) return fail(failed(code, false));
  return (statements_[std::string(sql)] = std::move(made)).get();
}

Result<Done, Failure> SqliteConnection::execute(const char* sql, bool during_commit) {
  const int code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(failed(code, during_commit));
  return Done{};
}

Result<Done, Failure> SqliteConnection::query(std::string_view sql,
                                              std::span<const sql::Cell> parameters,
                                              const sql::RowCallback& each) {
  TRY(ready());
  Statement* const statement = TRY(prepared(sql));
  int code = statement->bind(parameters);
  StatementRow row(statement->handle());
  reading_ = true;
  while (code == SQLITE_OK || code == SQLITE_ROW) {
    code = statement->step();
    if (code != SQLITE_ROW) break;
    const bool wants_more = each(row);
    if (row.was_misread()) code = SQLITE_CORRUPT;
    if (!wants_more) break;
  }
  reading_ = false;
  statement->reset();
  if (code == SQLITE_ROW || code == SQLITE_DONE) return Done{};
  return fail(failed(code, !in_transaction_));
}

Result<Done, Failure> SqliteConnection::run_once(Statement& statement,
                                                 std::span<const sql::Cell> parameters) {
  int code = statement.bind(parameters);
  if (code == SQLITE_OK) code = statement.step();
  // A statement with rows belongs into query().
  if (code == SQLITE_ROW) code = SQLITE_MISUSE;
  statement.reset();
  if (code != SQLITE_DONE) return fail(failed(code, !in_transaction_));
  return Done{};
}

Result<std::int64_t, Failure> SqliteConnection::run(std::string_view sql,
                                                    std::span<const sql::Cell> parameters) {
  TRY(ready());
  Statement* const statement = TRY(prepared(sql));
  const std::int64_t before = sqlite3_total_changes64(db_);
  TRY(run_once(*statement, parameters));
  // Counted by difference: definitions leave sqlite3_changes() at what the last update did.
  const std::int64_t changed = sqlite3_total_changes64(db_) == before ? 0 : sqlite3_changes64(db_);
  if (!in_transaction_) checkpoint_if_due();
  return changed;
}

template <class Body>
Result<Done, Failure> SqliteConnection::all_or_nothing(const Body& body) {
  TRY(ready());
  if (in_transaction_) return body();
  TRY(begin());
  const Result<Done, Failure> done = body();
  if (done) return commit();
  rollback();
  return done;
}

Result<Done, Failure> SqliteConnection::run_many(
    std::string_view sql, std::span<const std::vector<sql::Cell>> parameter_lists) {
  return all_or_nothing([&]() -> Result<Done, Failure> {
    Statement* const statement = TRY(prepared(sql));
    for (const auto& parameters : parameter_lists) TRY(run_once(*statement, parameters));
    return Done{};
  });
}

Result<Done, Failure> SqliteConnection::script(std::string_view sql) {
  const std::string text(sql);
  return all_or_nothing([&] { return execute(text.c_str(), false); });
}

Result<Done, Failure> SqliteConnection::begin() {
  if (reading_ || in_transaction_) return fail(Failure::kMisuse);
  TRY(execute(role_ == Role::kWriter ? "BEGIN IMMEDIATE" : "BEGIN", false));
  in_transaction_ = true;
  if (role_ == Role::kWriter) return Done{};
  // SQLite takes the snapshot at the first read, our callers count from here.
  const auto read =
      query("SELECT 1 FROM sqlite_schema LIMIT 1", {}, [](const sql::Row&) { return true; });
  if (!read) rollback();
  return read;
}

Result<Done, Failure> SqliteConnection::commit() {
  if (reading_ || !in_transaction_) return fail(Failure::kMisuse);
  Result<Done, Failure> done = ready();
  if (done) done = execute("COMMIT", true);
  if (!done) {
    rollback();
    return done;
  }
  in_transaction_ = false;
  checkpoint_if_due();
  return Done{};
}

void SqliteConnection::rollback() {
  CHECK(!reading_);
  in_transaction_ = false;
  failure_.reset();
  // Some failures have rolled back already.
  if (sqlite3_get_autocommit(db_) != 0) return;
  const int code = sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) static_cast<void>(failed(code, false));
}

void SqliteConnection::checkpoint_if_due() {
  if (role_ != Role::kWriter) return;
  // The WAL was started anew since the last look.
  if (wal_pages_ < options_.wal_pages_max) checkpoint_at_ = options_.wal_pages_max;
  if (wal_pages_ < checkpoint_at_) return;
  const int code =
      sqlite3_wal_checkpoint_v2(db_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  ++checkpoints_;
  // A reader may hold the WAL where it is: asking at every commit would cost three flushes each.
  checkpoint_at_ = wal_pages_ + options_.wal_pages_max / 4;
  // The commit stands whatever becomes of the checkpoint; only a failed fsync is the end.
  if (code != SQLITE_OK && is_fsync_failure(code)) static_cast<void>(failed(code, false));
}

Result<Done, Failure> SqliteConnection::truncate_wal() {
  TRY(ready());
  if (in_transaction_ || role_ != Role::kWriter) return fail(Failure::kMisuse);
  const int code =
      sqlite3_wal_checkpoint_v2(db_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(failed(code, false));
  wal_pages_ = 0;
  checkpoint_at_ = options_.wal_pages_max;
  return Done{};
}

}  // namespace motcua::sqlite
