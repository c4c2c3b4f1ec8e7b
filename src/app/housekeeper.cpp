#include "app/housekeeper.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "app/acts.h"
#include "app/believed_clock.h"
#include "app/centre_parts.h"
#include "app/erasure.h"
#include "app/name_pages.h"
#include "app/token_walk.h"
#include "app/unseal.h"
#include "app/signatures.h"
#include "app/upload_sweep.h"
#include "store/worklist.h"

namespace motcua::app {
namespace {

constexpr auto kRound = std::chrono::milliseconds(500);
constexpr std::int64_t kLapseEveryMs = 60'000;
constexpr std::int64_t kTokensAgainMs = 60'000;  // the whole log is read for them
constexpr int kLapsesMax = 200;                  // in one round
constexpr std::int64_t kSweepRecordsEveryMs = 3600'000;
constexpr std::int64_t kSweepBlobsEveryMs = 24 * kSweepRecordsEveryMs;
constexpr std::int64_t kSweepBlobsFirstMs = 600'000;  // a start has better to do

void write_access_log(CentreParts& parts) {
  if (!parts.access.anything_waiting()) return;
  Job job;
  job.command = parts.ports.random->id<CommandId>();
  job.plan = [&parts](Transaction& transaction) -> Result<StreamId, Problem> {
    auto rows = parts.access.take(parts.books.store());
    if (!rows) return fail(Problem{rows.error()});
    for (RowChange& row : *rows) transaction.put(std::move(row));
    return parts.office.staff_stream();
  };
  job.done = [&parts](Outcome outcome) { parts.access.written(outcome.has_value()); };
  // Not taken: the next round tries again, and a full queue closes the reading of persons.
  (void)parts.writer.submit(std::move(job));
}

void set_month(CentreParts& parts) {
  const Date today = legal_time(parts.ports.clock->now().instant).date;
  parts.ports.vault->set_month(today.year() * 12 + today.month() - 1);
}

void prepare_catalogue(CentreParts& parts) {
  constexpr std::int64_t kSoonMs = 15LL * 60 * 1000;
  const Instant now = believed_now(parts).instant;
  parts.catalogue.prepare(legal_time(now), legal_time(Instant{now.ms + kSoonMs}));
}

void index_persons(CentreParts& parts) {
  if (parts.persons.filled() || parts.ports.keys->is_locked()) return;
  auto reader = parts.readers.take();
  if (!reader) return;
  const std::uint64_t begun = parts.persons.begin_filling();
  const auto next = read_name_pages(reader->store(), *parts.ports.keys, parts.persons);
  if (!next) return;
  parts.name_pages.reach(*next);
  const auto read = reader->store().read_all(*next, [&](const StoredEntry& entry) {
    if (entry.stream.kind != StreamKind::kDossier ||
        entry.bytes.find("\"summary\":") == Bytes::npos)
      return true;
    const auto opened = read_dossier_entry(*parts.ports.keys, entry);
    if (!opened || !opened->event) return true;
    std::visit(
        [&](const auto& event) {
          if constexpr (requires { event.summary; }) {
            if (!event.summary) return;
            DossierId id;
            id.bytes = entry.stream.id;
            if (const auto* summary = event.summary->get())
              parts.persons.put(id, summary->owner, entry.pos);
          }
        },
        *opened->event);
    return true;
  });
  // What was ordered erased and can still be opened for a moment is no name to be found.
  if (!read || !drop_owed(reader->store(), parts.persons)) return;
  parts.persons.set_filled(begun);
}

void lapse(CentreParts& parts, const DossierId& id) {
  auto answer = std::make_shared<CommandAnswer>();
  Job job;
  job.command = parts.ports.random->id<CommandId>();
  job.plan = [&parts, id, answer](Transaction& transaction) {
    return plan_act(parts, transaction, Asker{}, id, std::nullopt, dossier::Lapse{}, *answer);
  };
  // A refusal means that the papers came in the meantime: nothing is owed to anybody.
  job.done = [&parts, answer](const Outcome& outcome) {
    if (outcome) parts.changes.tell(*answer);
  };
  (void)parts.writer.submit(std::move(job));
}

void lapse_what_is_due(CentreParts& parts) {
  auto reader = parts.readers.take();
  if (!reader) return;
  store::ListQuery query;
  query.lane = store::Lane::kWaiting;
  query.limit = kLapsesMax;
  query.lapse_before = legal_time(parts.ports.clock->now().instant).date.days;
  const auto rows = store::list_dossiers(
      reader->connection(), office::ReadScope::of_node(parts.books.node().unit), query);
  if (!rows) return;
  for (const auto& cells : *rows) {
    const auto id = DossierId::from_raw(std::get<sql::Blob>(cells[store::kDossierId]).bytes);
    if (id) lapse(parts, *id);
  }
}

}  // namespace

struct Housekeeper::Shared {
  explicit Shared(CentreParts& given) : parts(given) {}

  void run() {
    std::unique_lock lock(mutex);
    while (!stopping) {
      lock.unlock();
      round();
      lock.lock();
      wake.wait_for(lock, kRound, [this] { return stopping; });
    }
  }
  void round() {
    const std::lock_guard one_at_a_time(round_mutex);
    set_month(parts);
    prepare_catalogue(parts);
    write_access_log(parts);
    index_persons(parts);
    write_name_pages(parts);
    make_tokens();
    carry_out_erasures(parts);
    check_signatures();
    const std::int64_t now = parts.ports.clock->now().since_boot_ms;
    sweep(now);
    if (now - lapsed_at_ms < kLapseEveryMs) return;
    lapsed_at_ms = now;
    lapse_what_is_due(parts);
  }

  void sweep(std::int64_t now) {
    if (!blobs_due_ms) blobs_due_ms = now + kSweepBlobsFirstMs;
    if (now >= records_due_ms) {
      records_due_ms = now + kSweepRecordsEveryMs;
      sweep_records(parts);
    }
    if (now >= *blobs_due_ms) {
      blobs_due_ms = now + kSweepBlobsEveryMs;
      sweep_blobs(parts);
    }
  }

  void make_tokens() {
    const std::int64_t now = parts.ports.clock->now().since_boot_ms;
    if (now < tokens_not_before_ms) return;
    if (!walk_for_tokens(parts, false)) tokens_not_before_ms = now + kTokensAgainMs;
  }

  void check_signatures() {
    // When it cannot be read now, the next round tries again.
    if (!parts.signatures.is_complete()) (void)find_owed_checks(parts);
    make_due_checks(parts);
  }

  CentreParts& parts;
  std::mutex round_mutex;  // guards what the rounds remember
  std::mutex mutex;        // guards stopping
  std::condition_variable wake;
  bool stopping = false;
  std::int64_t lapsed_at_ms = -kLapseEveryMs;
  std::int64_t records_due_ms = 0;
  std::optional<std::int64_t> blobs_due_ms;
  std::int64_t tokens_not_before_ms = 0;
  std::thread thread;
};

Housekeeper::Housekeeper(CentreParts& parts) : shared_(std::make_unique<Shared>(parts)) {}

Housekeeper::~Housekeeper() { stop(); }

void Housekeeper::start() {
  shared_->thread = std::thread([shared = shared_.get()] { shared->run(); });
}

void Housekeeper::stop() {
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->stopping = true;
  }
  shared_->wake.notify_all();
  if (shared_->thread.joinable()) shared_->thread.join();
}

void Housekeeper::round() { shared_->round(); }

}  // namespace motcua::app
