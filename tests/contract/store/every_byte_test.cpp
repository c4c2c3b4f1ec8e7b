// Every byte of every column of every row is altered, one at a time, and must be reported with its
// place.
#include <algorithm>
#include <span>

#include "adapters/sqlite/database.h"
#include "contract/store/store_contract.h"
#include "support/temp_directory.h"

namespace motcua::testing {
namespace {

using Cells = std::vector<sql::Cell>;

/// Thousands of commits that nobody will miss need no disk to wait for.
class UnsyncedSqlite final : public SqlEngine {
 public:
  sql::Database& database() override { return database_; }

 private:
  TempDirectory directory_;
  sqlite::SqliteDatabase database_{
      {.path = directory_ / "motcua.db", .durability = sqlite::Durability::kOff}};
};

class EveryByteContract : public StoreContract {
 protected:
  std::unique_ptr<SqlEngine> make_engine() override {
    if (GetParam() == SqlEngineKind::kSqlite) return std::make_unique<UnsyncedSqlite>();
    return make_sql_engine(GetParam());
  }
  std::vector<Cells> stored(const Table& table) {
    std::vector<Cells> out;
    EXPECT_TRUE(connection().query(store::select_rows_sql(table), {}, [&](const sql::Row& row) {
      store::read_cells(row, table, out.emplace_back());
      return true;
    }));
    return out;
  }
  static std::size_t size_of(const sql::Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return text->size();
    if (const auto* blob = std::get_if<sql::Blob>(&cell)) return blob->bytes.size();
    return std::holds_alternative<std::int64_t>(cell) ? sizeof(std::int64_t) : 0;
  }
  static sql::Cell altered(sql::Cell cell, std::size_t byte) {
    // One bit, and in texts one that keeps ASCII what it is.
    if (auto* text = std::get_if<std::string>(&cell)) {
      (*text)[byte] = static_cast<char>((*text)[byte] ^ 1);
    } else if (auto* blob = std::get_if<sql::Blob>(&cell)) {
      blob->bytes[byte] = static_cast<char>(blob->bytes[byte] ^ (1 << (byte % 8)));
    } else {
      auto bits = static_cast<std::uint64_t>(std::get<std::int64_t>(cell));
      bits ^= 1ULL << (byte * 8);
      cell = static_cast<std::int64_t>(bits);
    }
    return cell;
  }
  /// Puts `to` where `from` stands; false when a rule of the table forbids it.
  bool replace(const Table& table, const Cells& from, const Cells& to) {
    EXPECT_TRUE(connection().begin());
    const auto erased =
        connection().run(store::erase_sql(table), std::span(from).first(table.key_columns));
    EXPECT_TRUE(erased);
    const auto put = connection().run(store::insert_sql(table), to);
    if (!put) {
      connection().rollback();
      return false;
    }
    EXPECT_TRUE(connection().commit());
    return true;
  }
  void expect_reported(const Table& table, const Cells& row, std::size_t column, std::size_t byte) {
    Cells changed = row;
    changed[column] = altered(row[column], byte);
    if (!replace(table, row, changed)) {
      ++forbidden_;
      return;
    }
    ++altered_;
    const auto checked = verified();
    // A damaged schema number says "of a later release": also an answer.
    const bool is_later = !checked && checked.error() == StoreFailure::kNewerVersion;
    EXPECT_TRUE(is_later || (checked && !checked->ok))
        << table.name << '.' << table.columns[column].name << " byte " << byte;
    if (checked) {
      const bool has_place =
          std::any_of(checked->problems.begin(), checked->problems.end(), [&](const auto& problem) {
            const std::string_view own = table.name == "entry" && problem.place == "tree 0"
                                             ? std::string_view("tree")
                                             : table.name;
            return problem.place.starts_with(own);
          });
      EXPECT_TRUE(has_place) << table.name << '.' << table.columns[column].name << " byte " << byte;
    }
    EXPECT_TRUE(replace(table, changed, row));
  }
  /// `stride` 1 alters every byte.
  void alter_all(std::size_t stride) {
    append_sample();
    std::size_t at = 0;
    for (const Table* table : {&store::kEntryTable, &store::kTreeTable, &store::kMetaTable,
                               &store::kCommandTable, &kStreamCountTable, &kSealTable})
      for (const Cells& row : stored(*table))
        for (std::size_t column = 0; column < row.size(); ++column)
          for (std::size_t byte = 0; byte < size_of(row[column]); ++byte)
            if (at++ % stride == 0) expect_reported(*table, row, column, byte);
    EXPECT_TRUE(verified()->ok) << "all is as it was";
    EXPECT_GT(altered_, static_cast<int>(1000 / stride));
    EXPECT_LT(forbidden_, altered_ / 50 + 5);
  }

  int altered_ = 0;
  int forbidden_ = 0;
};

TEST_P(EveryByteContract, IsReportedWithItsPlace) {
  // On a server each alteration is a round trip of milliseconds: there every 23rd stands for all.
  alter_all(GetParam() == SqlEngineKind::kSqlite ? 1 : 23);
}

INSTANTIATE_TEST_SUITE_P(Engines, EveryByteContract, all_sql_engines(), sql_engine_name);

}  // namespace
}  // namespace motcua::testing
