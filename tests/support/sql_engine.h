// The SQL engines a contract suite runs on. Each test gets an empty database of its own.
//
//   class MyContract : public ::testing::TestWithParam<SqlEngineKind> {
//     void SetUp() override {
//       engine_ = make_sql_engine(GetParam());
//       if (!engine_) SKIP_ABSENT("PostgreSQL 15");
//     }
//   };
//   INSTANTIATE_TEST_SUITE_P(Engines, MyContract, all_sql_engines(), sql_engine_name);
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "ports/sql.h"

namespace motcua::testing {

enum class SqlEngineKind {
  kSqlite,
  kFaultyDisk,  // SQLite on adapters/faulty, without a fault so far
  kPostgres,
};

class SqlEngine {
 public:
  virtual ~SqlEngine() = default;
  /// The same database each time; a writer left open counts as one.
  [[nodiscard]] virtual sql::Database& database() = 0;
};

/// Null when the machine does not have the engine.
[[nodiscard]] std::unique_ptr<SqlEngine> make_sql_engine(SqlEngineKind kind);

/// Portable definitions: {int}, {text}, {blob} and the {end} of a table become the engine's own.
[[nodiscard]] std::string definition(sql::Dialect dialect, std::string_view portable);

inline auto all_sql_engines() {
  return ::testing::Values(SqlEngineKind::kSqlite, SqlEngineKind::kFaultyDisk,
                           SqlEngineKind::kPostgres);
}
inline std::string sql_engine_name(const ::testing::TestParamInfo<SqlEngineKind>& parameter) {
  switch (parameter.param) {
    case SqlEngineKind::kSqlite: return "Sqlite";
    case SqlEngineKind::kFaultyDisk: return "FaultyDisk";
    case SqlEngineKind::kPostgres: return "Postgres";
  }
  return "None";
}

}  // namespace motcua::testing
