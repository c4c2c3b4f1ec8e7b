// The office as it stands, shared: the writer swaps in a new state after each commit that changed
// it, readers keep the one they took.
#pragma once

#include <memory>
#include <mutex>

#include "app/books.h"
#include "app/problem.h"
#include "office/state.h"

namespace motcua::app {

class OfficeBook final : public Shelf {
 public:
  using Snapshot = std::shared_ptr<const office::OfficeState>;

  OfficeBook(Books& books, EventStore& readable);

  /// Reads both streams of the unit. Again after the vault opened: names are locked before.
  [[nodiscard]] Result<Done, StoreFailure> load();
  [[nodiscard]] Snapshot snapshot() const;  // any thread
  void set(office::OfficeState state);      // writer's thread
  /// After a failed commit: what the log says.
  void forget() override;

  [[nodiscard]] StreamId staff_stream() const;
  [[nodiscard]] StreamId unit_stream() const;

 private:
  Books& books_;
  std::mutex load_mutex_;  // guards readable_: officers sign in while the writer reads again
  EventStore& readable_;
  mutable std::mutex mutex_;
  Snapshot state_;
};

}  // namespace motcua::app
