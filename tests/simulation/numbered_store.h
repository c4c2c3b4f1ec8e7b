// A store whose log is a function of its length: batch 0, 1, 2, ... are always the same entries. So
// whatever is found after a crash can be held against what must have been written, to the byte.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "adapters/sqlite/database.h"
#include "store/projection.h"
#include "store/sql_event_store.h"

namespace motcua::crash {

/// How many events each stream has: the simplest fold that goes wrong when one is lost.
class TallyFold final : public store::Projection {
 public:
  std::string name() const override { return "tally 1"; }
  std::span<const Table* const> tables() const override;
  Result<Done, store::FoldFailure> fold(const store::Origin& origin, const ledger::Envelope& event,
                                        store::Rows& rows) override;
  void forget() override {}
};

/// One life of a process that writes it.
class NumberedStore {
 public:
  explicit NumberedStore(sqlite::Options options)
      : database_(std::move(options)), layout_(store::layout_of(projections_)) {}

  /// The number of whole batches there; empty when the store is not yet made. kConflict when the
  /// log ends within a batch.
  [[nodiscard]] Result<std::optional<std::int64_t>, StoreFailure> open();
  [[nodiscard]] Result<Done, StoreFailure> make();
  /// Batch `number`; `number` batches are there already.
  [[nodiscard]] Result<Done, StoreFailure> commit(std::int64_t number);
  /// Empty when the store holds `batches` whole batches and nothing is wrong with it (structure,
  /// log, tree, projections); else what is.
  [[nodiscard]] std::string complaint(std::int64_t batches);

 private:
  TallyFold tally_;
  store::Projection* const projections_[1] = {&tally_};
  sqlite::SqliteDatabase database_;
  Sha256 layout_;
  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<store::SqlEventStore> store_;
  std::unique_ptr<store::Projector> projector_;
};

}  // namespace motcua::crash
