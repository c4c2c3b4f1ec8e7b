#include "store/identity.h"

#include <charconv>
#include <map>

#include "base/check.h"

namespace motcua::store {
namespace {

using Meta = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view kSchema = "schema";
constexpr std::string_view kLayout = "layout";
constexpr std::string_view kLog = "log";
constexpr std::string_view kUnit = "unit";
constexpr std::string_view kIncarnation = "incarnation";
constexpr std::string_view kDemo = "demo";
constexpr std::string_view kMaking = "making";  // there between begin_store() and end_store()

/// Each engine tells its tables in its own way.
std::string_view find_meta_sql(sql::Dialect dialect) {
  switch (dialect) {
    case sql::Dialect::kSqlite:
      return "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'meta'";
    case sql::Dialect::kPostgres:
      return "SELECT table_name FROM information_schema.tables WHERE table_name = 'meta' AND "
             "table_schema = current_schema()";
  }
  CHECK(false, "no such dialect");
}

Result<bool, StoreFailure> has_meta(sql::Connection& connection) {
  bool found = false;
  const auto each = [&](const sql::Row&) { return found = true; };
  TRY(of_store(connection.query(find_meta_sql(connection.dialect()), {}, each)));
  return found;
}

Result<Meta, StoreFailure> read_meta(sql::Connection& connection) {
  Meta out;
  const auto each = [&](const sql::Row& row) {
    out.insert_or_assign(std::string(row.text(0)), std::string(row.text(1)));
    return true;
  };
  TRY(of_store(connection.query("SELECT name, value FROM meta ORDER BY name", {}, each)));
  return out;
}

std::optional<std::int64_t> number(const Meta& meta, std::string_view name) {
  const auto found = meta.find(name);
  if (found == meta.end() || found->second.empty()) return std::nullopt;
  const std::string& text = found->second;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (std::to_string(value) != text) return std::nullopt;  // one text per number
  return value;
}

Result<Done, StoreFailure> put(sql::Connection& connection, std::string_view name,
                               std::string value) {
  const std::vector<sql::Cell> cells = {std::string(name), std::move(value)};
  TRY(of_store(connection.run(put_sql(kMetaTable), cells)));
  return Done{};
}

enum class Making { kAtOnce, kBegun, kBegunOverRuins };

Result<Done, StoreFailure> make(sql::Connection& connection, Tables tables,
                                const Identity& identity, const Sha256& layout, Making making) {
  const auto own = {&kEntryTable, &kTreeTable, &kMetaTable, &kCommandTable};
  std::string definitions;
  if (making == Making::kBegunOverRuins) {
    for (const Table* table : own) definitions += drop_sql(*table);
    for (const Table* table : tables) definitions += drop_sql(*table);
  }
  for (const Table* table : own) definitions += create_sql(connection.dialect(), *table);
  for (const Table* table : tables) definitions += create_sql(connection.dialect(), *table);
  TRY(of_store(connection.script(definitions)));
  TRY(put(connection, kSchema, std::to_string(kSchemaVersion)));
  TRY(put(connection, kLog, identity.log));
  TRY(put(connection, kUnit, identity.unit.text));
  TRY(put(connection, kIncarnation, std::to_string(identity.incarnation)));
  TRY(put(connection, kDemo, identity.is_demo ? "1" : "0"));
  TRY(write_layout(connection, layout));
  if (making != Making::kAtOnce) TRY(put(connection, kMaking, "1"));
  return of_store(connection.commit());
}

Result<Done, StoreFailure> make_in_one(sql::Connection& connection, Tables tables,
                                       const Identity& identity, const Sha256& layout,
                                       Making making) {
  TRY(of_store(connection.begin()));
  auto made = make(connection, tables, identity, layout, making);
  if (!made) connection.rollback();
  return made;
}

}  // namespace

Result<Done, StoreFailure> create_store(sql::Connection& connection, Tables tables,
                                        const Identity& identity, const Sha256& layout) {
  const bool exists = TRY(has_meta(connection));
  if (exists) return fail(StoreFailure::kConflict);
  return make_in_one(connection, tables, identity, layout, Making::kAtOnce);
}

Result<Done, StoreFailure> begin_store(sql::Connection& connection, Tables tables,
                                       const Identity& identity, const Sha256& layout) {
  const bool exists = TRY(has_meta(connection));
  const bool is_ruin = TRY(is_half_made(connection));
  if (exists && !is_ruin) return fail(StoreFailure::kConflict);
  return make_in_one(connection, tables, identity, layout,
                     is_ruin ? Making::kBegunOverRuins : Making::kBegun);
}

Result<bool, StoreFailure> is_half_made(sql::Connection& connection) {
  const bool exists = TRY(has_meta(connection));
  if (!exists) return false;
  const Meta meta = TRY(read_meta(connection));
  return meta.contains(kMaking);
}

Result<Done, StoreFailure> end_store(sql::Connection& connection) {
  const std::vector<sql::Cell> name = {std::string(kMaking)};
  TRY(of_store(connection.begin()));
  auto ended = of_store(connection.run(erase_sql(kMetaTable), name));
  if (!ended) {
    connection.rollback();
    return fail(ended.error());
  }
  return of_store(connection.commit());
}

bool has_table(sql::Connection& connection, const Table& table) {
  const std::string look = "SELECT 1 FROM " + std::string(table.name) + " LIMIT 1";
  return connection.query(look, {}, [](const sql::Row&) { return false; }).has_value();
}

Result<Done, StoreFailure> add_table(sql::Connection& connection, const Table& table) {
  // Looked for first: a start that changes nothing should write nothing.
  if (has_table(connection, table)) return Done{};
  TRY(of_store(connection.script(create_sql(connection.dialect(), table))));
  return Done{};
}

Result<std::optional<Identity>, StoreFailure> read_identity(sql::Connection& connection) {
  const bool exists = TRY(has_meta(connection));
  if (!exists) return std::optional<Identity>();
  const Meta meta = TRY(read_meta(connection));
  const auto schema = number(meta, kSchema);
  if (schema && *schema > kSchemaVersion) return fail(StoreFailure::kNewerVersion);
  const auto incarnation = number(meta, kIncarnation);
  const auto demo = number(meta, kDemo);
  const auto log = meta.find(kLog);
  const auto unit = meta.find(kUnit);
  const bool is_whole = schema && *schema == kSchemaVersion && incarnation && *incarnation >= 1 &&
                        demo && (*demo == 0 || *demo == 1) && log != meta.end() &&
                        unit != meta.end();
  if (!is_whole) return fail(StoreFailure::kCorrupt);
  return std::optional(Identity{log->second, UnitCode{unit->second}, *incarnation, *demo == 1});
}

bool is_of_earlier_schema(sql::Connection& connection) {
  const auto meta = read_meta(connection);
  const auto schema = meta ? number(*meta, kSchema) : std::nullopt;
  return schema && *schema >= 1 && *schema < kSchemaVersion;
}

Result<std::optional<Sha256>, StoreFailure> read_layout(sql::Connection& connection) {
  const Meta meta = TRY(read_meta(connection));
  const auto found = meta.find(kLayout);
  if (found == meta.end()) return std::optional<Sha256>();
  return Sha256::parse(found->second);
}

Result<Done, StoreFailure> write_layout(sql::Connection& connection, const Sha256& layout) {
  return put(connection, kLayout, layout.text());
}

}  // namespace motcua::store
