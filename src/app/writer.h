// The one writer of a node. Everything that changes the record goes through it, one job at a time,
// many jobs in one commit, and nobody is answered before that commit is durable.
//
// A job plans on the writer's thread: it reads the state, decides, and stages events and rows in
// its Transaction. A job that says no leaves nothing behind. Jobs of one batch see what the jobs
// before them staged.
//
// WriterCore is the same thing without a thread: tests, the demonstration's making and the
// simulator step it themselves.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/problem.h"
#include "app/transaction.h"
#include "base/ids.h"
#include "base/result.h"
#include "ports/event_store.h"

namespace motcua::app {

/// What a caller is told: the record changed (or had been changed before by the same command), or
/// why it did not.
struct Committed {
  StreamId stream;           // the one the command was about
  std::int64_t version = 0;  // that stream's last position after the command
  bool replayed = false;     // the same command had been carried out before
};
using Outcome = Result<Committed, Problem>;

struct Job {
  CommandId command;
  /// Keyed digest of the request's body: a repeated command with another body is refused.
  Sha256 body_digest;
  /// Decides and stages; the answer names the stream it is about.
  std::function<Result<StreamId, Problem>(Transaction&)> plan;
  /// Called once, on the writer's thread, after the commit is durable or has failed. Quick.
  std::function<void(Outcome)> done;
};

class WriterCore {
 public:
  explicit WriterCore(Books& books);

  /// Carries the jobs out in order, in one commit, and answers each. A job whose command another
  /// of them has is carried out after that commit: it finds it, and is answered as replayed.
  void process(std::vector<Job> jobs);

  struct Counts {
    std::int64_t jobs = 0;
    std::int64_t commits = 0;
    std::int64_t refused = 0;
    std::int64_t failed = 0;  // commits the store would not take
  };
  [[nodiscard]] const Counts& counts() const { return counts_; }

 private:
  struct Pending {
    Job job;
    Outcome outcome;
  };
  [[nodiscard]] Outcome carry_out(Job& job, Staged& staged);
  [[nodiscard]] std::optional<Outcome> seen_before(const Job& job);
  void commit(Staged& staged, std::vector<Pending>& pending);
  void settle_unknown(std::vector<Pending>& pending, StoreFailure failure);

  Books& books_;
  Counts counts_;
};

/// The thread around WriterCore. submit() may be called from any thread.
class Writer {
 public:
  explicit Writer(Books& books);
  ~Writer();  // finishes what was submitted, then stops
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// False when too much is waiting (the caller answers 503) or the writer is stopping; then the
  /// job was not taken and `done` is not called.
  [[nodiscard]] bool submit(Job job);
  /// Runs `act` on the writer's thread between two batches: for reading the books or swapping them.
  void between_batches(std::function<void()> act);
  [[nodiscard]] WriterCore::Counts counts() const;

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace motcua::app
