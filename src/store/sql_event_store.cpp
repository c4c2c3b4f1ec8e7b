#include "store/sql_event_store.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "ledger/envelope.h"

namespace motcua::store {
namespace {

using Cells = std::vector<sql::Cell>;

constexpr std::int64_t kOwnLog = 0;
constexpr std::int64_t kPageEntries = 256;
constexpr std::size_t kLastSeqsMax = 1 << 16;

sql::Cell blob(std::string_view bytes) { return sql::Blob{Bytes(bytes)}; }

/// False when a column is not what it can only be.
bool read_entry_row(const sql::Row& row, Packing& packing, StoredEntry& out) {
  out.pos = row.integer(0);
  out.log = row.integer(1);
  out.idx = row.integer(2);
  const auto stream = StreamId::from_raw(row.blob(3));
  out.seq = row.integer(4);
  if (!stream) return false;
  out.stream = *stream;
  return packing.unpack(row.blob(5), out.stream, out.bytes);
}

}  // namespace

Result<std::unique_ptr<SqlEventStore>, StoreFailure> SqlEventStore::open_writer(
    sql::Connection& connection) {
  auto store = std::make_unique<SqlEventStore>(connection, true);
  TRY(store->load());
  TRY(store->check_tail());
  return store;
}

Result<ledger::Frontier, StoreFailure> SqlEventStore::read_frontier() {
  std::optional<ledger::Frontier> found;
  bool exists = false;
  const Cells key = {kOwnLog};
  TRY(of_store(connection_.query("SELECT size, frontier FROM tree WHERE log = $1", key,
                                 [&](const sql::Row& row) {
                                   exists = true;
                                   found = ledger::Frontier::parse(row.integer(0), row.blob(1));
                                   return true;
                                 })));
  if (!exists) return ledger::Frontier();
  if (!found) return fail(StoreFailure::kCorrupt);
  return std::move(*found);
}

Result<Done, StoreFailure> SqlEventStore::load() {
  last_seqs_.clear();
  ledger::Frontier frontier = TRY(read_frontier());
  std::int64_t last_pos = 0;
  TRY(of_store(connection_.query("SELECT max(pos) FROM entry", {}, [&](const sql::Row& row) {
    if (!row.is_null(0)) last_pos = row.integer(0);
    return true;
  })));
  frontier_ = std::move(frontier);
  last_pos_ = last_pos;
  is_stale_ = false;
  return Done{};
}

Result<Done, StoreFailure> SqlEventStore::check_tail() {
  std::vector<Leaf> leaves;
  StoredEntry entry;
  std::int64_t expected = frontier_.size() - 1;
  const Cells parameters = {kOwnLog, kTailEntries};
  bool is_sound = true;
  TRY(of_store(connection_.query(
      "SELECT pos, log, idx, stream, seq, packed FROM entry WHERE log = $1 ORDER BY idx DESC "
      "LIMIT $2",
      parameters, [&](const sql::Row& row) {
        is_sound = read_entry_row(row, packing_, entry) && entry.idx == expected;
        --expected;
        if (is_sound) leaves.push_back(ledger::leaf_of(entry.bytes));
        return is_sound;
      })));
  std::reverse(leaves.begin(), leaves.end());
  const auto wanted = static_cast<std::size_t>(std::min(kTailEntries, frontier_.size()));
  if (!is_sound || leaves.size() != wanted || !frontier_.agrees_with_tail(leaves))
    return fail(StoreFailure::kCorrupt);
  return Done{};
}

Result<std::int64_t, StoreFailure> SqlEventStore::commit(const Batch& batch) {
  if (!is_writer_) return fail(StoreFailure::kReadOnly);
  if (is_stale_) TRY(load());
  ledger::Frontier frontier = frontier_;
  const auto done = write(batch, frontier);
  if (!done) {
    connection_.rollback();
    is_stale_ = true;
    return fail(done.error());
  }
  frontier_ = std::move(frontier);
  const std::int64_t first = last_pos_ + 1;
  last_pos_ += static_cast<std::int64_t>(batch.entries.size());
  return first;
}

Result<Done, StoreFailure> SqlEventStore::write(const Batch& batch, ledger::Frontier& frontier) {
  TRY(of_store(connection_.begin()));
  if (!batch.entries.empty()) {
    TRY(check_order(batch));
    TRY(write_entries(batch, frontier));
  }
  TRY(write_rows(batch.rows));
  return of_store(connection_.commit());
}

Result<Done, StoreFailure> SqlEventStore::check_order(const Batch& batch) {
  if (last_seqs_.size() > kLastSeqsMax) last_seqs_.clear();
  for (const EntryToAppend& entry : batch.entries) {
    const std::int64_t last = TRY(last_seq(entry.stream));
    if (entry.seq != last + 1) return fail(StoreFailure::kConflict);
    last_seqs_[entry.stream] = entry.seq;
  }
  return Done{};
}

Result<std::int64_t, StoreFailure> SqlEventStore::last_seq(const StreamId& stream) {
  const auto known = last_seqs_.find(stream);
  if (known != last_seqs_.end()) return known->second;
  std::int64_t last = 0;
  const Cells key = {blob(stream.raw())};
  TRY(of_store(connection_.query("SELECT max(seq) FROM entry WHERE stream = $1", key,
                                 [&](const sql::Row& row) {
                                   if (!row.is_null(0)) last = row.integer(0);
                                   return true;
                                 })));
  return last;
}

Result<Done, StoreFailure> SqlEventStore::write_entries(const Batch& batch,
                                                        ledger::Frontier& frontier) {
  static const std::string kInsertEntry = insert_sql(kEntryTable);
  static const std::string kInsertCommand = insert_sql(kCommandTable);
  static const std::string kPutTree = put_sql(kTreeTable);
  std::vector<Cells> entries;
  std::vector<Cells> commands;
  entries.reserve(batch.entries.size());
  std::int64_t pos = last_pos_;
  const CommandId* command = nullptr;
  for (const EntryToAppend& entry : batch.entries) {
    const Leaf leaf = ledger::leaf_of(entry.bytes);
    const std::int64_t idx = frontier.size();
    Cells& cells = entries.emplace_back();
    cells.reserve(kEntryTable.columns.size());
    cells.emplace_back(++pos);
    cells.emplace_back(kOwnLog);
    cells.emplace_back(idx);
    cells.push_back(blob(entry.stream.raw()));
    cells.emplace_back(entry.seq);
    cells.push_back(sql::Blob{packing_.pack(entry.bytes, entry.stream)});
    if (command == nullptr || *command != entry.command)
      commands.push_back({blob(entry.command.view()), kOwnLog, idx});
    command = &entry.command;
    frontier.append(leaf);
  }
  TRY(of_store(connection_.run_many(kInsertEntry, entries)));
  TRY(of_store(connection_.run_many(kInsertCommand, commands)));
  const Cells tree = {kOwnLog, frontier.size(), blob(frontier.bytes())};
  TRY(of_store(connection_.run(kPutTree, tree)));
  return Done{};
}

Result<Done, StoreFailure> SqlEventStore::write_rows(std::span<const RowChange> rows) {
  std::vector<Cells> run;
  for (std::size_t i = 0; i < rows.size();) {
    const Table* table = rows[i].table;
    const bool erases = rows[i].erase;
    run.clear();
    for (; i < rows.size() && rows[i].table == table && rows[i].erase == erases; ++i) {
      const std::size_t count = erases ? table->key_columns : table->columns.size();
      CHECK(rows[i].cells.size() == count, "a row has its table's columns");
      run.push_back(rows[i].cells);
    }
    const TableSql& sql = sql_of(*table);
    TRY(of_store(connection_.run_many(erases ? sql.erase : sql.put, run)));
  }
  return Done{};
}

const SqlEventStore::TableSql& SqlEventStore::sql_of(const Table& table) {
  const auto known = sql_.find(&table);
  if (known != sql_.end()) return known->second;
  TableSql made{put_sql(table), erase_sql(table), select_row_sql(table)};
  return sql_.emplace(&table, std::move(made)).first->second;
}

Result<Head, StoreFailure> SqlEventStore::head() {
  if (is_writer_ && is_stale_) TRY(load());
  if (is_writer_) return Head{frontier_.size(), frontier_.root()};
  const ledger::Frontier frontier = TRY(read_frontier());
  return Head{frontier.size(), frontier.root()};
}

Result<bool, StoreFailure> SqlEventStore::read(std::string_view sql,
                                               std::span<const sql::Cell> parameters,
                                               const EntryCallback& each) {
  StoredEntry entry;
  bool is_sound = true;
  bool wants_more = true;
  TRY(of_store(connection_.query(sql, parameters, [&](const sql::Row& row) {
    is_sound = read_entry_row(row, packing_, entry);
    wants_more = is_sound && each(entry);
    return wants_more;
  })));
  if (!is_sound) return fail(StoreFailure::kCorrupt);
  return wants_more;
}

Result<Done, StoreFailure> SqlEventStore::read_stream(const StreamId& stream, std::int64_t from_seq,
                                                      const EntryCallback& each) {
  const Cells parameters = {blob(stream.raw()), from_seq};
  TRY(
      read("SELECT pos, log, idx, stream, seq, packed FROM entry WHERE stream = $1 AND "
           "seq >= $2 ORDER BY stream, seq, log",
           parameters, each));
  return Done{};
}

Result<Done, StoreFailure> SqlEventStore::read_all(std::int64_t from_pos,
                                                   const EntryCallback& each) {
  std::int64_t next = from_pos;
  // Page by page: engines may fetch all of an answer before they give its first row.
  for (;;) {
    std::int64_t count = 0;
    const Cells parameters = {next, kPageEntries};
    const bool wants_more =
        TRY(read("SELECT pos, log, idx, stream, seq, packed FROM entry WHERE pos >= $1 "
                 "ORDER BY pos LIMIT $2",
                 parameters, [&](const StoredEntry& entry) {
                   ++count;
                   next = entry.pos + 1;
                   return each(entry);
                 }));
    if (!wants_more || count < kPageEntries) return Done{};
  }
}

Result<std::optional<StoredEntry>, StoreFailure> SqlEventStore::entry_at(std::int64_t pos) {
  std::optional<StoredEntry> out;
  const Cells parameters = {pos};
  TRY(read("SELECT pos, log, idx, stream, seq, packed FROM entry WHERE pos = $1", parameters,
           [&](const StoredEntry& entry) {
             out = entry;
             return true;
           }));
  return out;
}

Result<std::optional<StoredEntry>, StoreFailure> SqlEventStore::first_of_command(
    const CommandId& command) {
  std::optional<StoredEntry> out;
  const Cells parameters = {blob(command.view())};
  TRY(
      read("SELECT e.pos, e.log, e.idx, e.stream, e.seq, e.packed FROM command_index c "
           "JOIN entry e ON e.log = c.log AND e.idx = c.idx WHERE c.command = $1",
           parameters, [&](const StoredEntry& entry) {
             out = entry;
             return true;
           }));
  return out;
}

Result<std::optional<Cells>, StoreFailure> SqlEventStore::row(const Table& table,
                                                              std::span<const sql::Cell> key) {
  CHECK(key.size() == table.key_columns, "a key has the key's columns");
  std::optional<Cells> out;
  TRY(of_store(connection_.query(sql_of(table).select_row, key, [&](const sql::Row& row) {
    read_cells(row, table, out.emplace());
    return true;
  })));
  return out;
}

Result<Done, StoreFailure> SqlEventStore::rows(
    const Table& table, const std::function<bool(std::span<const sql::Cell>)>& each) {
  Cells cells;
  TRY(of_store(connection_.query(select_rows_sql(table), {}, [&](const sql::Row& row) {
    read_cells(row, table, cells);
    return each(cells);
  })));
  return Done{};
}

Result<Done, StoreFailure> SqlEventStore::rows_with(
    const Table& table, std::size_t column, const sql::Cell& value,
    const std::function<bool(std::span<const sql::Cell>)>& each) {
  CHECK(column < table.columns.size(), "a column of the table");
  Cells cells;
  const Cells parameters = {value};
  TRY(of_store(
      connection_.query(select_rows_with_sql(table, column), parameters, [&](const sql::Row& row) {
        read_cells(row, table, cells);
        return each(cells);
      })));
  return Done{};
}

}  // namespace motcua::store
