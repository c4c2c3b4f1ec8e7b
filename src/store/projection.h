// Projections: what is shown, computed from the log.
//
// A projection folds one event at a time into rows of its tables. The writer folds each event as it
// appends it (Projector); rebuild and verify fold the whole log again and must arrive at the same
// rows. So a fold reads nothing but the event, its own rows and what it remembers of those: no
// clock, no side data, no position of arrival.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/envelope.h"
#include "ports/event_store.h"
#include "ports/row_map.h"

namespace motcua::store {

/// The rows of a projection as they are after every event folded so far.
class Rows {
 public:
  using Cells = std::vector<sql::Cell>;

  virtual ~Rows() = default;
  /// Null when there is none. Valid until the next call of any of these.
  [[nodiscard]] virtual Result<const Cells*, StoreFailure> find(const Table& table,
                                                                std::span<const sql::Cell> key) = 0;
  /// The whole row, in place of the one with its key.
  virtual void put(const Table& table, Cells row) = 0;
  virtual void erase(const Table& table, std::span<const sql::Cell> key) = 0;
};

/// Where an event lies: what the tree proves and the bytes do not say.
struct Origin {
  std::int64_t log = 0;
  std::int64_t idx = 0;
};

enum class FoldFailure {
  kBadEvent,  // a known kind with a body that its writer cannot have written
  kNoAnswer,  // a row could not be read
};

class Projection {
 public:
  virtual ~Projection() = default;
  /// Name and version of the fold, "worklist 1": another text makes every store rebuild once.
  [[nodiscard]] virtual std::string name() const = 0;
  [[nodiscard]] virtual std::span<const Table* const> tables() const = 0;
  [[nodiscard]] virtual Result<Done, FoldFailure> fold(const Origin& origin,
                                                       const ledger::Envelope& event,
                                                       Rows& rows) = 0;
  /// What it remembers beside its rows is no longer so: a batch was taken back, or the log is
  /// folded from its beginning.
  virtual void forget() = 0;
};

using Projections = std::span<Projection* const>;

/// Every table of these, each once.
[[nodiscard]] std::vector<const Table*> tables_of(Projections projections);
/// schema.h's layout_of() for these.
[[nodiscard]] Sha256 layout_of(Projections projections);

/// Rows in memory only: for a fold of the whole log.
class MemoryRows final : public Rows {
 public:
  Result<const Cells*, StoreFailure> find(const Table& table,
                                          std::span<const sql::Cell> key) override {
    return rows_.find(table, key);
  }
  void put(const Table& table, Cells row) override { rows_.put(table, std::move(row)); }
  void erase(const Table& table, std::span<const sql::Cell> key) override {
    rows_.erase(table, key);
  }
  [[nodiscard]] const RowMap& all() const { return rows_; }

 private:
  RowMap rows_;
};

/// The writer's side: folds the events of a batch and gives one change for every row they touched.
///
///   for each event:   projector.fold(origin, envelope)
///   before commit():  projector.add_changes(batch.rows)
///   after commit():   projector.committed(), or discard() when it failed
///
/// Rows stay in memory between batches, so that most folds read nothing. One thread.
class Projector {
 public:
  /// `store` and the projections must outlive this. Of the store only row() is used.
  Projector(std::vector<Projection*> projections, EventStore& store,
            std::size_t rows_kept_max = 16'384);
  ~Projector();
  Projector(const Projector&) = delete;
  Projector& operator=(const Projector&) = delete;

  [[nodiscard]] Result<Done, FoldFailure> fold(const Origin& origin, const ledger::Envelope& event);
  /// Adds the changes since the last committed() to `out`, by table and key.
  void add_changes(std::vector<RowChange>& out);
  void committed();
  void discard();

 private:
  class LiveRows;
  std::vector<Projection*> projections_;
  std::unique_ptr<LiveRows> rows_;
};

}  // namespace motcua::store
