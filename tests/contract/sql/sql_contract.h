// What every SQL engine promises (ports/sql.h): the fixture of the suite in this folder.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/skip.h"
#include "support/sql_engine.h"

namespace motcua::testing {

using Cells = std::vector<sql::Cell>;

inline sql::Cell text(std::string words) { return sql::Cell(std::move(words)); }
inline sql::Cell integer(std::int64_t number) { return sql::Cell(number); }
inline sql::Cell blob(Bytes bytes) { return sql::Cell(sql::Blob{std::move(bytes)}); }
inline sql::Cell null() { return sql::Cell(sql::Null{}); }

class SqlContract : public ::testing::TestWithParam<SqlEngineKind> {
 protected:
  void SetUp() override {
    engine_ = make_sql_engine(GetParam());
    if (!engine_) SKIP_ABSENT("PostgreSQL 15");
    auto writer = database().open_writer();
    ASSERT_TRUE(writer.has_value());
    writer_ = std::move(*writer);
    define(
        "CREATE TABLE thing (id {int} PRIMARY KEY, number {int}, name {text}, bytes {blob}{end};"
        "CREATE UNIQUE INDEX thing_name ON thing (name)");
  }

  sql::Database& database() { return engine_->database(); }
  sql::Connection& writer() { return *writer_; }
  void close_writer() { writer_.reset(); }

  std::unique_ptr<sql::Connection> reader() {
    auto opened = database().open_reader();
    EXPECT_TRUE(opened.has_value());
    return opened ? std::move(*opened) : nullptr;
  }
  void define(std::string_view portable) {
    ASSERT_TRUE(writer().script(definition(database().dialect(), portable)).has_value());
  }
  /// Puts a row with nothing but its id and name.
  Result<std::int64_t, sql::Failure> put(std::int64_t id, const sql::Cell& name) {
    return writer().run("INSERT INTO thing (id, name) VALUES ($1, $2)",
                        std::vector{integer(id), name});
  }
  std::vector<std::int64_t> integers(sql::Connection& connection, std::string_view sql,
                                     const Cells& parameters = {}) {
    std::vector<std::int64_t> out;
    const auto read = connection.query(sql, parameters, [&](const sql::Row& row) {
      out.push_back(row.integer(0));
      return true;
    });
    EXPECT_TRUE(read.has_value());
    return out;
  }
  std::vector<std::int64_t> ids(sql::Connection& connection) {
    return integers(connection, "SELECT id FROM thing ORDER BY id");
  }

 private:
  std::unique_ptr<SqlEngine> engine_;
  std::unique_ptr<sql::Connection> writer_;
};

}  // namespace motcua::testing
