#include "app/erasure.h"

#include <array>
#include <future>
#include <set>

#include "app/centre_parts.h"
#include "app/commands.h"
#include "app/name_pages.h"
#include "app/person_tokens.h"
#include "app/through_writer.h"
#include "store/dossier_tables.h"

namespace motcua::app {
namespace {

constexpr std::array kColumns{Column{"dossier", ColumnType::kBlob},
                              Column{"ordered", ColumnType::kBlob}};
constexpr std::size_t kStreamColumn = 0;  // of the citations

struct KeysOfStream {
  std::vector<KeyId> living;
  std::vector<std::int64_t> positions;  // in the log, of every entry
};

Result<KeysOfStream, Problem> keys_of(EventStore& store, const DossierId& id) {
  KeysOfStream out;
  bool sound = true;
  const auto read = store.read_stream(stream_of(id), 1, [&](const StoredEntry& entry) {
    out.positions.push_back(entry.pos);
    if (entry.bytes.find("\"k\":\"key.") == Bytes::npos) return true;
    const auto envelope = ledger::read_entry(entry.bytes);
    const json::Value* member = envelope ? envelope->body.find("id") : nullptr;
    const std::string* text = member == nullptr ? nullptr : member->as_string();
    const auto key = text == nullptr ? std::nullopt : KeyId::parse(*text);
    sound = key.has_value();
    if (!sound) return false;
    if (envelope->header.kind == "key.minted") out.living.push_back(*key);
    if (envelope->header.kind == "key.erased") std::erase(out.living, *key);
    return true;
  });
  if (!read) return fail(Problem{read.error()});
  if (!sound) return fail(Problem{StoreFailure::kCorrupt});
  return out;
}

std::vector<NewEvent> erased_events(const ErasureOrder& order, const std::vector<KeyId>& keys) {
  std::vector<NewEvent> out;
  for (const KeyId& key : keys) {
    NewEvent event;
    event.stream = stream_of(order.dossier);
    event.kind = "key.erased";
    event.body = json::Object{{"id", key.text()}, {"order", order.order.text()}};
    out.push_back(std::move(event));
  }
  return out;
}

/// The events move the dossier's version on, and nothing else of it.
void keep_version(CentreParts& parts, Transaction& transaction, const DossierId& id,
                  HeldDossier held, std::int64_t version) {
  dossier::State state = *held.state;
  while (state.version < version) state = dossier::skip(std::move(state), state.version + 1);
  held.state = std::make_shared<const dossier::State>(std::move(state));
  for (RowChange& row : store::dossier_rows(id, *held.state, held.summary_seq))
    transaction.put(std::move(row));
  parts.dossiers.put_back(id, std::move(held));
}

/// Every page of names, to be taken away: they are made anew from names that may still be found.
Result<std::vector<RowChange>, Problem> name_pages(CentreParts& parts) {
  std::vector<RowChange> out;
  const auto read = parts.books.store().rows(kNamePageTable, [&](std::span<const sql::Cell> row) {
    out.push_back({&kNamePageTable, {row[0]}, true});
    return true;
  });
  if (!read) return fail(Problem{read.error()});
  return out;
}

struct Destruction {
  bool is_ordered = false;
  std::vector<KeyId> keys;
};

/// One commit: the events that say so, the wraps, the tokens, and the digests of what was sent.
Result<Destruction, Problem> plan_destruction(CentreParts& parts, Transaction& transaction,
                                              const ErasureOrder& order) {
  const DossierId& id = order.dossier;
  auto held = parts.dossiers.take(id);
  if (!held) return fail(Problem{held.error()});
  // A row alone orders nothing: it stands beside the log, and two officers stand in the log.
  if (!held->state->erasure_ordered) return Destruction();
  KeysOfStream keys = TRY(keys_of(parts.books.store(), id));
  if (keys.living.empty()) return Destruction{true, {}};
  const auto tokens = TRY(stored_tokens(parts, id));
  const auto pages = TRY(name_pages(parts));
  const auto written = TRY(transaction.write(erased_events(order, keys.living)));
  for (const KeyId& key : keys.living) transaction.put(parts.ports.keys->destroy(key));
  for (const Bytes& token : tokens) transaction.put(token_taken(*parts.ports.keys, token, id));
  for (const std::int64_t pos : keys.positions) transaction.put({&kCommandBodyTable, {pos}, true});
  for (const RowChange& page : pages) transaction.put(page);
  parts.name_pages.reach(1);
  parts.persons.drop(id);
  keep_version(parts, transaction, id, std::move(*held), written.back().envelope.header.seq);
  return Destruction{true, std::move(keys.living)};
}

/// Whether it was truly ordered.
Result<bool, Problem> destroy_keys(CentreParts& parts, const ErasureOrder& order) {
  Destruction done;
  const auto carried =
      through_writer(parts, [&](Transaction& transaction) -> Result<Done, Problem> {
        done = TRY(plan_destruction(parts, transaction, order));
        return Done{};
      });
  if (!carried) return fail(carried.error());
  for (const KeyId& key : done.keys) parts.ports.keys->forget(key);
  if (done.is_ordered) parts.persons.drop(order.dossier);
  return done.is_ordered;
}

struct CitedBlobs {
  std::set<BlobAddress> addresses;  // of this dossier alone
  std::vector<RowChange> rows;      // that list them, to be taken away
};

Result<CitedBlobs, Problem> blobs_of(CentreParts& parts, const DossierId& id) {
  CitedBlobs out;
  auto reader = parts.readers.take();
  if (!reader) return fail(Problem{reader.error()});
  const Table& table = parts.ports.keys->citations();
  const sql::Cell stream = sql::Blob{stream_of(id).raw()};
  const auto own =
      reader->store().rows_with(table, kStreamColumn, stream, [&](std::span<const sql::Cell> row) {
        out.rows.push_back({&table, {row[0], row[1]}, true});
        for (const BlobAddress& one : parts.ports.keys->cited(row)) out.addresses.insert(one);
        return true;
      });
  if (!own) return fail(Problem{own.error()});
  if (out.addresses.empty()) return out;
  // One upload may have been brought to two dossiers.
  const auto others = reader->store().rows(table, [&](std::span<const sql::Cell> row) {
    if (row[0] == stream) return true;
    for (const BlobAddress& one : parts.ports.keys->cited(row)) out.addresses.erase(one);
    return true;
  });
  if (!others) return fail(Problem{others.error()});
  return out;
}

Result<Done, Problem> erase_blobs(CentreParts& parts, const std::set<BlobAddress>& addresses) {
  for (const BlobAddress& address : addresses) {
    const auto erased = parts.ports.blobs->erase(address);
    if (!erased && erased.error() != BlobFailure::kNotFound) return fail(Problem{erased.error()});
  }
  return Done{};
}

/// False while a reader still sees what was there before.
bool cut_journal(CentreParts& parts) {
  if (!parts.ports.cut_journal) return true;
  std::promise<bool> promise;
  auto cut = promise.get_future();
  parts.writer.between_batches([&] { promise.set_value(parts.ports.cut_journal()); });
  return cut.get();
}

Result<Done, Problem> carry_out_one(CentreParts& parts, const ErasureOrder& order) {
  const bool is_ordered = TRY(destroy_keys(parts, order));
  CitedBlobs cited;
  if (is_ordered) cited = TRY(blobs_of(parts, order.dossier));
  TRY(erase_blobs(parts, cited.addresses));
  if (is_ordered && !cut_journal(parts)) return fail(Problem{StoreFailure::kUnavailable});
  return through_writer(parts, [&](Transaction& transaction) -> Result<Done, Problem> {
    for (RowChange& row : cited.rows) transaction.put(std::move(row));
    transaction.put({&kErasureTable, {sql::Blob{order.dossier.raw()}}, true});
    return Done{};
  });
}

}  // namespace

constinit const Table kErasureTable{"erasure", TableClass::kSideData, kColumns, 1, {}, true};

RowChange erasure_owed(const ErasureOrder& order) {
  return {&kErasureTable, {sql::Blob{order.dossier.raw()}, sql::Blob{order.order.raw()}}};
}

Result<Done, Problem> owe_erasures(CentreParts& parts, std::span<const ErasureOrder> orders) {
  std::vector<ErasureOrder> owed;
  {
    auto reader = parts.readers.take();
    if (!reader) return fail(Problem{reader.error()});
    for (const ErasureOrder& one : orders)
      if (!TRY(keys_of(reader->store(), one.dossier)).living.empty()) owed.push_back(one);
  }
  if (owed.empty()) return Done{};
  return through_writer(parts, [&](Transaction& transaction) -> Result<Done, Problem> {
    for (const ErasureOrder& one : owed) transaction.put(erasure_owed(one));
    return Done{};
  });
}

void hide_name(CentreParts& parts, Transaction& transaction, const DossierId& id) {
  parts.persons.drop(id);
  const auto pages = name_pages(parts);
  if (!pages) return;
  for (const RowChange& page : *pages) transaction.put(page);
  parts.name_pages.reach(1);
}

bool drop_owed(EventStore& store, PersonIndex& persons) {
  return store
      .rows(kErasureTable,
            [&](std::span<const sql::Cell> row) {
              if (const auto id = DossierId::from_raw(std::get<sql::Blob>(row[0]).bytes))
                persons.drop(*id);
              return true;
            })
      .has_value();
}

Result<bool, StoreFailure> is_erasure_owed(EventStore& store, const DossierId& dossier) {
  const std::array<sql::Cell, 1> key{sql::Blob{dossier.raw()}};
  const auto row = TRY(store.row(kErasureTable, key));
  return row.has_value();
}

void carry_out_erasures(CentreParts& parts) {
  std::vector<ErasureOrder> owed;
  {
    auto reader = parts.readers.take();
    if (!reader) return;
    const auto read = reader->store().rows(kErasureTable, [&](std::span<const sql::Cell> row) {
      const auto id = DossierId::from_raw(std::get<sql::Blob>(row[0]).bytes);
      const auto order = CommandId::from_raw(std::get<sql::Blob>(row[1]).bytes);
      if (id && order) owed.push_back({*id, *order});
      return true;
    });
    if (!read) return;
  }
  // What fails stays owed, and is tried again in the next round.
  for (const ErasureOrder& order : owed) (void)carry_out_one(parts, order);
}

}  // namespace motcua::app
