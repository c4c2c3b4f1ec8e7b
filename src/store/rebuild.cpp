#include "store/rebuild.h"

#include <algorithm>
#include <span>

#include "store/command_index.h"
#include "store/digest.h"
#include "store/identity.h"
#include "store/sql_event_store.h"

namespace motcua::store {
namespace {

constexpr std::int64_t kProgressEntries = 4096;
constexpr std::size_t kRowsAtOnce = 1024;

template <class T>
Result<T, RebuildFailure> in_store(Result<T, StoreFailure> result) {
  if (!result) return fail(RebuildFailure{result.error(), 0});
  return std::move(*result);
}

/// Somebody may have dropped or bent a table behind our back: what is written down as the layout
/// says nothing of that.
bool can_be_read(sql::Connection& connection, const Table& table) {
  std::string columns;
  for (const Column& column : table.columns) {
    if (!columns.empty()) columns += ", ";
    columns += column.name;
  }
  const std::string text = "SELECT " + columns + " FROM " + std::string(table.name) + " LIMIT 1";
  return connection.query(text, {}, [](const sql::Row&) { return false; }).has_value();
}

bool can_be_read(sql::Connection& connection, std::span<const Table* const> tables) {
  return can_be_read(connection, kCommandTable) &&
         std::all_of(tables.begin(), tables.end(),
                     [&](const Table* table) { return can_be_read(connection, *table); });
}

}  // namespace

class Rebuild::Work {
 public:
  explicit Work(Projections projections)
      : tables_(tables_of(projections)),
        layout_(store::layout_of(projections)),
        folds_(projections.begin(), projections.end()) {
    folds_.push_back(&command_index_);
    forget();
  }
  ~Work() { forget(); }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  Result<Done, RebuildFailure> fold(EventStore& store, const KeepOn& keep_on) {
    const Head head = TRY(in_store(store.head()));
    std::int64_t bad_pos = 0;
    bool is_wanted = !keep_on || keep_on(out_.entries, std::max(head.size, out_.entries));
    if (!is_wanted) return fail(RebuildFailure{StoreFailure::kUnavailable, 0});
    TRY(in_store(store.read_all(next_pos_, [&](const StoredEntry& entry) {
      if (!fold(entry)) bad_pos = entry.pos;
      next_pos_ = entry.pos + 1;
      if (++out_.entries % kProgressEntries == 0 && keep_on)
        is_wanted = keep_on(out_.entries, std::max(head.size, out_.entries));
      return bad_pos == 0 && is_wanted;
    })));
    if (bad_pos != 0) return fail(RebuildFailure{StoreFailure::kCorrupt, bad_pos});
    if (!is_wanted) return fail(RebuildFailure{StoreFailure::kUnavailable, 0});
    return Done{};
  }

  /// Before the writer's transaction: on PostgreSQL a query that fails would end it.
  void look(sql::Connection& writer) { is_readable_ = can_be_read(writer, tables_); }

  /// Inside the writer's transaction.
  Result<Rebuilt, RebuildFailure> replace(sql::Connection& writer, const KeepOn& keep_on) {
    const auto layout = TRY(in_store(read_layout(writer)));
    is_current_ = layout == layout_ && is_readable_;
    const auto store = SqlEventStore::open_reader(writer);
    if (is_current_) out_.before = TRY(in_store(content_digest(*store, tables_)));
    TRY(fold(*store, keep_on));
    TRY(in_store(write_all(writer)));
    out_.after = TRY(in_store(content_digest(*store, tables_)));
    TRY(in_store(of_store(writer.commit())));
    return out_;
  }

 private:
  void forget() {
    for (Projection* fold : folds_) fold->forget();
  }

  bool fold(const StoredEntry& entry) {
    const auto envelope = ledger::read_entry(entry.bytes);
    if (!envelope) return false;
    for (Projection* fold : folds_)
      if (!fold->fold({entry.log, entry.idx}, *envelope, rows_)) return false;
    return true;
  }

  Result<Done, StoreFailure> write_all(sql::Connection& writer) {
    TRY(write_table(writer, kCommandTable));
    for (const Table* table : tables_) TRY(write_table(writer, *table));
    return write_layout(writer, layout_);
  }

  /// PostgreSQL's readers wait for a table that is dropped, and with the snapshot they took before
  /// find the new one empty: there a table of the right form keeps its place and only its rows go.
  Result<Done, StoreFailure> clear_table(sql::Connection& writer, const Table& table) {
    const bool keeps_place = is_current_ && writer.dialect() == sql::Dialect::kPostgres;
    if (!keeps_place)
      return of_store(writer.script(drop_sql(table) + create_sql(writer.dialect(), table)));
    TRY(of_store(writer.run(clear_sql(table), {})));
    return Done{};
  }

  /// In key order, so that the tree is filled from one end and its pages are full.
  Result<Done, StoreFailure> write_table(sql::Connection& writer, const Table& table) {
    TRY(clear_table(writer, table));
    const std::string insert = insert_sql(table);
    std::vector<std::vector<sql::Cell>> chunk;
    for (const auto& [key, cells] : rows_.all().rows(table)) {
      chunk.push_back(cells);
      if (chunk.size() < kRowsAtOnce) continue;
      TRY(of_store(writer.run_many(insert, chunk)));
      chunk.clear();
    }
    if (!chunk.empty()) TRY(of_store(writer.run_many(insert, chunk)));
    return Done{};
  }

  std::vector<const Table*> tables_;
  Sha256 layout_;
  CommandIndex command_index_;
  std::vector<Projection*> folds_;
  MemoryRows rows_;
  std::int64_t next_pos_ = 1;
  bool is_readable_ = false;
  bool is_current_ = false;  // the tables are of the form these folds make
  Rebuilt out_;
};

Rebuild::Rebuild(Projections projections) : work_(std::make_unique<Work>(projections)) {}

Rebuild::~Rebuild() = default;

Result<Done, RebuildFailure> Rebuild::fold(EventStore& store, const KeepOn& keep_on) {
  return work_->fold(store, keep_on);
}

Result<Rebuilt, RebuildFailure> Rebuild::replace(sql::Connection& writer, const KeepOn& keep_on) {
  work_->look(writer);
  const auto begun = writer.begin();
  if (!begun) return fail(RebuildFailure{store_failure(begun.error()), 0});
  auto done = work_->replace(writer, keep_on);
  if (!done) writer.rollback();
  return done;
}

Result<Rebuilt, RebuildFailure> rebuild(sql::Connection& writer, Projections projections,
                                        const Progress& progress) {
  return Rebuild(projections).replace(writer, [&](std::int64_t done, std::int64_t total) {
    if (progress) progress(done, total);
    return true;
  });
}

Result<bool, StoreFailure> is_layout_current(sql::Connection& connection, Projections projections) {
  const auto layout = TRY(read_layout(connection));
  return layout == layout_of(projections) && can_be_read(connection, tables_of(projections));
}

}  // namespace motcua::store
