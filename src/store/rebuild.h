// Making every projection anew from the log, in one transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "store/projection.h"

namespace motcua::store {

/// Called now and then with entries done and entries in all.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

struct Rebuilt {
  std::int64_t entries = 0;
  std::optional<Sha256>
      before;  // content digest; empty when the old projections had another layout
  Sha256 after;
};

struct RebuildFailure {
  StoreFailure why = StoreFailure::kCorrupt;
  std::int64_t pos = 0;  // of the entry that is no event or cannot be folded; 0: none of them
};

/// Makes the tables of `projections` and the command index anew. Needs the writer's connection and
/// memory for all rows at once. On failure nothing is changed. A Projector that lives must
/// discard() afterwards.
[[nodiscard]] Result<Rebuilt, RebuildFailure> rebuild(sql::Connection& writer,
                                                      Projections projections,
                                                      const Progress& progress);

/// The same in two halves, for a store that is written meanwhile: fold() on a connection of its own
/// while the writer goes on, then replace() on the writer's, which folds only what came since.
/// Readers see the tables before until replace() has committed, and then the tables after.
///
/// One thread at a time. After a failure the object is spent.
class Rebuild {
 public:
  /// Asked now and then with entries done and in all; false ends the work with kUnavailable.
  using KeepOn = std::function<bool(std::int64_t done, std::int64_t total)>;

  /// The projections are this object's alone while it lives: not those of a live Projector.
  explicit Rebuild(Projections projections);
  ~Rebuild();
  Rebuild(const Rebuild&) = delete;
  Rebuild& operator=(const Rebuild&) = delete;

  [[nodiscard]] Result<Done, RebuildFailure> fold(EventStore& store, const KeepOn& keep_on);
  /// In one transaction of its own, while nobody else writes.
  [[nodiscard]] Result<Rebuilt, RebuildFailure> replace(sql::Connection& writer,
                                                        const KeepOn& keep_on);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

/// Whether the stored projections were made by these folds; if not, rebuild() before anything else.
[[nodiscard]] Result<bool, StoreFailure> is_layout_current(sql::Connection& connection,
                                                           Projections projections);

}  // namespace motcua::store
