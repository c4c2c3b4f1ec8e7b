#include "app/writer.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "app/commands.h"

namespace motcua::app {
namespace {

constexpr std::size_t kBatchMax = 64;
constexpr std::size_t kWaitingMax = 4096;
constexpr std::chrono::milliseconds kSlowCommit{1};  // a quiet solid-state disk is quicker

/// The last change of a row is the one that counts: one upsert a touched row.
void keep_last_changes(std::vector<RowChange>& rows) {
  std::unordered_set<Bytes> seen;
  std::vector<RowChange> kept;
  for (auto it = rows.rbegin(); it != rows.rend(); ++it) {
    Bytes key(it->table->name);
    key += row_key(*it->table, it->cells);
    if (seen.insert(std::move(key)).second) kept.push_back(std::move(*it));
  }
  std::reverse(kept.begin(), kept.end());
  rows = std::move(kept);
}

}  // namespace

WriterCore::WriterCore(Books& books) : books_(books) {}

std::optional<Outcome> WriterCore::seen_before(const Job& job) {
  const auto found = find_command(books_.store(), job.command);
  if (!found) return fail(Problem{found.error()});
  if (!*found) return std::nullopt;
  if ((*found)->body_digest && *(*found)->body_digest != kept_digest(job.body_digest))
    return fail(Problem{Fault::kIdempotencyKeyReused});
  return Committed{(*found)->stream, (*found)->version, true};
}

Outcome WriterCore::carry_out(Job& job, Staged& staged) {
  if (auto before = seen_before(job)) return std::move(*before);
  Transaction transaction(books_, staged, job.command, books_.clock().now());
  const std::size_t first = staged.batch.entries.size();
  const auto first_pos = books_.next_pos();
  if (!first_pos) return fail(Problem{first_pos.error()});
  auto planned = job.plan(transaction);
  if (!planned) {
    ++counts_.refused;
    return fail(std::move(planned).error());
  }
  const auto tip = books_.tip(*planned);
  if (!tip) return fail(Problem{tip.error()});
  if (staged.batch.entries.size() > first) {
    staged.commands.push_back(job.command);
    staged.batch.rows.push_back(command_body_row(*first_pos, job.body_digest));
  }
  return Committed{*planned, tip->seq, false};
}

void WriterCore::process(std::vector<Job> jobs) {
  Staged staged;
  std::vector<Pending> pending;
  std::vector<Job> twins;
  pending.reserve(jobs.size());
  for (Job& job : jobs) {
    // What its twin staged in this batch is not durable yet: it waits, and is told what became of
    // it, or has its own try when the commit failed.
    if (std::find(staged.commands.begin(), staged.commands.end(), job.command) !=
        staged.commands.end()) {
      twins.push_back(std::move(job));
      continue;
    }
    ++counts_.jobs;
    Outcome outcome = carry_out(job, staged);
    pending.push_back({std::move(job), std::move(outcome)});
  }
  if (!staged.batch.entries.empty() || !staged.batch.rows.empty()) commit(staged, pending);
  for (Pending& one : pending) one.job.done(std::move(one.outcome));
  if (!twins.empty()) process(std::move(twins));
}

void WriterCore::commit(Staged& staged, std::vector<Pending>& pending) {
  keep_last_changes(staged.batch.rows);
  const auto committed = books_.store().commit(staged.batch);
  ++counts_.commits;
  if (committed) return;
  ++counts_.failed;
  books_.forget();
  if (committed.error() == StoreFailure::kUnknown) {
    settle_unknown(pending, committed.error());
    return;
  }
  for (Pending& one : pending)
    if (one.outcome) one.outcome = fail(Problem{committed.error()});
}

void WriterCore::settle_unknown(std::vector<Pending>& pending, StoreFailure failure) {
  // Nobody is told anything before the store was asked what it kept.
  for (Pending& one : pending) {
    if (!one.outcome) continue;
    const auto found = find_command(books_.store(), one.job.command);
    if (!found || !*found) one.outcome = fail(Problem{failure});
  }
}

struct Writer::Shared {
  using Steady = std::chrono::steady_clock;

  explicit Shared(Books& books) : core(books) {}

  void run() {
    std::unique_lock lock(mutex);
    while (true) {
      wake.wait(lock, [this] { return stopping || !waiting.empty() || !acts.empty(); });
      if (!acts.empty()) {
        const auto act = std::move(acts.front());
        acts.pop_front();
        lock.unlock();
        act();
        lock.lock();
        continue;
      }
      if (waiting.empty()) return;  // stopping, and nothing left
      gather(lock);
      std::vector<Job> jobs;
      while (!waiting.empty() && jobs.size() < kBatchMax) {
        jobs.push_back(std::move(waiting.front()));
        waiting.pop_front();
      }
      answered = jobs.size();
      lock.unlock();
      const auto begun = Steady::now();
      core.process(std::move(jobs));
      const auto took = Steady::now() - begun;
      lock.lock();
      gathering = took < kSlowCommit ? Steady::duration::zero() : took / 4;
      expected = std::min(kBatchMax, answered + waiting.size());
      counts = core.counts();
    }
  }

  /// Where a commit is slow, those who were just answered are given a moment to come back, so that
  /// they share the next flush with those who wait, instead of waiting it out: as many as were
  /// there before, and never longer than a quarter of a commit. Who works alone waits for nobody.
  void gather(std::unique_lock<std::mutex>& lock) {
    if (gathering == Steady::duration::zero() || waiting.size() >= expected) return;
    wanted = expected;
    wake.wait_for(lock, gathering, [this] { return stopping || waiting.size() >= wanted; });
    wanted = 1;
  }

  WriterCore core;
  mutable std::mutex mutex;  // guards everything below
  std::condition_variable wake;
  std::deque<Job> waiting;
  std::deque<std::function<void()>> acts;
  WriterCore::Counts counts;
  std::size_t answered = 0;  // in the last batch
  std::size_t expected = 0;  // of the next one, if all come back
  std::size_t wanted = 1;    // jobs that are worth waking up for
  Steady::duration gathering{};
  bool stopping = false;
  std::thread thread;
};

Writer::Writer(Books& books) : shared_(std::make_unique<Shared>(books)) {
  shared_->thread = std::thread([this] { shared_->run(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->stopping = true;
  }
  shared_->wake.notify_all();
  shared_->thread.join();
}

bool Writer::submit(Job job) {
  {
    const std::lock_guard lock(shared_->mutex);
    if (shared_->stopping || shared_->waiting.size() >= kWaitingMax) return false;
    shared_->waiting.push_back(std::move(job));
    if (shared_->waiting.size() < shared_->wanted) return true;
  }
  shared_->wake.notify_one();
  return true;
}

void Writer::between_batches(std::function<void()> act) {
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->acts.push_back(std::move(act));
  }
  shared_->wake.notify_one();
}

WriterCore::Counts Writer::counts() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->counts;
}

}  // namespace motcua::app
