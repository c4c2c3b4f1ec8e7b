// The event store over any SQL engine (contract: ports/event_store.h).
//
// The writer keeps the tree's frontier, the last position and the last seq of the streams it met in
// memory; all of it is taken anew from the database after any failed commit. Opening it re-hashes
// the last entries and holds them against the frontier: what a power cut could have torn.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/tree.h"
#include "ports/event_store.h"
#include "store/packing.h"
#include "store/schema.h"

namespace motcua::store {

/// Entries re-hashed when a writer opens.
inline constexpr std::int64_t kTailEntries = 64;

class SqlEventStore final : public EventStore {
 public:
  /// The store must exist (identity.h) and the connection must outlive this object. kCorrupt when
  /// the tail of the log and the frontier do not belong together.
  [[nodiscard]] static Result<std::unique_ptr<SqlEventStore>, StoreFailure> open_writer(
      sql::Connection& connection);
  /// Reads only: commit() gives kReadOnly.
  [[nodiscard]] static std::unique_ptr<SqlEventStore> open_reader(sql::Connection& connection) {
    return std::make_unique<SqlEventStore>(connection, false);
  }
  /// Not yet open: use the two above.
  SqlEventStore(sql::Connection& connection, bool is_writer)
      : connection_(connection), is_writer_(is_writer) {}

  [[nodiscard]] Result<std::int64_t, StoreFailure> commit(const Batch& batch) override;
  [[nodiscard]] Result<Head, StoreFailure> head() override;
  [[nodiscard]] Result<Done, StoreFailure> read_stream(const StreamId& stream,
                                                       std::int64_t from_seq,
                                                       const EntryCallback& each) override;
  [[nodiscard]] Result<Done, StoreFailure> read_all(std::int64_t from_pos,
                                                    const EntryCallback& each) override;
  [[nodiscard]] Result<std::optional<StoredEntry>, StoreFailure> entry_at(
      std::int64_t pos) override;
  [[nodiscard]] Result<std::optional<StoredEntry>, StoreFailure> first_of_command(
      const CommandId& command) override;
  [[nodiscard]] Result<std::optional<std::vector<sql::Cell>>, StoreFailure> row(
      const Table& table, std::span<const sql::Cell> key) override;
  [[nodiscard]] Result<Done, StoreFailure> rows(
      const Table& table, const std::function<bool(std::span<const sql::Cell>)>& each) override;
  [[nodiscard]] Result<Done, StoreFailure> rows_with(
      const Table& table, std::size_t column, const sql::Cell& value,
      const std::function<bool(std::span<const sql::Cell>)>& each) override;

 private:
  struct TableSql {
    std::string put;
    std::string erase;
    std::string select_row;
  };

  [[nodiscard]] Result<ledger::Frontier, StoreFailure> read_frontier();
  [[nodiscard]] Result<Done, StoreFailure> load();
  [[nodiscard]] Result<Done, StoreFailure> check_tail();
  [[nodiscard]] Result<Done, StoreFailure> write(const Batch& batch, ledger::Frontier& frontier);
  [[nodiscard]] Result<Done, StoreFailure> check_order(const Batch& batch);
  [[nodiscard]] Result<std::int64_t, StoreFailure> last_seq(const StreamId& stream);
  [[nodiscard]] Result<Done, StoreFailure> write_entries(const Batch& batch,
                                                         ledger::Frontier& frontier);
  [[nodiscard]] Result<Done, StoreFailure> write_rows(std::span<const RowChange> rows);
  [[nodiscard]] const TableSql& sql_of(const Table& table);
  /// Whether the callback wants more; a malformed row is kCorrupt.
  [[nodiscard]] Result<bool, StoreFailure> read(std::string_view sql,
                                                std::span<const sql::Cell> parameters,
                                                const EntryCallback& each);

  sql::Connection& connection_;
  bool is_writer_;
  bool is_stale_ = false;  // what follows is not what the database has
  Packing packing_;
  ledger::Frontier frontier_;
  std::int64_t last_pos_ = 0;
  std::unordered_map<StreamId, std::int64_t> last_seqs_;
  std::unordered_map<const Table*, TableSql> sql_;
};

}  // namespace motcua::store
