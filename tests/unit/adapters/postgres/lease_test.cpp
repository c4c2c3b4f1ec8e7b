// One writer at a time on PostgreSQL, and what it knows after a commit that went wrong.
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <string>
#include <thread>
#include <vector>

#include "adapters/postgres/database.h"
#include "support/postgres.h"
#include "support/skip.h"

namespace motcua::postgres {
namespace {

/// A session beside the adapter: the operator, or another machine.
class Operator {
 public:
  explicit Operator(const std::string& url) : connection_(PQconnectdb(url.c_str())) {}
  ~Operator() { PQfinish(connection_); }
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;

  std::string ask(const std::string& sql) {
    PGresult* const result = PQexec(connection_, sql.c_str());
    const bool has_value = PQntuples(result) > 0 && PQnfields(result) > 0;
    std::string value = has_value ? PQgetvalue(result, 0, 0) : PQresultErrorMessage(result);
    PQclear(result);
    return value;
  }
  void wait_until(const std::string& sql) {
    while (ask(sql) != "t") std::this_thread::yield();
  }
  /// Sends a statement and does not wait for its answer.
  void send(const std::string& sql) { ASSERT_EQ(PQsendQuery(connection_, sql.c_str()), 1); }
  /// The answers of what was sent.
  void receive() {
    while (PGresult* const result = PQgetResult(connection_)) PQclear(result);
  }
  [[nodiscard]] std::string pid() const { return std::to_string(PQbackendPID(connection_)); }

 private:
  PGconn* connection_;
};

class PostgresLease : public ::testing::Test {
 protected:
  void SetUp() override {
    auto* const cluster = testing::PostgresCluster::get();
    if (cluster == nullptr) SKIP_ABSENT("PostgreSQL 15");
    url_ = cluster->make_database();
    auto opened = PostgresDatabase({.url = url_}).open_writer();
    ASSERT_TRUE(opened.has_value());
    writer_ = std::move(*opened);
    ASSERT_TRUE(writer_->script("CREATE TABLE thing (id BIGINT PRIMARY KEY)"));
  }
  Result<std::int64_t, sql::Failure> put(std::int64_t id) {
    return writer_->run("INSERT INTO thing (id) VALUES ($1)", std::vector<sql::Cell>{id});
  }
  /// Every commit waits for a standby that is not there. A reloaded setting counts only once the
  /// server's checkpointer has read it, so a commit beside ours shows when that is.
  void demand_a_standby(Operator& other) {
    Operator probe(url_);
    probe.ask("CREATE TABLE probe (id BIGINT)");
    other.ask("ALTER SYSTEM SET synchronous_standby_names = 'ghost'");
    other.ask("SELECT pg_reload_conf()");
    const std::string waits = "pid = " + probe.pid() + " AND wait_event = 'SyncRep'";
    for (int attempt = 0; other.ask("SELECT count(*) FROM pg_stat_activity WHERE " + waits) != "1";
         ++attempt) {
      probe.receive();
      const std::string insert = "INSERT INTO probe (id) VALUES (" + std::to_string(attempt) + ")";
      probe.send(insert);
      other.wait_until("SELECT count(*) = 1 FROM pg_stat_activity WHERE " + waits + " OR (pid = " +
                       probe.pid() + " AND state = 'idle' AND query = '" + insert + "')");
    }
    other.ask("SELECT pg_cancel_backend(" + probe.pid() + ")");
    probe.receive();
  }
  /// No commit waits any more: the one beside ours ends only when the server has read that.
  void demand_no_standby(Operator& other) {
    other.ask("ALTER SYSTEM RESET synchronous_standby_names");
    other.ask("SELECT pg_reload_conf()");
    other.ask("INSERT INTO probe (id) VALUES (-1)");
  }
  /// Puts a row and commits while no standby answers; the operator cuts the wait with `cut`.
  Result<Done, sql::Failure> commit_cut_short_by(Operator& other, const std::string& cut) {
    demand_a_standby(other);
    EXPECT_EQ(writer_->begin().has_value(), true);
    EXPECT_EQ(put(1).has_value(), true);
    Result<Done, sql::Failure> done;
    std::thread committing([&] { done = writer_->commit(); });
    const std::string waiting =
        " FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'SyncRep'";
    other.wait_until("SELECT count(*) = 1" + waiting);
    other.ask("SELECT " + cut + "(pid)" + waiting);
    committing.join();
    demand_no_standby(other);
    return done;
  }

