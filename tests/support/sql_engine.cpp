#include "support/sql_engine.h"

#include "adapters/faulty/disk.h"
#include "adapters/faulty/vfs.h"
#include "adapters/postgres/database.h"
#include "adapters/sqlite/database.h"
#include "support/postgres.h"
#include "support/temp_directory.h"

namespace motcua::testing {

namespace {

class SqliteEngine final : public SqlEngine {
 public:
  sql::Database& database() override { return database_; }

 private:
  TempDirectory directory_;
  sqlite::SqliteDatabase database_{{.path = directory_ / "motcua.db"}};
};

class FaultyDiskEngine final : public SqlEngine {
 public:
  sql::Database& database() override { return database_; }

 private:
  faulty::Disk disk_{{.seed = 1}};
  faulty::Vfs vfs_{disk_};
  sqlite::SqliteDatabase database_{{.path = "/motcua.db", .vfs = vfs_.name()}};
};

class PostgresEngine final : public SqlEngine {
 public:
  explicit PostgresEngine(std::string url) : database_({.url = std::move(url)}) {}
  sql::Database& database() override { return database_; }

 private:
  postgres::PostgresDatabase database_;
};

}  // namespace

std::unique_ptr<SqlEngine> make_sql_engine(SqlEngineKind kind) {
  if (kind == SqlEngineKind::kSqlite) return std::make_unique<SqliteEngine>();
  if (kind == SqlEngineKind::kFaultyDisk) return std::make_unique<FaultyDiskEngine>();
  PostgresCluster* const cluster = PostgresCluster::get();
  if (cluster == nullptr) return nullptr;
  return std::make_unique<PostgresEngine>(cluster->make_database());
}

std::string definition(sql::Dialect dialect, std::string_view portable) {
  const bool is_sqlite = dialect == sql::Dialect::kSqlite;
  const std::pair<std::string_view, std::string_view> words[] = {
      {"{int}", is_sqlite ? "INTEGER" : "BIGINT"},
      {"{text}", is_sqlite ? "TEXT" : "TEXT COLLATE \"C\""},
      {"{blob}", is_sqlite ? "BLOB" : "BYTEA"},
      {"{end}", is_sqlite ? ") STRICT" : ")"},
  };
  std::string out(portable);
  for (const auto& [word, meaning] : words) {
    for (auto at = out.find(word); at != std::string::npos; at = out.find(word, at)) {
      out.replace(at, word.size(), meaning);
      at += meaning.size();
    }
  }
  return out;
}

}  // namespace motcua::testing
