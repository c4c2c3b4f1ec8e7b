#include "contract/event_store/event_store_contract.h"

#include "ledger/tree.h"

namespace motcua::testing {
namespace {

constexpr Column kMixedColumns[] = {{"place", ColumnType::kText},
                                    {"name", ColumnType::kBlob},
                                    {"mark", ColumnType::kInteger},
                                    {"note", ColumnType::kText, true},
                                    {"number", ColumnType::kInteger}};
constexpr Index kMixedIndexes[] = {{"mixed_number", "number, place, name, mark"}};
constexpr Column kCountColumns[] = {{"id", ColumnType::kInteger}, {"amount", ColumnType::kInteger}};

}  // namespace

const Table kMixedTable = {"mixed", TableClass::kProjection, kMixedColumns, 3, kMixedIndexes};
const Table kCountTable = {"counted", TableClass::kSideData, kCountColumns, 1, {}, true};

std::span<const Table* const> contract_tables() {
  static const Table* const kAll[] = {&kMixedTable, &kCountTable};
  return kAll;
}

namespace {

using Cells = std::vector<sql::Cell>;

Cells mixed(std::string place, Bytes name, std::int64_t mark, sql::Cell note = sql::Null{},
            std::int64_t number = 0) {
  return {std::move(place), sql::Blob{std::move(name)}, mark, std::move(note), number};
}
RowChange put(const Table& table, Cells cells) { return {&table, std::move(cells), false}; }
RowChange taken(const Table& table, Cells key) { return {&table, std::move(key), true}; }

std::vector<Cells> all_rows(EventStore& store, const Table& table) {
  std::vector<Cells> out;
  const auto done = store.rows(table, [&](std::span<const sql::Cell> cells) {
    out.emplace_back(cells.begin(), cells.end());
    return true;
  });
  EXPECT_TRUE(done);
  return out;
}

std::vector<StoredEntry> entries_from(EventStore& store, std::int64_t pos) {
  std::vector<StoredEntry> out;
  const auto done = store.read_all(pos, [&](const StoredEntry& entry) {
    out.push_back(entry);
    return true;
  });
  EXPECT_TRUE(done);
  return out;
}

const StreamId kOne = dossier_stream("one");
const StreamId kTwo = dossier_stream("two");

TEST_P(EventStoreContract, BeginsWithNothing) {
  const auto head = store().head();
  ASSERT_TRUE(head);
  EXPECT_EQ(head->size, 0);
  EXPECT_EQ(head->root, ledger::empty_root());
  EXPECT_TRUE(entries_from(store(), 1).empty());
  EXPECT_TRUE(all_rows(store(), kMixedTable).empty());
}

TEST_P(EventStoreContract, GivesPositionsInTheOrderGiven) {
  const auto first =
      store().commit({{entry(kOne, 1, "a"), entry(kTwo, 1, "a"), entry(kOne, 2, "a")}, {}});
  ASSERT_TRUE(first);
  EXPECT_EQ(*first, 1);
  const auto second = store().commit({{entry(kTwo, 2, "b")}, {}});
  ASSERT_TRUE(second);
  EXPECT_EQ(*second, 4);
  const auto all = entries_from(store(), 1);
  ASSERT_EQ(all.size(), 4U);
  std::vector<Leaf> leaves;
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].pos, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(all[i].idx, static_cast<std::int64_t>(i));
    EXPECT_EQ(all[i].log, 0);
    leaves.push_back(ledger::leaf_of(all[i].bytes));
  }
  EXPECT_EQ(all[1].stream, kTwo);
  EXPECT_EQ(all[2].bytes, entry_line(kOne, 2, "a"));
  const auto head = store().head();
  ASSERT_TRUE(head);
  EXPECT_EQ(head->size, 4);
  EXPECT_EQ(head->root, ledger::root_of(leaves));
}

TEST_P(EventStoreContract, ChangesNothingOnAGapInAStream) {
  ASSERT_TRUE(store().commit({{entry(kOne, 1, "a")}, {}}));
  const auto head = store().head();
  for (const std::int64_t seq : {0, 1, 3}) {
    const auto refused =
        store().commit({{entry(kTwo, 1, "b"), entry(kOne, seq, "b")}, {put(kCountTable, {1, 1})}});
    ASSERT_FALSE(refused) << seq;
    EXPECT_EQ(refused.error(), StoreFailure::kConflict) << seq;
  }
  EXPECT_EQ(store().commit({{entry(kTwo, 2, "b")}, {}}).error(), StoreFailure::kConflict);
  EXPECT_EQ(entries_from(store(), 1).size(), 1U);
  EXPECT_TRUE(all_rows(store(), kCountTable).empty());
  EXPECT_EQ(store().head()->root, head->root);
  EXPECT_TRUE(store().commit({{entry(kOne, 2, "b"), entry(kTwo, 1, "b")}, {}}));
}

