// Making every projection anew from the log, in one transaction.
#pragma once

#include <cstdint>
#include <functional>
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

/// Drops and makes the tables of `projections` and the command index. Needs the writer's connection
/// and memory for all rows at once. On failure nothing is changed. A Projector that lives must
/// discard() afterwards.
[[nodiscard]] Result<Rebuilt, RebuildFailure> rebuild(sql::Connection& writer,
                                                      Projections projections,
                                                      const Progress& progress);

/// Whether the stored projections were made by these folds; if not, rebuild() before anything else.
[[nodiscard]] Result<bool, StoreFailure> is_layout_current(sql::Connection& connection,
                                                           Projections projections);

}  // namespace motcua::store
