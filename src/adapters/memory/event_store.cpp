#include "adapters/memory/event_store.h"

#include <unordered_set>
#include <utility>

#include "ledger/envelope.h"

namespace motcua::memory {

bool MemoryEventStore::fits(const Batch& batch) const {
  std::unordered_map<StreamId, std::int64_t> last;
  std::unordered_set<CommandId> begun;
  const CommandId* current = nullptr;
  for (const EntryToAppend& entry : batch.entries) {
    const auto known = streams_.find(entry.stream);
    const std::size_t count = known == streams_.end() ? 0 : known->second.size();
    const auto seq = last.try_emplace(entry.stream, static_cast<std::int64_t>(count)).first;
    if (entry.seq != ++seq->second) return false;
    if (current == nullptr || *current != entry.command)
      if (commands_.contains(entry.command) || !begun.insert(entry.command).second) return false;
    current = &entry.command;
  }
  return true;
}

void MemoryEventStore::append(const EntryToAppend& entry) {
  const std::size_t at = entries_.size();
  const auto idx = static_cast<std::int64_t>(at);
  entries_.push_back({idx + 1, 0, idx, entry.stream, entry.seq, entry.bytes});
  streams_[entry.stream].push_back(at);
  commands_.try_emplace(entry.command, at);
  frontier_.append(ledger::leaf_of(entry.bytes));
}

Result<std::int64_t, StoreFailure> MemoryEventStore::commit(const Batch& batch) {
  const auto failure = std::exchange(next_failure_, std::nullopt);
  if (failure && !although_done_) return fail(*failure);
  if (!fits(batch)) return fail(StoreFailure::kConflict);
  const auto first = static_cast<std::int64_t>(entries_.size()) + 1;
  for (const EntryToAppend& entry : batch.entries) append(entry);
  for (const RowChange& change : batch.rows) rows_.apply(change);
  if (failure) return fail(*failure);
  return first;
}

Result<Head, StoreFailure> MemoryEventStore::head() {
  return Head{frontier_.size(), frontier_.root()};
}

Result<Done, StoreFailure> MemoryEventStore::read_stream(const StreamId& stream,
                                                         std::int64_t from_seq,
                                                         const EntryCallback& each) {
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return Done{};
  for (const std::size_t at : found->second)
    if (entries_[at].seq >= from_seq && !each(entries_[at])) break;
  return Done{};
}

Result<Done, StoreFailure> MemoryEventStore::read_all(std::int64_t from_pos,
                                                      const EntryCallback& each) {
  for (const StoredEntry& entry : entries_)
    if (entry.pos >= from_pos && !each(entry)) break;
  return Done{};
}

Result<std::optional<StoredEntry>, StoreFailure> MemoryEventStore::entry_at(std::int64_t pos) {
  if (pos < 1 || pos > static_cast<std::int64_t>(entries_.size()))
    return std::optional<StoredEntry>();
  return std::optional(entries_[static_cast<std::size_t>(pos - 1)]);
}

Result<std::optional<StoredEntry>, StoreFailure> MemoryEventStore::first_of_command(
    const CommandId& command) {
  const auto found = commands_.find(command);
  if (found == commands_.end()) return std::optional<StoredEntry>();
  return std::optional(entries_[found->second]);
}

Result<std::optional<std::vector<sql::Cell>>, StoreFailure> MemoryEventStore::row(
    const Table& table, std::span<const sql::Cell> key) {
  const auto* found = rows_.find(table, key);
  if (found == nullptr) return std::optional<std::vector<sql::Cell>>();
  return std::optional(*found);
}

Result<Done, StoreFailure> MemoryEventStore::rows(
    const Table& table, const std::function<bool(std::span<const sql::Cell>)>& each) {
  for (const auto& [key, cells] : rows_.rows(table))
    if (!each(cells)) break;
  return Done{};
}

Result<Done, StoreFailure> MemoryEventStore::rows_with(
    const Table& table, std::size_t column, const sql::Cell& value,
    const std::function<bool(std::span<const sql::Cell>)>& each) {
  for (const auto& [key, cells] : rows_.rows(table))
    if (cells[column] == value && !each(cells)) break;
  return Done{};
}

void MemoryEventStore::fail_next_commit(StoreFailure failure, bool although_done) {
  next_failure_ = failure;
  although_done_ = although_done;
}

}  // namespace motcua::memory