TEST_P(EventStoreContract, LetsACommandHappenOnce) {
  ASSERT_TRUE(store().commit({{entry(kOne, 1, "a"), entry(kTwo, 1, "a")}, {}}));
  const auto again = store().commit({{entry(kOne, 2, "a")}, {put(kCountTable, {1, 1})}});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error(), StoreFailure::kConflict);
  const auto apart =
      store().commit({{entry(kOne, 2, "b"), entry(kOne, 3, "c"), entry(kOne, 4, "b")}, {}});
  ASSERT_FALSE(apart);
  EXPECT_EQ(apart.error(), StoreFailure::kConflict);
  EXPECT_TRUE(all_rows(store(), kCountTable).empty());
  EXPECT_EQ(entries_from(store(), 1).size(), 2U);
}

TEST_P(EventStoreContract, FindsTheFirstEntryOfACommand) {
  ASSERT_TRUE(store().commit(
      {{entry(kOne, 1, "a"), entry(kOne, 2, "b"), entry(kTwo, 1, "b"), entry(kTwo, 2, "c")}, {}}));
  const auto found = store().first_of_command(id_of<CommandId>("b"));
  ASSERT_TRUE(found);
  ASSERT_TRUE(*found);
  EXPECT_EQ((*found)->pos, 2);
  EXPECT_EQ((*found)->stream, kOne);
  EXPECT_EQ((*found)->bytes, entry_line(kOne, 2, "b"));
  const auto none = store().first_of_command(id_of<CommandId>("d"));
  ASSERT_TRUE(none);
  EXPECT_FALSE(*none);
}

