#include "store/rebuild.h"

#include "store/command_index.h"
#include "store/digest.h"
#include "store/identity.h"
#include "store/sql_event_store.h"

namespace motcua::store {
namespace {

constexpr std::int64_t kProgressEntries = 4096;
constexpr std::size_t kRowsAtOnce = 1024;

class Rebuild {
 public:
  Rebuild(sql::Connection& writer, Projections projections, const Progress& progress)
      : writer_(writer),
        progress_(progress),
        tables_(tables_of(projections)),
        layout_(store::layout_of(projections)),
        folds_(projections.begin(), projections.end()) {
    folds_.push_back(&command_index_);
  }

  Result<Rebuilt, RebuildFailure> run() {
    const bool is_current = TRY(in_store(read_layout(writer_)))
    == layout_;
    const auto store = SqlEventStore::open_reader(writer_);
    if (is_current) out_.before = TRY(in_store(content_digest(*store, tables_)));
    TRY(replay(*store));
    TRY(in_store(write_all()));
    out_.after = TRY(in_store(content_digest(*store, tables_)));
    TRY(in_store(of_store(writer_.commit())));
    return out_;
  }

 private:
  template <class T>
  Result<T, RebuildFailure> in_store(Result<T, StoreFailure> result) {
    if (!result) return fail(RebuildFailure{result.error(), 0});
    return std::move(*result);
  }

  Result<Done, RebuildFailure> replay(EventStore& store) {
    const Head head = TRY(in_store(store.head()));
    for (Projection* fold : folds_) fold->forget();
    std::int64_t bad_pos = 0;
    TRY(in_store(store.read_all(1, [&](const StoredEntry& entry) {
      if (!fold(entry)) bad_pos = entry.pos;
      if (++out_.entries % kProgressEntries == 0 && progress_) progress_(out_.entries, head.size);
      return bad_pos == 0;
    })));
    for (Projection* fold : folds_) fold->forget();
    if (bad_pos != 0) return fail(RebuildFailure{StoreFailure::kCorrupt, bad_pos});
    return Done{};
  }

  bool fold(const StoredEntry& entry) {
    const auto envelope = ledger::read_entry(entry.bytes);
    if (!envelope) return false;
    for (Projection* fold : folds_)
      if (!fold->fold({entry.log, entry.idx}, *envelope, rows_)) return false;
    return true;
  }

  Result<Done, StoreFailure> write_all() {
    TRY(write_table(kCommandTable));
    for (const Table* table : tables_) TRY(write_table(*table));
    return write_layout(writer_, layout_);
  }

  /// In key order, so that the tree is filled from one end and its pages are full.
  Result<Done, StoreFailure> write_table(const Table& table) {
    TRY(of_store(writer_.script(drop_sql(table) + create_sql(writer_.dialect(), table))));
    const std::string insert = insert_sql(table);
    std::vector<std::vector<sql::Cell>> chunk;
    for (const auto& [key, cells] : rows_.all().rows(table)) {
      chunk.push_back(cells);
      if (chunk.size() < kRowsAtOnce) continue;
      TRY(of_store(writer_.run_many(insert, chunk)));
      chunk.clear();
    }
    if (!chunk.empty()) TRY(of_store(writer_.run_many(insert, chunk)));
    return Done{};
  }

  sql::Connection& writer_;
  const Progress& progress_;
  std::vector<const Table*> tables_;
  Sha256 layout_;
  CommandIndex command_index_;
  std::vector<Projection*> folds_;
  MemoryRows rows_;
  Rebuilt out_;
};

}  // namespace

Result<Rebuilt, RebuildFailure> rebuild(sql::Connection& writer, Projections projections,
                                        const Progress& progress) {
  const auto begun = writer.begin();
  if (!begun) return fail(RebuildFailure{store_failure(begun.error()), 0});
  auto done = Rebuild(writer, projections, progress).run();
  if (!done) writer.rollback();
  return done;
}

Result<bool, StoreFailure> is_layout_current(sql::Connection& connection, Projections projections) {
  const auto layout = TRY(read_layout(connection));
  return layout == layout_of(projections);
}

}  // namespace motcua::store
