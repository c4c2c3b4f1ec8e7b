// crash_points [POINTS] [FIRST_SEED]: power cuts at every operation of a disk that forgets, on the
// real store. Nothing acknowledged may be lost with the settings of a centre; weaker settings and a
// disk that lies must lose, or the harness itself is not to be believed. Exit code 1 says that one
// of these did not come out.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "simulation/crash_trial.h"

namespace {

using motcua::crash::Setting;
using motcua::crash::Tally;
using motcua::sqlite::Durability;

Tally tell(const char* name, const Setting& setting, std::uint64_t seed, std::int64_t points) {
  const auto begun = std::chrono::steady_clock::now();
  const Tally tally = motcua::crash::try_power_cuts(setting, seed, points);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::printf(
      "%-22s %6lld crash points, %6lld power cuts, %5lld kills, %7lld acknowledged,"
      " %4lld lost in %4lld trials, %3lld corrupt, %5.0f points/s\n",
      name, static_cast<long long>(tally.points), static_cast<long long>(tally.cuts),
      static_cast<long long>(tally.kills), static_cast<long long>(tally.acknowledged),
      static_cast<long long>(tally.lost), static_cast<long long>(tally.trials_with_loss),
      static_cast<long long>(tally.corrupt), static_cast<double>(tally.points) / took.count());
  if (!tally.first_complaint.empty()) std::printf("  first: %s\n", tally.first_complaint.c_str());
  std::fflush(stdout);
  return tally;
}

}  // namespace

int main(int count, char** words) {
  const std::int64_t points = count > 1 ? std::strtoll(words[1], nullptr, 10) : 10000;
  const std::uint64_t seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
  if (points <= 0) {
    std::fputs("usage: crash_points [POINTS] [FIRST_SEED]\n", stderr);
    return 2;
  }
  const std::int64_t fewer = points / 20 + 400;
  const Tally full = tell("WAL FULL", {}, seed, points);
  const Tally apart = tell("FULL, names apart", {.is_directory_apart = true}, seed, points / 5 + 1);
  const Tally normal =
      tell("WAL NORMAL (mutant)", {.durability = Durability::kNormal}, seed, fewer);
  const Tally off = tell("WAL OFF (mutant)", {.durability = Durability::kOff}, seed, fewer);
  const Tally lying = tell("lying disk (mutant)", {.disk_lies = true}, seed, fewer);

  bool is_right = true;
  const auto expect = [&](bool holds, const char* words_if_not) {
    if (holds) return;
    std::printf("FAILED: %s\n", words_if_not);
    is_right = false;
  };
  expect(full.lost + apart.lost == 0, "something acknowledged was lost");
  expect(full.corrupt + apart.corrupt == 0, "a store was corrupt");
  expect(full.acknowledged > 0, "nothing was acknowledged");
  expect(normal.lost > 0, "synchronous=NORMAL lost nothing: the harness sees no losses");
  expect(off.lost > 0, "synchronous=OFF lost nothing: the harness sees no losses");
  expect(lying.lost > 0, "a lying disk lost nothing: the harness sees no losses");
  expect(off.corrupt + lying.corrupt > 0, "nothing was ever corrupt: the harness sees none");
  std::printf("%lld crash points: %lld lost, %lld corrupt\n",
              static_cast<long long>(full.points + apart.points),
              static_cast<long long>(full.lost + apart.lost),
              static_cast<long long>(full.corrupt + apart.corrupt));
  return is_right ? 0 : 1;
}
