// The log of this node, and with it everything that must change in the same instant.
//
// Contract, held by tests/contract/event_store_contract for memory, SQLite, the faulty disk
// and PostgreSQL:
//   - commit() is all or nothing, and durable when it returns: a power cut after it loses nothing.
//   - Entries get positions 1, 2, 3, ... in the order given; within a stream, seq is 1, 2, 3, ...
//     without a gap (anything else is kConflict and changes nothing).
//   - The entries of one command stand together in one batch; a command that has entries already is
//     kConflict and changes nothing. So a command happens once.
//   - Rows of the batch are put or erased in the order given, in the same transaction.
//   - After kUnknown the caller looks up its command ids before it answers.
//   - A callback must not use the store it is called from.
// Threads: one writer calls commit(); readers use their own store object.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "ports/table.h"

namespace motcua {

enum class StoreFailure {
  kDiskFull,
  kUnavailable,
  kUnknown,
  kConflict,  // somebody else wrote this stream or these positions first
  kCorrupt,
  kReadOnly,
  kNewerVersion,
};
[[nodiscard]] StoreFailure store_failure(sql::Failure failure);

struct EntryToAppend {
  StreamId stream;
  std::int64_t seq = 0;  // expected to be the stream's last + 1
  CommandId command;     // what the header in `bytes` says
  Bytes bytes;           // docs/formats/event_log.md
};

struct StoredEntry {
  std::int64_t pos = 0;  // arrival here, from 1
  std::int64_t log = 0;  // 0 is this node's own
  std::int64_t idx = 0;  // index in that log, from 0
  StreamId stream;
  std::int64_t seq = 0;
  Bytes bytes;  // docs/formats/event_log.md
};

struct Batch {
  std::vector<EntryToAppend> entries;
  std::vector<RowChange> rows;
};

struct Head {
  std::int64_t size = 0;  // entries of the own log
  TreeRoot root;
};

class EventStore {
 public:
  using EntryCallback = std::function<bool(const StoredEntry&)>;  // false stops

  virtual ~EventStore() = default;
  /// The position of the first entry of the batch.
  [[nodiscard]] virtual Result<std::int64_t, StoreFailure> commit(const Batch& batch) = 0;
  [[nodiscard]] virtual Result<Head, StoreFailure> head() = 0;
  [[nodiscard]] virtual Result<Done, StoreFailure> read_stream(const StreamId& stream,
                                                               std::int64_t from_seq,
                                                               const EntryCallback& each) = 0;
  /// All logs, by position, from `from_pos` on.
  [[nodiscard]] virtual Result<Done, StoreFailure> read_all(std::int64_t from_pos,
                                                            const EntryCallback& each) = 0;
  [[nodiscard]] virtual Result<std::optional<StoredEntry>, StoreFailure> entry_at(
      std::int64_t pos) = 0;
  /// The first entry of that command: whether it happened, and in which stream.
  [[nodiscard]] virtual Result<std::optional<StoredEntry>, StoreFailure> first_of_command(
      const CommandId& command) = 0;
  /// The row with that key, all columns; `key` has the table's key columns.
  [[nodiscard]] virtual Result<std::optional<std::vector<sql::Cell>>, StoreFailure> row(
      const Table& table, std::span<const sql::Cell> key) = 0;
  /// Every row in key order.
  [[nodiscard]] virtual Result<Done, StoreFailure> rows(
      const Table& table, const std::function<bool(std::span<const sql::Cell>)>& each) = 0;
  /// The rows whose column `column` (its place in the table) holds `value`, in key order. Quick
  /// where the column is the first of the key or of an index.
  [[nodiscard]] virtual Result<Done, StoreFailure> rows_with(
      const Table& table, std::size_t column, const sql::Cell& value,
      const std::function<bool(std::span<const sql::Cell>)>& each) = 0;
};

}  // namespace motcua
