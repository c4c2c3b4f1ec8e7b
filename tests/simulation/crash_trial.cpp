#include "simulation/crash_trial.h"

#include <utility>

#include "adapters/faulty/disk.h"
#include "adapters/faulty/vfs.h"
#include "base/prng.h"
#include "simulation/numbered_store.h"

namespace motcua::crash {

namespace {

constexpr std::int64_t kBatches = 6;
// Small, so that checkpoints fall among the batches.
constexpr int kWalPagesMax = 24;

enum class Ending { kDone, kStopped, kCorrupt };

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
  sqlite::Options options() const {
    return {.path = "/motcua.db",
            .vfs = vfs_.name(),
            .durability = setting_.durability,
            .wal_pages_max = kWalPagesMax,
            .busy_ms = 0,
            .on_failed_fsync = [] {}};
  }

  void lose_power() {
    disk_.power_on();
    ++trial_.cuts;
  }

  /// The process dies, the next one answers for what it finds, and then the power goes.
  void die_and_look() {
    disk_.kill_process();
    ++trial_.kills;
    NumberedStore next(options());
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

  /// As `motcua init` begins again: a making that was cut off was promised to nobody.
  void clear_half_made() {
    for (const char* end : {"", "-wal", "-shm", "-journal"})
      static_cast<void>(disk_.remove(std::string("/motcua.db") + end));
  }

  Ending live(bool checks) {
    if (!is_made_ && !NumberedStore(options()).open() && !disk_.is_off()) clear_half_made();
    NumberedStore life(options());
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
