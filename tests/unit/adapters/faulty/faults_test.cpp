// SQLite on a disk that says no: what the adapter reports is true.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "adapters/faulty/disk.h"
#include "adapters/faulty/vfs.h"
#include "adapters/sqlite/database.h"

namespace motcua::sqlite {
namespace {

using Cells = std::vector<sql::Cell>;

class DiskThatSaysNo : public ::testing::Test {
 protected:
  explicit DiskThatSaysNo() : database_(options()) { connect(); }

  Options options() {
    return {.path = "/motcua.db",
            .vfs = vfs_.name(),
            .wal_pages_max = 8,
            .busy_ms = 0,
            .on_failed_fsync = [this] { ++failed_syncs_; }};
  }
  void connect() {
    connection_.reset();
    auto opened = database_.open_writer();
    ASSERT_TRUE(opened.has_value());
    connection_ = std::move(*opened);
    ASSERT_TRUE(
        connection_->script("CREATE TABLE IF NOT EXISTS thing"
                            " (id INTEGER PRIMARY KEY, b BLOB) STRICT"));
  }
  /// A transaction of three rows, from `first` on.
  Result<Done, sql::Failure> put_three(std::int64_t first) {
    TRY(connection_->begin());
    for (std::int64_t id = first; id < first + 3; ++id) {
      static_cast<void>(connection_->run("INSERT INTO thing (id, b) VALUES ($1, $2)",
                                         Cells{id, sql::Blob{Bytes(2000, 'x')}}));
    }
    return connection_->commit();
  }
  std::int64_t rows() {
    std::int64_t count = -1;
    EXPECT_TRUE(connection_->query("SELECT COUNT(id) FROM thing", {}, [&](const sql::Row& row) {
      count = row.integer(0);
      return true;
    }));
    return count;
  }

  faulty::Disk disk_{{.seed = 11}};
  faulty::Vfs vfs_{disk_};
  int failed_syncs_ = 0;
  SqliteDatabase database_;
  std::unique_ptr<sql::Connection> connection_;
};

TEST_F(DiskThatSaysNo, AFullDiskRefusesTheBatchAndKeepsAllBefore) {
  std::int64_t batches = 0;
  disk_.set_bytes_max(300'000);
  Result<Done, sql::Failure> done;
  while ((done = put_three(batches * 3))) ++batches;
  EXPECT_EQ(done.error(), sql::Failure::kDiskFull);
  EXPECT_GT(batches, 5);
  EXPECT_EQ(rows(), batches * 3);
  EXPECT_EQ(put_three(batches * 3).error(), sql::Failure::kDiskFull) << "and again";
  disk_.set_bytes_max(10'000'000);
  EXPECT_TRUE(put_three(batches * 3)) << "room was made";
  disk_.power_on();
  connect();
  EXPECT_EQ(rows(), (batches + 1) * 3);
  EXPECT_EQ(quick_check(*connection_), std::vector<std::string>{});
}

TEST_F(DiskThatSaysNo, WhateverOperationFailsTheAnswerIsTrue) {
  std::int64_t first = 0;
  int refused = 0, unknown = 0;
  for (std::uint64_t operation = 1; operation <= 60; ++operation) {
    for (const auto failure : {faulty::DiskFailure::kFailed, faulty::DiskFailure::kFull}) {
      const std::int64_t before = rows();
      disk_.fail_after(operation, failure);
      const Result<Done, sql::Failure> done = put_three(first);
      disk_.fail_after(0, failure, 0);
      if (failed_syncs_ > 0) {  // where the process would have ended
        failed_syncs_ = 0;
        disk_.power_on();
      }
      connect();
      const std::int64_t added = rows() - before;
      ASSERT_TRUE(added == 0 || added == 3) << operation;
      const bool is_open = !done && done.error() == sql::Failure::kUnknown;
      ASSERT_TRUE(is_open || added == (done ? 3 : 0)) << operation;
      if (!done) ++(is_open ? unknown : refused);
      if (added == 3) first += 3;
    }
  }
  EXPECT_GT(refused, 5);
  EXPECT_GT(unknown, 0);
  EXPECT_EQ(quick_check(*connection_), std::vector<std::string>{});
}

TEST_F(DiskThatSaysNo, AnAlteredPageIsFound) {
  for (std::int64_t first = 0; first < 30; first += 3) ASSERT_TRUE(put_three(first));
  ASSERT_TRUE(truncate_wal(*connection_));
  connection_.reset();
  disk_.damage("/motcua.db", 4096 + 5);  // a cell count of the first table's root
  auto reader = database_.open_reader();
  ASSERT_TRUE(reader.has_value());
  const auto found = quick_check(**reader);
  EXPECT_TRUE(!found.has_value() || !found->empty());
}

using DiskThatSaysNoDeathTest = DiskThatSaysNo;

TEST_F(DiskThatSaysNoDeathTest, AFailedFsyncEndsTheProcess) {
  connection_.reset();
  Options as_in_life = options();
  as_in_life.on_failed_fsync = nullptr;
  SqliteDatabase database(as_in_life);
  auto opened = database.open_writer();
  ASSERT_TRUE(opened.has_value());
  connection_ = std::move(*opened);
  const auto fail_every_write = [&] {
    for (std::uint64_t operation = 1; operation < 40; ++operation) {
      disk_.fail_after(operation, faulty::DiskFailure::kFailed);
      static_cast<void>(put_three(static_cast<std::int64_t>(operation) * 3));
    }
  };
  EXPECT_DEATH(fail_every_write(), "fsync failed");
}

}  // namespace
}  // namespace motcua::sqlite
