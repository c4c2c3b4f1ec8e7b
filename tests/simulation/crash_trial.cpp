#include "simulation/crash_trial.h"

#include <memory>
#include <optional>
#include <vector>

#include "adapters/faulty/disk.h"
#include "adapters/faulty/vfs.h"
#include "base/prng.h"
#include "store/identity.h"
#include "store/projection.h"
#include "store/sql_event_store.h"
#include "store/verify.h"
#include "support/entries.h"

namespace motcua::crash {

namespace {

constexpr std::int64_t kBatches = 6;
constexpr std::int64_t kEntriesPerBatch = 3;
constexpr std::int64_t kStreams = 4;
// Small, so that checkpoints fall among the batches.
constexpr int kWalPagesMax = 24;

constexpr Column kTallyColumns[] = {{"stream", ColumnType::kBlob},
                                    {"events", ColumnType::kInteger},
                                    {"note", ColumnType::kText, true}};
constexpr Index kTallyIndexes[] = {{"tally_events", "events, stream"}};
const Table kTally{"tally", TableClass::kProjection, kTallyColumns, 1, kTallyIndexes};

/// How many events each stream has: the simplest fold that goes wrong when one is lost.
class TallyFold final : public store::Projection {
 public:
  std::string name() const override { return "tally 1"; }
  std::span<const Table* const> tables() const override { return tables_; }
  Result<Done, store::FoldFailure> fold(const store::Origin&, const ledger::Envelope& event,
                                        store::Rows& rows) override {
    const sql::Cell key = sql::Blob{event.header.stream.raw()};
    const auto found = rows.find(kTally, {&key, 1});
    if (!found) return fail(store::FoldFailure::kNoAnswer);
    const std::int64_t before = *found == nullptr ? 0 : std::get<std::int64_t>((**found)[1]);
    rows.put(kTally, {key, before + 1, std::string(200, 'x')});
    return Done{};
  }
  void forget() override {}

 private:
  const Table* const tables_[1] = {&kTally};
};

StreamId stream_for(std::int64_t entry) {
  return testing::dossier_stream("dossier " + std::to_string(entry % kStreams));
}

/// The log is a function of its length: entry 0, 1, 2, ... are always these bytes.
Bytes line_for(std::int64_t entry) {
  return testing::entry_line(stream_for(entry), entry / kStreams + 1,
                             "command " + std::to_string(entry), entry * entry);
}

enum class Ending { kDone, kStopped, kCorrupt };

/// One life of the process: opens the store, checks what is there, and goes on with it.
class Life {
 public:
  Life(const Setting& setting, const std::string& vfs)
      : database_({.path = "/motcua.db",
                   .vfs = vfs,
                   .durability = setting.durability,
                   .wal_pages_max = kWalPagesMax,
                   .busy_ms = 0,
                   .on_failed_fsync = [] {}}),
        layout_(store::layout_of(projections_)) {}

  /// The number of batches there; empty when the store is not yet made.
  Result<std::optional<std::int64_t>, StoreFailure> open() {
    connection_ = TRY(store::of_store(database_.open_writer()));
    const auto identity = TRY(store::read_identity(*connection_));
    if (!identity) return std::nullopt;
    store_ = TRY(store::SqlEventStore::open_writer(*connection_));
    const Head head = TRY(store_->head());
    if (head.size % kEntriesPerBatch != 0) return fail(StoreFailure::kConflict);  // half a batch
    return head.size / kEntriesPerBatch;
  }

  Result<Done, StoreFailure> make() {
    const auto tables = store::tables_of(projections_);
    const store::Identity identity{"motcua/15607/1", UnitCode{"15607"}, 1, true};
    TRY(store::create_store(*connection_, tables, identity, layout_));
    store_ = TRY(store::SqlEventStore::open_writer(*connection_));
    return Done{};
  }

  Result<Done, StoreFailure> commit(std::int64_t number) {
    if (!projector_) {
      projector_ =
          std::make_unique<store::Projector>(std::vector<store::Projection*>{&tally_}, *store_);
    }
    Batch batch;
    for (std::int64_t i = 0; i < kEntriesPerBatch; ++i) {
      const std::int64_t entry = number * kEntriesPerBatch + i;
      const Bytes line = line_for(entry);
      const auto envelope = ledger::read_entry(line);
      if (!envelope) return fail(StoreFailure::kCorrupt);
      if (!projector_->fold({0, entry}, *envelope)) return fail(StoreFailure::kUnavailable);
      batch.entries.push_back(
          {stream_for(entry), entry / kStreams + 1, envelope->header.command, line});
    }
    projector_->add_changes(batch.rows);
    TRY(store_->commit(batch));
    projector_->committed();
    return Done{};
  }

  /// Empty when all is well; else what is not.
  std::string complaint(std::int64_t batches) {
    std::int64_t next = 0;
    bool is_equal = true;
    const auto read = store_->read_all(1, [&](const StoredEntry& entry) {
      is_equal = is_equal && entry.pos == next + 1 && entry.bytes == line_for(next);
      ++next;
      return true;
    });
    if (!read) return "the log cannot be read";
    if (!is_equal || next != batches * kEntriesPerBatch) return "the log has other entries";
    const auto structure = sqlite::quick_check(*connection_);
    if (!structure || !structure->empty()) return "quick_check";
    const auto reader = database_.open_reader();
    if (!reader) return "no reader";
    const auto verified = store::verify(**reader, projections_, {});
    if (!verified) return "verify cannot read";
    if (verified->ok) return {};
    const auto& problem = verified->problems.front();
    return "verify: " + problem.place + " " + std::string(store::name_of(problem.fault));
  }

