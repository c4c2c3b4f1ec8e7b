// One power cut, or several in a row: the real store on real SQLite on a disk that forgets.
//
// A trial makes a store, commits batches of entries and rows, and loses its power at a chosen
// operation of the disk; then it recovers (sometimes losing the power again while it does,
// sometimes after a mere death of the process), and what it finds is held against what was
// acknowledged.
#pragma once

#include <cstdint>
#include <string>

#include "adapters/sqlite/database.h"

namespace motcua::crash {

struct Setting {
  sqlite::Durability durability = sqlite::Durability::kFull;
  bool disk_lies = false;
  bool is_directory_apart = false;  // adapters/faulty/disk.h
};

struct Trial {
  bool reached_end = false;       // all was done before the power was cut
  int cuts = 0;                   // of the power, the ones while recovering included
  int kills = 0;                  // of the process alone
  std::int64_t acknowledged = 0;  // batches
  std::int64_t lost = 0;          // acknowledged and not there
  bool is_corrupt = false;        // not readable, not whole, or verify found something
  std::string complaint;          // the first thing that was wrong
};

/// The same arguments give the same trial.
[[nodiscard]] Trial try_power_cut(const Setting& setting, std::uint64_t seed,
                                  std::uint64_t cut_after);

/// Cuts at every operation of one seed after another, until `cuts_max` points were tried.
struct Tally {
  std::int64_t points = 0;
  std::int64_t cuts = 0;
  std::int64_t kills = 0;
  std::int64_t acknowledged = 0;
  std::int64_t lost = 0;  // batches
  std::int64_t trials_with_loss = 0;
  std::int64_t corrupt = 0;     // trials
  std::string first_complaint;  // with the seed and the operation it happens at
};
[[nodiscard]] Tally try_power_cuts(const Setting& setting, std::uint64_t first_seed,
                                   std::int64_t points);

}  // namespace motcua::crash
