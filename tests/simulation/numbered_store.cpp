#include "simulation/numbered_store.h"

#include <utility>
#include <vector>

#include "store/identity.h"
#include "store/verify.h"
#include "support/entries.h"

namespace motcua::crash {

namespace {

constexpr std::int64_t kEntriesPerBatch = 3;
constexpr std::int64_t kStreams = 4;
constexpr Column kTallyColumns[] = {{"stream", ColumnType::kBlob},
                                    {"events", ColumnType::kInteger},
                                    {"note", ColumnType::kText, true}};
constexpr Index kTallyIndexes[] = {{"tally_events", "events, stream"}};
const Table kTally{"tally", TableClass::kProjection, kTallyColumns, 1, kTallyIndexes};

const Table* const kTables[] = {&kTally};

StreamId stream_for(std::int64_t entry) {
  return testing::dossier_stream("dossier " + std::to_string(entry % kStreams));
}

/// The log is a function of its length: entry 0, 1, 2, ... are always these bytes.
Bytes line_for(std::int64_t entry) {
  return testing::entry_line(stream_for(entry), entry / kStreams + 1,
                             "command " + std::to_string(entry), entry * entry);
}

}  // namespace

std::span<const Table* const> TallyFold::tables() const { return kTables; }

Result<Done, store::FoldFailure> TallyFold::fold(const store::Origin&,
                                                 const ledger::Envelope& event, store::Rows& rows) {
  const sql::Cell key = sql::Blob{event.header.stream.raw()};
  const auto found = rows.find(kTally, {&key, 1});
  if (!found) return fail(store::FoldFailure::kNoAnswer);
  const std::int64_t before = *found == nullptr ? 0 : std::get<std::int64_t>((**found)[1]);
  rows.put(kTally, {key, before + 1, std::string(200, 'x')});
  return Done{};
}

Result<std::optional<std::int64_t>, StoreFailure> NumberedStore::open() {
  connection_ = TRY(store::of_store(database_.open_writer()));
  const auto identity = TRY(store::read_identity(*connection_));
  if (!identity) return std::nullopt;
  store_ = TRY(store::SqlEventStore::open_writer(*connection_));
  const Head head = TRY(store_->head());
  if (head.size % kEntriesPerBatch != 0) return fail(StoreFailure::kConflict);  // half a batch
  return head.size / kEntriesPerBatch;
}

Result<Done, StoreFailure> NumberedStore::make() {
  const auto tables = store::tables_of(projections_);
  const store::Identity identity{"motcua/15607/1", UnitCode{"15607"}, 1, true};
  TRY(store::create_store(*connection_, tables, identity, layout_));
  store_ = TRY(store::SqlEventStore::open_writer(*connection_));
  return Done{};
}

Result<Done, StoreFailure> NumberedStore::commit(std::int64_t number) {
  if (!projector_) {
    projector_ =
        std::make_unique<store::Projector>(std::vector<store::Projection*>{&tally_}, *store_);
  }
  Batch batch;
  for (std::int64_t i = 0; i < kEntriesPerBatch; ++i) {
    const std::int64_t entry = number * kEntriesPerBatch + i;
    const Bytes line = line_for(entry);
    const auto envelope = ledger::read_entry(line);
    if (!envelope) return fail(StoreFailure::kCorrupt);
    if (!projector_->fold({0, entry}, *envelope)) return fail(StoreFailure::kUnavailable);
    batch.entries.push_back(
        {stream_for(entry), entry / kStreams + 1, envelope->header.command, line});
  }
  projector_->add_changes(batch.rows);
  TRY(store_->commit(batch));
  projector_->committed();
  return Done{};
}

std::string NumberedStore::complaint(std::int64_t batches) {
  std::int64_t next = 0;
  bool is_equal = true;
  const auto read = store_->read_all(1, [&](const StoredEntry& entry) {
    is_equal = is_equal && entry.pos == next + 1 && entry.bytes == line_for(next);
    ++next;
    return true;
  });
  if (!read) return "the log cannot be read";
  if (!is_equal || next != batches * kEntriesPerBatch) return "the log has other entries";
  const auto structure = sqlite::quick_check(*connection_);
  if (!structure || !structure->empty()) return "quick_check";
  const auto reader = database_.open_reader();
  if (!reader) return "no reader";
  const auto verified = store::verify(**reader, projections_, {});
  if (!verified) return "verify cannot read";
  if (verified->ok) return {};
  const auto& problem = verified->problems.front();
  return "verify: " + problem.place + " " + std::string(store::name_of(problem.fault));
}

}  // namespace motcua::crash