 private:
  TallyFold tally_;
  store::Projection* const projections_[1] = {&tally_};
  sqlite::SqliteDatabase database_;
  Sha256 layout_;
  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<store::SqlEventStore> store_;
  std::unique_ptr<store::Projector> projector_;
};

class Run {
 public:
  /// `luck` decides what survives and what else befalls the trial.
  Run(const Setting& setting, std::uint64_t luck)
      : setting_(setting),
        disk_({.seed = luck,
               .lies_about_sync = setting.disk_lies,
               .is_directory_apart = setting.is_directory_apart}),
        vfs_(disk_),
        prng_(Prng(luck).fork("trial")) {}

  Trial go(std::uint64_t cut_after) {
    disk_.cut_power_after(cut_after);
    trial_.reached_end = live(false) == Ending::kDone;
    const bool is_killed = prng_.chance(250);
    if (is_killed) {
      die_and_look();
    } else if (prng_.chance(350)) {
      lose_power();
      disk_.cut_power_after(1 + prng_.below(60));
      if (live(false) == Ending::kCorrupt) return trial_;
    }
    lose_power();
    // Twice: what recovery itself left must hold too.
    for (const bool is_last : {false, true}) {
      if (trial_.is_corrupt || trial_.lost > 0 || live(is_last) != Ending::kDone) break;
    }
    return trial_;
  }

 private:
  void lose_power() {
    disk_.power_on();
    ++trial_.cuts;
  }

  /// The process dies, the next one answers for what it finds, and then the power goes.
  void die_and_look() {
    disk_.kill_process();
    ++trial_.kills;
    Life next(setting_, vfs_.name());
    const auto there = next.open();
    if (!there) return complain("not readable after a kill");
    if (*there) expect(**there);
    disk_.cut_power_after(1);
    static_cast<void>(disk_.is_there("/"));
  }

  void complain(std::string words) {
    if (!trial_.is_corrupt) trial_.complaint = std::move(words);
    trial_.is_corrupt = true;
  }

  /// `batches` were found; what is found was acknowledged or may be answered for from now on.
  void expect(std::int64_t batches) {
    if (batches < trial_.acknowledged) {
      trial_.lost += trial_.acknowledged - batches;
      if (trial_.complaint.empty()) trial_.complaint = "acknowledged batches are lost";
    }
    if (batches > trial_.acknowledged + 1) complain("batches nobody wrote");
    trial_.acknowledged = batches;
    is_made_ = true;
  }

  Ending live(bool checks) {
    Life life(setting_, vfs_.name());
    const auto there = life.open();
    if (!there) return stopped("the store cannot be opened");
    if (!*there && is_made_) {
      trial_.lost += trial_.acknowledged + 1;  // and that the store was made
      trial_.complaint = "the store is gone";
      return Ending::kStopped;
    }
    if (*there) expect(**there);
    if (!*there && !life.make()) return stopped("the store cannot be made");
    is_made_ = true;
    for (std::int64_t number = trial_.acknowledged; number < kBatches; ++number) {
      if (!life.commit(number)) return stopped("a batch is refused");
      ++trial_.acknowledged;
    }
    if (!checks) return Ending::kDone;
    const std::string found = life.complaint(kBatches);
    if (!found.empty()) complain(found);
    return found.empty() ? Ending::kDone : Ending::kCorrupt;
  }

  /// Without power nothing is a fault of the store's.
  Ending stopped(const char* words) {
    if (disk_.is_off()) return Ending::kStopped;
    complain(words);
    return Ending::kCorrupt;
  }

  Setting setting_;
  faulty::Disk disk_;
  faulty::Vfs vfs_;
  Prng prng_;
  Trial trial_;
  bool is_made_ = false;
};

}  // namespace

Trial try_power_cut(const Setting& setting, std::uint64_t seed, std::uint64_t cut_after) {
  return Run(setting, seed * 1'000'003 + cut_after).go(cut_after);
}

Tally try_power_cuts(const Setting& setting, std::uint64_t first_seed, std::int64_t points) {
  Tally tally;
  std::uint64_t seed = first_seed, operation = 0;
  while (tally.points < points) {
    const Trial trial = try_power_cut(setting, seed, ++operation);
    ++tally.points;
    tally.cuts += trial.cuts;
    tally.kills += trial.kills;
    tally.acknowledged += trial.acknowledged;
    tally.lost += trial.lost;
    tally.trials_with_loss += trial.lost > 0 ? 1 : 0;
    tally.corrupt += trial.is_corrupt ? 1 : 0;
    if (tally.first_complaint.empty() && !trial.complaint.empty()) {
      tally.first_complaint = trial.complaint + " (seed " + std::to_string(seed) + ", operation " +
                              std::to_string(operation) + ")";
    }
    if (trial.reached_end) {
      ++seed;
      operation = 0;
    }
  }
  return tally;
}

}  // namespace motcua::crash