TEST_P(EventStoreContract, ReadsOneStreamFromAPosition) {
  ASSERT_TRUE(store().commit(
      {{entry(kOne, 1, "a"), entry(kTwo, 1, "a"), entry(kOne, 2, "a"), entry(kOne, 3, "a")}, {}}));
  const auto seqs = [&](const StreamId& stream, std::int64_t from, std::size_t stop_after) {
    std::vector<std::int64_t> out;
    EXPECT_TRUE(store().read_stream(stream, from, [&](const StoredEntry& read) {
      EXPECT_EQ(read.stream, stream);
      out.push_back(read.seq);
      return out.size() < stop_after;
    }));
    return out;
  };
  EXPECT_EQ(seqs(kOne, 1, 9), (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(seqs(kOne, 2, 9), (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(seqs(kOne, 1, 1), (std::vector<std::int64_t>{1}));
  EXPECT_TRUE(seqs(dossier_stream("three"), 1, 9).empty());
}

TEST_P(EventStoreContract, ReadsALongLogToItsEnd) {
  constexpr std::int64_t kCount = 1300;
  Batch batch;
  for (std::int64_t i = 1; i <= kCount; ++i) batch.entries.push_back(entry(kOne, i, "a"));
  ASSERT_TRUE(store().commit(batch));
  const auto all = entries_from(store(), 7);
  ASSERT_EQ(all.size(), static_cast<std::size_t>(kCount) - 6);
  for (std::size_t i = 0; i < all.size(); ++i)
    ASSERT_EQ(all[i].pos, static_cast<std::int64_t>(i) + 7);
  int seen = 0;
  ASSERT_TRUE(store().read_all(1, [&](const StoredEntry&) { return ++seen < 600; }));
  EXPECT_EQ(seen, 600);
}

TEST_P(EventStoreContract, ReadsOneEntryByItsPosition) {
  ASSERT_TRUE(store().commit({{entry(kOne, 1, "a"), entry(kTwo, 1, "a")}, {}}));
  const auto second = store().entry_at(2);
  ASSERT_TRUE(second);
  ASSERT_TRUE(*second);
  EXPECT_EQ((*second)->stream, kTwo);
  for (const std::int64_t pos : {-1, 0, 3}) {
    const auto none = store().entry_at(pos);
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none) << pos;
  }
}

TEST_P(EventStoreContract, ChangesRowsInTheOrderGiven) {
  ASSERT_TRUE(store().commit(
      {{},
       {put(kCountTable, {1, 10}), put(kCountTable, {2, 20}), put(kCountTable, {1, 11}),
        taken(kCountTable, {2}), put(kCountTable, {3, 30}), taken(kCountTable, {3}),
        put(kCountTable, {3, 31}), taken(kCountTable, {4})}}));
  EXPECT_EQ(all_rows(store(), kCountTable), (std::vector<Cells>{{1, 11}, {3, 31}}));
  const auto row = store().row(kCountTable, Cells{3});
  ASSERT_TRUE(row);
  ASSERT_TRUE(*row);
  EXPECT_EQ(**row, (Cells{3, 31}));
  const auto none = store().row(kCountTable, Cells{2});
  ASSERT_TRUE(none);
  EXPECT_FALSE(*none);
}

TEST_P(EventStoreContract, KeepsRowsInTheOrderOfTheirKeys) {
  // Texts and blobs byte by byte, not letter by letter and not by length; integers as numbers.
  const std::vector<Cells> sorted = {
      mixed("", "x", 5),
      mixed("B", "", 1, "note"),
      mixed("a", "", 1),
      mixed("a", Bytes("\0", 1), 1),
      mixed("a", Bytes("\0\0", 2), 1),
      mixed("a", "\x01", -9'000'000'000),
      mixed("a", "\x01", -1),
      mixed("a", "\x01", 0),
      mixed("a", "\x01", 9'000'000'000, "Lường Thị Đào", -7),
      mixed("a", "\xff", 1),
      mixed("aa", "", 1),
      mixed("b", "", 1),
      mixed("đ", "", 1, ""),
  };
  Batch batch;
  for (std::size_t i = 0; i < sorted.size(); ++i)
    batch.rows.push_back(put(kMixedTable, sorted[(i * 7) % sorted.size()]));
  ASSERT_TRUE(store().commit(batch));
  EXPECT_EQ(all_rows(store(), kMixedTable), sorted);
  const auto by_key = store().row(kMixedTable, Cells{"a", sql::Blob{"\x01"}, 9'000'000'000});
  ASSERT_TRUE(by_key);
  ASSERT_TRUE(*by_key);
  EXPECT_EQ(**by_key, sorted[8]);
}

TEST_P(EventStoreContract, FindsTheRowsThatHoldAValueInOneColumn) {
  const std::vector<Cells> rows = {mixed("a", "x", 1, "note", 7), mixed("a", "x", 2),
                                   mixed("a", "y", 1, "note", 7), mixed("b", "x", 1, "note", 8)};
  Batch batch;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row)
    batch.rows.push_back(put(kMixedTable, *row));
  ASSERT_TRUE(store().commit(batch));
  const auto found = [&](std::size_t column, const sql::Cell& value, std::size_t most = 9) {
    std::vector<Cells> out;
    EXPECT_TRUE(store().rows_with(kMixedTable, column, value, [&](std::span<const sql::Cell> row) {
      out.emplace_back(row.begin(), row.end());
      return out.size() < most;
    }));
    return out;
  };
  EXPECT_EQ(found(0, "a"), (std::vector<Cells>{rows[0], rows[1], rows[2]}));
  EXPECT_EQ(found(1, sql::Blob{"x"}), (std::vector<Cells>{rows[0], rows[1], rows[3]}));
  EXPECT_EQ(found(4, 7), (std::vector<Cells>{rows[0], rows[2]}));
  EXPECT_EQ(found(4, 7, 1), (std::vector<Cells>{rows[0]}));
  EXPECT_TRUE(found(1, sql::Blob{"X"}).empty());
  ASSERT_TRUE(store().commit({{}, {taken(kMixedTable, {"a", sql::Blob{"x"}, 1})}}));
  EXPECT_EQ(found(4, 7), (std::vector<Cells>{rows[2]}));
}

TEST_P(EventStoreContract, KeepsEverythingWhenOpenedAgain) {
  ASSERT_TRUE(store().commit({{entry(kOne, 1, "a"), entry(kTwo, 1, "b")},
                              {put(kCountTable, {1, 10}), put(kMixedTable, mixed("a", "b", 1))}}));
  const auto before = store().head();
  place().reopen();
  const auto after = store().head();
  ASSERT_TRUE(after);
  EXPECT_EQ(after->size, 2);
  EXPECT_EQ(after->root, before->root);
  EXPECT_EQ(all_rows(store(), kCountTable), (std::vector<Cells>{{1, 10}}));
  EXPECT_EQ(store().commit({{entry(kOne, 1, "c")}, {}}).error(), StoreFailure::kConflict);
  EXPECT_EQ(store().commit({{entry(kOne, 2, "a")}, {}}).error(), StoreFailure::kConflict);
  const auto next = store().commit({{entry(kOne, 2, "c")}, {}});
  ASSERT_TRUE(next);
  EXPECT_EQ(*next, 3);
}

TEST_P(EventStoreContract, ShowsReadersWhatIsCommitted) {
  ASSERT_TRUE(store().commit({{entry(kOne, 1, "a")}, {put(kCountTable, {1, 10})}}));
  EventStore& reader = place().reader();
  EXPECT_EQ(entries_from(reader, 1).size(), 1U);
  ASSERT_TRUE(store().commit({{entry(kOne, 2, "b")}, {put(kCountTable, {1, 11})}}));
  EXPECT_EQ(entries_from(reader, 1).size(), 2U);
  EXPECT_EQ(all_rows(reader, kCountTable), (std::vector<Cells>{{1, 11}}));
  EXPECT_EQ(reader.head()->root, store().head()->root);
}

TEST_P(EventStoreContract, KeepsBytesExactly) {
  Bytes every(256 * 64, '\0');
  for (std::size_t i = 0; i < every.size(); ++i) every[i] = static_cast<char>(i % 256);
  ASSERT_TRUE(store().commit({{{kOne, 1, id_of<CommandId>("a"), every}}, {}}));
  const auto back = store().entry_at(1);
  ASSERT_TRUE(back);
  ASSERT_TRUE(*back);
  EXPECT_EQ((*back)->bytes, every);
}

}  // namespace
}  // namespace motcua::testing
