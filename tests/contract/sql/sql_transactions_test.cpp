// Transactions, failures and readers behave alike on every engine.
#include "contract/sql/sql_contract.h"

namespace motcua::testing {
namespace {

using Ids = std::vector<std::int64_t>;
const auto kEveryRow = [](const sql::Row&) { return true; };

template <class T>
void expect_failure(const Result<T, sql::Failure>& result, sql::Failure failure,
                    const std::string& where = {}) {
  ASSERT_FALSE(result.has_value()) << where;
  EXPECT_EQ(static_cast<int>(result.error()), static_cast<int>(failure)) << where;
}

class SqlTransactions : public SqlContract {};

TEST_P(SqlTransactions, NothingIsSeenBeforeTheCommitAndAllOfItAfter) {
  const auto other = reader();
  ASSERT_TRUE(writer().begin());
  ASSERT_TRUE(put(1, text("một")));
  ASSERT_TRUE(put(2, text("hai")));
  EXPECT_EQ(ids(writer()), (Ids{1, 2}));
  EXPECT_EQ(ids(*other), Ids{});
  ASSERT_TRUE(writer().commit());
  EXPECT_EQ(ids(*other), (Ids{1, 2}));
}

TEST_P(SqlTransactions, ARollbackLeavesNothing) {
  ASSERT_TRUE(writer().begin());
  ASSERT_TRUE(put(1, text("một")));
  writer().rollback();
  EXPECT_EQ(ids(writer()), Ids{});
  ASSERT_TRUE(put(1, text("một")));
}

TEST_P(SqlTransactions, WhatWasCommittedIsThereWhenOpenedAgain) {
  ASSERT_TRUE(put(1, text("một")));
  ASSERT_TRUE(writer().begin());
  ASSERT_TRUE(put(2, text("hai")));
  close_writer();  // in the middle of a transaction
  auto again = database().open_writer();
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(ids(**again), Ids{1});
}

TEST_P(SqlTransactions, AReadersSnapshotIsThatOfItsBegin) {
  ASSERT_TRUE(put(1, text("một")));
  const auto other = reader();
  ASSERT_TRUE(other->begin());
  ASSERT_TRUE(put(2, text("hai")));
  EXPECT_EQ(ids(*other), Ids{1});
  ASSERT_TRUE(put(3, text("ba")));
  EXPECT_EQ(ids(*other), Ids{1});
  ASSERT_TRUE(other->commit());
  EXPECT_EQ(ids(*other), (Ids{1, 2, 3}));
}

TEST_P(SqlTransactions, AReaderCannotWrite) {
  const auto other = reader();
  const char* const insert = "INSERT INTO thing (id) VALUES ($1)";
  expect_failure(other->run(insert, Cells{integer(1)}), sql::Failure::kReadOnly);
  expect_failure(other->run_many(insert, std::vector<Cells>{{integer(1)}}),
                 sql::Failure::kReadOnly);
  expect_failure(other->script("CREATE TABLE other (id BIGINT)"), sql::Failure::kReadOnly);
  EXPECT_EQ(ids(*other), Ids{});
}

TEST_P(SqlTransactions, ThereIsOneWriter) {
  expect_failure(database().open_writer(), sql::Failure::kUnavailable);
  close_writer();
  EXPECT_TRUE(database().open_writer().has_value());
}

TEST_P(SqlTransactions, AUniquenessOrNotNullRuleThatSaysNoIsAConstraint) {
  ASSERT_TRUE(put(1, text("một")));
  expect_failure(put(1, text("hai")), sql::Failure::kConstraint, "key");
  expect_failure(put(2, text("một")), sql::Failure::kConstraint, "unique index");
  define(
      "CREATE TABLE strict_one (id {int} NOT NULL PRIMARY KEY, name {text} NOT NULL,"
      " thing_id {int} REFERENCES thing (id){end}");
  const char* const insert = "INSERT INTO strict_one (id, name, thing_id) VALUES ($1, $2, $3)";
  expect_failure(writer().run(insert, Cells{integer(1), null(), null()}), sql::Failure::kConstraint,
                 "not null");
  expect_failure(writer().run(insert, Cells{integer(1), text("x"), integer(99)}),
                 sql::Failure::kConstraint, "foreign key");
  EXPECT_TRUE(writer().run(insert, Cells{integer(1), text("x"), integer(1)}));
  EXPECT_EQ(ids(writer()), Ids{1});
}

TEST_P(SqlTransactions, AStatementServesAgainAfterItFailed) {
  ASSERT_TRUE(put(1, text("một")));
  for (int i = 0; i < 3; ++i) {
    expect_failure(put(1, text("hai")), sql::Failure::kConstraint);
    EXPECT_TRUE(put(10 + i, null()).has_value());
  }
  EXPECT_EQ(ids(writer()), (Ids{1, 10, 11, 12}));
}

TEST_P(SqlTransactions, AFailureSpoilsItsTransactionUntilItIsRolledBack) {
  ASSERT_TRUE(put(1, text("một")));
  ASSERT_TRUE(writer().begin());
  ASSERT_TRUE(put(2, text("hai")));
  expect_failure(put(1, text("ba")), sql::Failure::kConstraint, "the fault");
  expect_failure(put(3, text("bốn")), sql::Failure::kConstraint, "a good statement after it");
  expect_failure(writer().query("SELECT id FROM thing", {}, kEveryRow), sql::Failure::kConstraint,
                 "a query after it");
  expect_failure(writer().commit(), sql::Failure::kConstraint, "the commit");
  EXPECT_EQ(ids(writer()), Ids{1});
  ASSERT_TRUE(writer().begin());
  ASSERT_TRUE(put(4, text("bốn")));
  ASSERT_TRUE(writer().commit());
  EXPECT_EQ(ids(writer()), (Ids{1, 4}));
}

TEST_P(SqlTransactions, ManyRowsGoInTogetherOrNotAtAll) {
  const char* const insert = "INSERT INTO thing (id, name) VALUES ($1, $2)";
  EXPECT_TRUE(writer().run_many(insert, {}));
  std::vector<Cells> lists;
  for (std::int64_t i = 0; i < 500; ++i) lists.push_back({integer(i), null()});
  lists.push_back({integer(250), null()});  // again
  lists.push_back({integer(501), null()});
  expect_failure(writer().run_many(insert, lists), sql::Failure::kConstraint);
  EXPECT_EQ(ids(writer()), Ids{});
  lists.resize(500);
  ASSERT_TRUE(writer().begin());
  ASSERT_TRUE(writer().run_many(insert, lists));
  ASSERT_TRUE(writer().commit());
  EXPECT_EQ(ids(writer()).size(), 500U);
}

TEST_P(SqlTransactions, ManyChangesHappenInTheOrderGiven) {
  ASSERT_TRUE(writer().run("INSERT INTO thing (id, number) VALUES ($1, $2)",
                           Cells{integer(1), integer(0)}));
  std::vector<Cells> lists;
  for (std::int64_t i = 1; i <= 50; ++i) lists.push_back({integer(i), integer(i - 1)});
  ASSERT_TRUE(writer().run_many("UPDATE thing SET number = $1 WHERE number = $2", lists));
  EXPECT_EQ(integers(writer(), "SELECT number FROM thing"), Ids{50});
}

TEST_P(SqlTransactions, RunSaysHowManyRowsChanged) {
  const char* const put_or_replace =
      "INSERT INTO thing (id, number) VALUES ($1, $2)"
      " ON CONFLICT (id) DO UPDATE SET number = excluded.number";
  EXPECT_EQ(writer().run(put_or_replace, Cells{integer(1), integer(1)}), 1);
  EXPECT_EQ(writer().run(put_or_replace, Cells{integer(1), integer(2)}), 1);
  EXPECT_EQ(writer().run(put_or_replace, Cells{integer(2), integer(3)}), 1);
  EXPECT_EQ(writer().run("UPDATE thing SET number = $1", Cells{integer(9)}), 2);
  EXPECT_EQ(writer().run("DELETE FROM thing WHERE id = $1", Cells{integer(5)}), 0);
  EXPECT_EQ(writer().run("DELETE FROM thing", {}), 2);
  EXPECT_EQ(writer().run("CREATE INDEX thing_number ON thing (number)", {}), 0);
}

TEST_P(SqlTransactions, AScriptIsDoneWhollyOrNotAtAll) {
  expect_failure(writer().script("CREATE TABLE first_one (id BIGINT);"
                                 "CREATE TABLE thing (id BIGINT)"),
                 sql::Failure::kMisuse);
  expect_failure(writer().query("SELECT id FROM first_one", {}, kEveryRow), sql::Failure::kMisuse);
}

TEST_P(SqlTransactions, WrongWordsAreABugAndSpoilNothing) {
  const std::pair<const char*, Cells> wrong[] = {
      {"SELEC id FROM thing", {}},
      {"SELECT id FROM nothing", {}},
      {"SELECT id FROM thing WHERE id = $1", {}},
      {"SELECT id FROM thing WHERE id = $1", {integer(1), integer(2)}},
      {"SELECT id FROM thing WHERE id = $2", {integer(1), integer(2)}},
      {"SELECT id FROM thing; SELECT id FROM thing", {}},
      {"", {}},
  };
  ASSERT_TRUE(put(1, text("một")));
  for (const auto& [sql, parameters] : wrong) {
    expect_failure(writer().query(sql, parameters, kEveryRow), sql::Failure::kMisuse, sql);
  }
  EXPECT_EQ(ids(writer()), Ids{1});
}

TEST_P(SqlTransactions, BeginAndCommitComeInPairs) {
  expect_failure(writer().commit(), sql::Failure::kMisuse);
  ASSERT_TRUE(writer().begin());
  expect_failure(writer().begin(), sql::Failure::kMisuse);
  EXPECT_TRUE(writer().commit());
  writer().rollback();  // of nothing
  EXPECT_TRUE(put(1, text("một")).has_value());
}

TEST_P(SqlTransactions, ReadingMayStopEarlyAndGoOnWithSomethingElse) {
  std::vector<Cells> lists;
  for (std::int64_t i = 0; i < 1000; ++i) lists.push_back({integer(i)});
  ASSERT_TRUE(writer().run_many("INSERT INTO thing (id) VALUES ($1)", lists));
  for (int round = 0; round < 3; ++round) {
    Ids got;
    ASSERT_TRUE(writer().query("SELECT id FROM thing ORDER BY id", {}, [&](const sql::Row& row) {
      got.push_back(row.integer(0));
      return got.size() < 2;
    }));
    EXPECT_EQ(got, (Ids{0, 1}));
  }
  EXPECT_EQ(ids(writer()).size(), 1000U);
}

TEST_P(SqlTransactions, AConnectionReadsOneThingAtATime) {
  ASSERT_TRUE(put(1, text("một")));
  ASSERT_TRUE(writer().query("SELECT id FROM thing", {}, [&](const sql::Row&) {
    expect_failure(writer().query("SELECT id FROM thing", {}, kEveryRow), sql::Failure::kMisuse);
    expect_failure(writer().begin(), sql::Failure::kMisuse);
    return true;
  }));
}

INSTANTIATE_TEST_SUITE_P(Engines, SqlTransactions, all_sql_engines(), sql_engine_name);

}  // namespace
}  // namespace motcua::testing
