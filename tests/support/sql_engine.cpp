#include "support/sql_engine.h"

#include "adapters/sqlite/database.h"
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

}  // namespace

std::unique_ptr<SqlEngine> make_sql_engine(SqlEngineKind kind) {
  if (kind == SqlEngineKind::kSqlite) return std::make_unique<SqliteEngine>();
  return nullptr;
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
