// Who opened which dossier, when and why: a log of its own beside the record (ADR 0034). Queued by
// readers, written through the writer within a second, never awaited. When it cannot be written the
// queue fills, and personal data is no longer shown.
//
// Threads: note() from any; write_out() and the rest from the writer's.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "ports/event_store.h"
#include "ports/table.h"

namespace motcua::app {

enum class ReadPurpose : std::uint8_t { kWork, kBrokenGlass, kFile, kPersonSearch };

struct Access {
  Instant at;
  OfficerId officer;
  DossierId dossier;
  ReadPurpose purpose = ReadPurpose::kWork;
};

/// idx | entry (a JSON line) chain: chain = SHA-256(chain before ‖ entry). Side data: it outlives a
/// rebuild, and has its own retention.
extern const Table kAccessTable;
/// id | idx chain: one row, where the log ends. Written with it, so that a start reads one row.
extern const Table kAccessTipTable;

class AccessLog {
 public:
  static constexpr std::size_t kQueueMax = 2000;

  /// False when the queue is full: then nothing of a person may be shown.
  [[nodiscard]] bool note(const Access& access);
  [[nodiscard]] bool anything_waiting() const;

  /// The rows to commit; what was taken stays queued until written() says so.
  [[nodiscard]] Result<std::vector<RowChange>, StoreFailure> take(EventStore& store);
  void written(bool durable);

 private:
  struct Tip {
    std::int64_t idx = 0;
    Sha256 chain;
  };
  mutable std::mutex mutex_;  // guards queue_ and taken_
  std::vector<Access> queue_;
  std::size_t taken_ = 0;
  std::optional<Tip> tip_;       // as committed; writer's thread
  std::optional<Tip> next_tip_;  // once the taken rows are durable
};

}  // namespace motcua::app