  std::string url_;
  std::unique_ptr<sql::Connection> writer_;
};

TEST_F(PostgresLease, AWriterWhoseTermWasTakenCommitsNothingMore) {
  Operator other(url_);
  ASSERT_TRUE(writer_->begin());
  ASSERT_TRUE(put(1));
  other.ask("UPDATE motcua_lease SET term = term + 1");
  const auto refused = writer_->commit();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), sql::Failure::kUnavailable);
  EXPECT_EQ(put(2).error(), sql::Failure::kUnavailable);
  EXPECT_EQ(writer_->begin().error(), sql::Failure::kUnavailable);
  EXPECT_EQ(other.ask("SELECT count(*) FROM thing"), "0");
}

TEST_F(PostgresLease, ATakeOverWaitsForACommitThatHasBegun) {
  Operator holder(url_), taker(url_);
  holder.ask("BEGIN; SELECT term FROM motcua_lease WHERE id = 1 FOR SHARE");
  taker.ask("SET lock_timeout = '1ms'");
  EXPECT_NE(taker.ask("UPDATE motcua_lease SET term = term + 1").find("lock timeout"),
            std::string::npos);
}

TEST_F(PostgresLease, EachWriterGetsANewTerm) {
  Operator other(url_);
  EXPECT_EQ(other.ask("SELECT term FROM motcua_lease"), "1");
  writer_.reset();
  ASSERT_TRUE(PostgresDatabase({.url = url_}).open_writer().has_value());
  EXPECT_EQ(other.ask("SELECT term FROM motcua_lease"), "2");
}

TEST_F(PostgresLease, ACutConnectionIsUnavailableAndItsTransactionGone) {
  Operator other(url_);
  ASSERT_TRUE(writer_->begin());
  ASSERT_TRUE(put(1));
  other.ask(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
      " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  const auto cut = writer_->commit();
  ASSERT_FALSE(cut.has_value());
  EXPECT_EQ(cut.error(), sql::Failure::kUnavailable);
  EXPECT_EQ(writer_->begin().error(), sql::Failure::kUnavailable);
  EXPECT_EQ(other.ask("SELECT count(*) FROM thing"), "0");
}

TEST_F(PostgresLease, AConnectionCutDuringTheCommitLeavesItsOutcomeUnknown) {
  Operator other(url_);
  const auto done = commit_cut_short_by(other, "pg_terminate_backend");
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error(), sql::Failure::kUnknown);
  EXPECT_EQ(other.ask("SELECT count(*) FROM thing"), "1") << "this time it had happened";
}

TEST_F(PostgresLease, ACommitWithAWarningIsNotBelieved) {
  Operator other(url_);
  const auto done = commit_cut_short_by(other, "pg_cancel_backend");
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error(), sql::Failure::kUnknown);
  EXPECT_TRUE(put(2).has_value()) << "the connection itself is sound";
}

TEST_F(PostgresLease, AServerThatIsNotThereIsUnavailable) {
  for (const char* const url : {"postgres://motcua@/none?host=/nowhere", "postgres://[", "=x"}) {
    const auto opened = PostgresDatabase({.url = url}).open_reader();
    ASSERT_FALSE(opened.has_value()) << url;
    EXPECT_EQ(opened.error(), sql::Failure::kUnavailable) << url;
  }
}

}  // namespace
}  // namespace motcua::postgres
