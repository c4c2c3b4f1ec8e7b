// The log in memory: for tests and simulations. Nothing of it outlives the object, and it may be
// told to fail the next commit.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "ledger/tree.h"
#include "ports/event_store.h"
#include "ports/row_map.h"

namespace motcua::memory {

class MemoryEventStore final : public EventStore {
 public:
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

  /// The next commit gives this failure and changes nothing; with kUnknown and `although_done` it
  /// is done all the same, as after a connection lost while committing.
  void fail_next_commit(StoreFailure failure, bool although_done = false);

 private:
  [[nodiscard]] bool fits(const Batch& batch) const;
  void append(const EntryToAppend& entry);

  std::vector<StoredEntry> entries_;  // pos - 1
  std::unordered_map<StreamId, std::vector<std::size_t>> streams_;
  std::unordered_map<CommandId, std::size_t> commands_;
  ledger::Frontier frontier_;
  RowMap rows_;
  std::optional<StoreFailure> next_failure_;
  bool although_done_ = false;
};

}  // namespace motcua::memory
