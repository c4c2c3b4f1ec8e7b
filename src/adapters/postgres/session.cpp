// Connecting, the lease, and the ends of transactions.
#include <array>

#include "adapters/postgres/connection.h"
#include "base/check.h"

namespace motcua::postgres {

using sql::Failure;

namespace {

// "mtcu", of the advisory locks in this database; nobody else locks by this number.
constexpr std::int64_t kLeaseLock = 0x6d746375;
constexpr int kServerVersionMin = 150000;

}  // namespace

Result<std::unique_ptr<PostgresConnection>, Failure> PostgresConnection::open(
    const Options& options, Role role) {
  auto connection = std::make_unique<PostgresConnection>(role);
  TRY(connection->connect(options));
  TRY(connection->configure());
  if (role == Role::kWriter) TRY(connection->take_lease());
  return connection;
}

Result<Done, Failure> PostgresConnection::connect(const Options& options) {
  if (!load_libpq()) return fail(Failure::kUnavailable);
  const std::string timeout = std::to_string(options.connect_timeout_s);
  const std::array<const char*, 5> names = {"dbname", "connect_timeout", "client_encoding",
                                            "fallback_application_name", nullptr};
  const std::array<const char*, 5> values = {options.url.c_str(), timeout.c_str(), "UTF8", "motcua",
                                             nullptr};
  connection_.reset(libpq().connectdb_params(names.data(), values.data(), 1));
  PGconn* const connection = connection_.get();
  if (libpq().status(connection) != CONNECTION_OK) return fail(Failure::kUnavailable);
  if (libpq().server_version(connection) < kServerVersionMin) return fail(Failure::kUnavailable);
  libpq().set_notice_receiver(connection, note, this);
  return Done{};
}

Result<Done, Failure> PostgresConnection::configure() {
  // An operator may have asked for more than `on`; nobody gets less.
  TRY(
      execute("SELECT set_config('synchronous_commit', 'on', false)"
              " WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')"));
  TRY(execute("SET TimeZone = 'UTC'"));
  return execute(role_ == Role::kReader ? "SET SESSION CHARACTERISTICS AS TRANSACTION"
                                          " ISOLATION LEVEL REPEATABLE READ READ ONLY"
                                        : "SET SESSION CHARACTERISTICS AS TRANSACTION"
                                          " ISOLATION LEVEL READ COMMITTED READ WRITE");
}

Result<Done, Failure> PostgresConnection::take_lease() {
  bool is_ours = false;
  const std::vector<sql::Cell> lock = {kLeaseLock};
  TRY(query("SELECT pg_try_advisory_lock($1)", lock, [&](const sql::Row& row) {
    is_ours = row.integer(0) == 1;
    return true;
  }));
  if (!is_ours) return fail(Failure::kUnavailable);
  TRY(
      execute("SET client_min_messages = 'error';"  // "already exists, skipping"
              "CREATE TABLE IF NOT EXISTS motcua_lease"
              " (id BIGINT PRIMARY KEY, term BIGINT NOT NULL);"
              "INSERT INTO motcua_lease (id, term) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;"
              "SET client_min_messages = 'warning'"));
  TRY(query("UPDATE motcua_lease SET term = term + 1 WHERE id = 1 RETURNING term", {},
            [&](const sql::Row& row) {
              term_ = row.integer(0);
              return true;
            }));
  return Done{};
}

Result<Done, Failure> PostgresConnection::hold_lease() {
  bool is_held = false;
  // The lock on the row keeps a new writer from taking its term until this commit is through.
  TRY(query("SELECT term FROM motcua_lease WHERE id = 1 FOR SHARE", {}, [&](const sql::Row& row) {
    is_held = row.integer(0) == term_;
    return true;
  }));
  if (is_held) return Done{};
  is_fenced_ = true;
  return fail(failed(Failure::kUnavailable));
}

Result<Done, Failure> PostgresConnection::begin() {
  if (reading_ || in_transaction_) return fail(Failure::kMisuse);
  TRY(ready());
  TRY(execute("BEGIN"));
  in_transaction_ = true;
  if (role_ == Role::kWriter) return Done{};
  // PostgreSQL takes the snapshot at the first statement, our callers count from here.
  const auto read = execute("SELECT 1");
  if (!read) rollback();
  return read;
}

Result<Done, Failure> PostgresConnection::commit() {
  if (reading_ || !in_transaction_) return fail(Failure::kMisuse);
  Result<Done, Failure> done = ready();
  if (done && role_ == Role::kWriter) done = hold_lease();
  if (!done) {
    rollback();
    return done;
  }
  was_warned_ = false;
  const Answer answer(libpq().exec(connection_.get(), "COMMIT"));
  in_transaction_ = false;
  failure_.reset();
  const bool has_answer = answer != nullptr && libpq().status(connection_.get()) == CONNECTION_OK;
  if (!has_answer) return fail(Failure::kUnknown);
  if (libpq().result_status(answer.get()) != PGRES_COMMAND_OK) {
    const Failure failure = failed(answer.get());
    return fail(failure);
  }
  if (std::string_view(libpq().cmd_status(answer.get())) != "COMMIT")
    return fail(Failure::kUnavailable);
  // "committed locally, but might not have been replicated" arrives as a warning.
  if (was_warned_) return fail(Failure::kUnknown);
  return Done{};
}

void PostgresConnection::rollback() {
  CHECK(!reading_);
  if (!in_transaction_) return;
  in_transaction_ = false;
  failure_.reset();
  // A broken line rolls back by itself; the next call finds it broken.
  static_cast<void>(execute("ROLLBACK"));
}

}  // namespace motcua::postgres
