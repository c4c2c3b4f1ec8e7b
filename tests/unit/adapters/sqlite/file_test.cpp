// The file SQLite leaves on disk: its settings, its WAL, what erasing leaves, and strange files.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "adapters/sqlite/database.h"
#include "support/temp_directory.h"

namespace motcua::sqlite {
namespace {

namespace fs = std::filesystem;
using Cells = std::vector<sql::Cell>;

class SqliteFile : public ::testing::Test {
 protected:
  std::unique_ptr<sql::Connection> writer() {
    auto opened = database_.open_writer();
    EXPECT_TRUE(opened.has_value());
    return opened ? std::move(*opened) : nullptr;
  }
  static std::int64_t number(sql::Connection& connection, const std::string& sql) {
    std::int64_t value = -1;
    EXPECT_TRUE(connection.query(sql, {}, [&](const sql::Row& row) {
      value = row.integer(0);
      return true;
    }));
    return value;
  }
  static std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// Changes the file beside the adapter, as a stranger's tool would.
  void meddle(const std::string& sql) const {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
  }

  testing::TempDirectory directory_;
  std::string path_ = directory_ / "motcua.db";
  SqliteDatabase database_{{.path = path_, .wal_pages_max = 50}};
};

TEST_F(SqliteFile, TheSettingsAreThoseOfTheDecision) {
  const auto connection = writer();
  const std::pair<const char*, std::int64_t> numbers[] = {
      {"synchronous", 2},        {"page_size", 4096},
      {"foreign_keys", 1},       {"trusted_schema", 0},
      {"secure_delete", 1},      {"cell_size_check", 1},
      {"temp_store", 2},         {"query_only", 0},
      {"wal_autocheckpoint", 0}, {"application_id", 0x6d746375},
  };
  for (const auto& [name, value] : numbers) {
    EXPECT_EQ(number(*connection, std::string("PRAGMA ") + name), value) << name;
  }
  std::string mode;
  ASSERT_TRUE(connection->query("PRAGMA journal_mode", {}, [&](const sql::Row& row) {
    mode = row.text(0);
    return true;
  }));
  EXPECT_EQ(mode, "wal");
  const auto quoted =
      connection->query("SELECT \"no such column\"", {}, [](const sql::Row&) { return true; });
  EXPECT_EQ(quoted.error(), sql::Failure::kMisuse);
}

TEST_F(SqliteFile, TheWalStaysBelowItsBound) {
  const auto connection = writer();
  ASSERT_TRUE(connection->script("CREATE TABLE thing (id INTEGER PRIMARY KEY, b BLOB) STRICT"));
  std::uintmax_t largest = 0;
  for (std::int64_t i = 0; i < 400; ++i) {
    ASSERT_TRUE(connection->run("INSERT INTO thing (id, b) VALUES ($1, $2)",
                                Cells{i, sql::Blob{Bytes(3000, 'x')}}));
    largest = std::max(largest, fs::file_size(path_ + "-wal"));
  }
  EXPECT_LE(largest, 32U + (50U + 10U) * 4120U);
  EXPECT_GT(fs::file_size(path_), 200U * 4096U) << "what left the WAL is in the database";
}

TEST_F(SqliteFile, AReaderDoesNotStopTheWriterAndTheWalIsCutAfterwards) {
  const auto connection = writer();
  ASSERT_TRUE(connection->script("CREATE TABLE thing (id INTEGER PRIMARY KEY, b BLOB) STRICT"));
  auto reader = database_.open_reader();
  ASSERT_TRUE(reader.has_value());
  ASSERT_TRUE((*reader)->begin());
  for (std::int64_t i = 0; i < 300; ++i) {
    ASSERT_TRUE(connection->run("INSERT INTO thing (id, b) VALUES ($1, $2)",
                                Cells{i, sql::Blob{Bytes(3000, 'x')}}));
  }
  EXPECT_GT(fs::file_size(path_ + "-wal"), 250U * 4096U);
  EXPECT_EQ(number(**reader, "SELECT COUNT(id) FROM thing"), 0);
  ASSERT_TRUE((*reader)->commit());
  ASSERT_TRUE(truncate_wal(*connection));
  EXPECT_EQ(fs::file_size(path_ + "-wal"), 0U);
  EXPECT_EQ(number(**reader, "SELECT COUNT(id) FROM thing"), 300);
}

TEST_F(SqliteFile, AnErasedWordStandsInNoFileAnyMore) {
  const auto connection = writer();
  ASSERT_TRUE(connection->script("CREATE TABLE thing (id INTEGER PRIMARY KEY, b BLOB) STRICT"));
  const Bytes canary = "canary 0123456789";
  for (std::int64_t i = 0; i < 50; ++i) {
    ASSERT_TRUE(connection->run("INSERT INTO thing (id, b) VALUES ($1, $2)",
                                Cells{i, sql::Blob{canary + Bytes(900, 'x')}}));
  }
  ASSERT_NE(contents(path_ + "-wal").find(canary), std::string::npos);
  ASSERT_TRUE(connection->run("DELETE FROM thing", {}));
  ASSERT_TRUE(truncate_wal(*connection));
  for (const auto& entry : fs::directory_iterator(directory_.path())) {
    EXPECT_EQ(contents(entry.path().string()).find(canary), std::string::npos) << entry.path();
  }
}

TEST_F(SqliteFile, ClosingAReaderLeavesTheFileAsItIs) {
  auto connection = writer();
  ASSERT_TRUE(connection->script("CREATE TABLE thing (id INTEGER PRIMARY KEY) STRICT"));
  connection.reset();
  const std::string before = contents(path_), wal_before = contents(path_ + "-wal");
  ASSERT_FALSE(wal_before.empty());
  {
    const auto reader = database_.open_reader();
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ(number(**reader, "SELECT COUNT(id) FROM thing"), 0);
  }
  EXPECT_EQ(contents(path_), before);
  EXPECT_EQ(contents(path_ + "-wal"), wal_before);
}

TEST_F(SqliteFile, AReaderMakesNoDatabase) {
  EXPECT_EQ(database_.open_reader().error(), sql::Failure::kUnavailable);
  EXPECT_FALSE(fs::exists(path_));
}

TEST_F(SqliteFile, AFileThatIsNotOursIsRefused) {
  meddle("CREATE TABLE somebody_elses (id INTEGER)");
  EXPECT_EQ(database_.open_writer().error(), sql::Failure::kCorrupt);
  EXPECT_EQ(database_.open_reader().error(), sql::Failure::kCorrupt);
}

TEST_F(SqliteFile, AFileThatIsNoDatabaseIsRefused) {
  std::ofstream(path_) << std::string(8192, 'x');
  EXPECT_EQ(database_.open_writer().error(), sql::Failure::kCorrupt);
  EXPECT_EQ(database_.open_reader().error(), sql::Failure::kCorrupt);
}

TEST_F(SqliteFile, AFileOfALaterReleaseIsRefused) {
  static_cast<void>(writer());
  meddle("PRAGMA user_version = 2");
  EXPECT_EQ(database_.open_writer().error(), sql::Failure::kNewerVersion);
  EXPECT_EQ(database_.open_reader().error(), sql::Failure::kNewerVersion);
}

TEST_F(SqliteFile, ADirectoryThatIsNotThereIsUnavailable) {
  SqliteDatabase nowhere({.path = directory_ / "none/motcua.db"});
  EXPECT_EQ(nowhere.open_writer().error(), sql::Failure::kUnavailable);
}

TEST_F(SqliteFile, QuickCheckFindsABrokenPage) {
  {
    const auto connection = writer();
    ASSERT_TRUE(connection->script("CREATE TABLE thing (id INTEGER PRIMARY KEY, b BLOB) STRICT"));
    for (std::int64_t i = 0; i < 100; ++i) {
      ASSERT_TRUE(connection->run("INSERT INTO thing (id, b) VALUES ($1, $2)",
                                  Cells{i, sql::Blob{Bytes(900, 'x')}}));
    }
    ASSERT_TRUE(truncate_wal(*connection));
    EXPECT_EQ(quick_check(*connection), std::vector<std::string>{});
  }
  std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(5 * 4096);
  file << std::string(64, '\x5a');
  file.close();
  auto reader = database_.open_reader();
  ASSERT_TRUE(reader.has_value());
  const auto found = quick_check(**reader);
  EXPECT_TRUE(!found.has_value() || !found->empty());
}

}  // namespace
}  // namespace motcua::sqlite
