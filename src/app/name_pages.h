// Pages of names beside the log, so that a start need not open every summary again: what the index
// of persons holds of a stretch of the log, sealed under the data key of the unit's staff
// (docs/formats/name_pages.md). Side data that may be lost: the log tells what no page does.
#pragma once

#include <atomic>
#include <cstdint>

#include "app/person_index.h"
#include "ports/event_store.h"
#include "ports/keys.h"
#include "ports/table.h"

namespace motcua::app {

struct CentreParts;

extern const Table kNamePageTable;  // first | last sealed

/// Puts the names of every page, from the log's beginning on, into the index; the position of the
/// first entry that no page tells of. A page that cannot be opened or was made of another log ends
/// it, and is made anew later.
[[nodiscard]] Result<std::int64_t, StoreFailure> read_name_pages(EventStore& store, Keys& keys,
                                                                 PersonIndex& persons);

/// How far the pages reach. Threads: any.
class NamePages {
 public:
  /// Entries before `next` are told by pages.
  void reach(std::int64_t next) { next_ = next; }
  [[nodiscard]] std::int64_t next() const { return next_; }
  /// False when somebody is at it already.
  [[nodiscard]] bool begin() { return !under_way_.exchange(true); }
  void end() { under_way_ = false; }

 private:
  std::atomic<std::int64_t> next_{1};
  std::atomic<bool> under_way_{false};
};

/// Gives the writer the pages that are due. Does nothing before the index is filled, and little
/// until enough names have come.
void write_name_pages(CentreParts& parts);

}  // namespace motcua::app
