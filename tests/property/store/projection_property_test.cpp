#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "adapters/memory/event_store.h"
#include "store/digest.h"
#include "support/entries.h"
#include "support/stream_count.h"

namespace motcua::store {
namespace {

struct Line {
  EntryToAppend entry;
  ledger::Envelope envelope;
};

Line any_line(std::vector<std::int64_t>& seqs, std::string_view command) {
  const auto stream = *rc::gen::inRange<std::size_t>(0, seqs.size());
  ledger::Header header = testing::plain_header(testing::dossier_stream(std::to_string(stream)),
                                                ++seqs[stream], command);
  json::Object body;
  if (*rc::gen::inRange(0, 6) == 0) {
    header.kind = "test.cleared";
  } else {
    body.push_back({"number", *rc::gen::inRange<std::int64_t>(-50, 50)});
  }
  json::Value value(std::move(body));
  const auto bytes = ledger::write_entry(header, value, {});
  RC_ASSERT(bytes.has_value());
  return {{header.stream, header.seq, header.command, *bytes}, {header, std::move(value), {}}};
}

Sha256 digest_of_log(EventStore& store, testing::StreamCount& fold, Tables tables) {
  MemoryRows rows;
  const auto read = store.read_all(1, [&](const StoredEntry& entry) {
    const auto envelope = ledger::read_entry(entry.bytes);
    return envelope && fold.fold({entry.log, entry.idx}, *envelope, rows);
  });
  RC_ASSERT(read.has_value());
  return content_digest(rows.all(), tables);
}

// Whatever the batches, however many of them fail, and however few rows stay in memory between
// them, the rows are those that the log gives.
RC_GTEST_PROP(Projector, ArrivesWhereAReplayArrives, ()) {
  memory::MemoryEventStore store;
  testing::StreamCount fold;
  const Table* const tables[] = {&testing::kStreamCountTable};
  Projector projector({&fold}, store, *rc::gen::elementOf(std::vector<std::size_t>{0, 2, 1000}));
  std::vector<std::int64_t> seqs(4, 0);
  const int batches = *rc::gen::inRange(1, 30);
  for (int i = 0; i < batches; ++i) {
    const auto before = seqs;
    const bool fails = *rc::gen::inRange(0, 4) == 0;
    Batch batch;
    const int lines = *rc::gen::inRange(1, 8);
    for (int k = 0; k < lines; ++k) {
      Line line = any_line(seqs, "command" + std::to_string(i));
      RC_ASSERT(projector.fold({}, line.envelope).has_value());
      batch.entries.push_back(std::move(line.entry));
    }
    projector.add_changes(batch.rows);
    if (fails) store.fail_next_commit(StoreFailure::kDiskFull);
    const auto done = store.commit(batch);
    RC_ASSERT(done.has_value() == !fails);
    done ? projector.committed() : projector.discard();
    if (fails) seqs = before;
  }
  const auto stored = content_digest(store, tables);
  RC_ASSERT(stored.has_value());
  RC_ASSERT(*stored == digest_of_log(store, fold, tables));
}

// Keys sort in memory as their cells do.
RC_GTEST_PROP(RowKey, SortsAsItsCellsDo, ()) {
  const Table& table = testing::kStreamCountTable;
  static constexpr Column kColumns[] = {
      {"a", ColumnType::kText}, {"b", ColumnType::kBlob}, {"c", ColumnType::kInteger}};
  const Table keyed = {"keyed", table.table_class, kColumns, 3, {}};
  const auto bytes = rc::gen::container<std::string>(
      rc::gen::elementOf(std::vector<char>{'\0', '\1', 'a', 'b', '\x7f', '\xff'}));
  const auto any = [&] {
    return std::tuple<std::string, std::string, std::int64_t>(*bytes, *bytes,
                                                              *rc::gen::arbitrary<std::int64_t>());
  };
  const auto key = [&](const auto& cells) {
    const std::vector<sql::Cell> row = {std::get<0>(cells), sql::Blob{std::get<1>(cells)},
                                        std::get<2>(cells)};
    return row_key(keyed, row);
  };
  const auto one = any();
  auto two = any();
  if (*rc::gen::arbitrary<bool>()) std::get<0>(two) = std::get<0>(one);
  if (*rc::gen::arbitrary<bool>()) std::get<1>(two) = std::get<1>(one);
  // char_traits<char> compares as unsigned bytes, as the engines do.
  RC_ASSERT((one < two) == (key(one) < key(two)));
  RC_ASSERT((one == two) == (key(one) == key(two)));
}

}  // namespace
}  // namespace motcua::store
