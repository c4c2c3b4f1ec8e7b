// A slice of `./dev crash`, in every run of the tests.
#include <gtest/gtest.h>

#include "simulation/crash_trial.h"

namespace motcua::crash {
namespace {

TEST(PowerCut, LosesNothingAcknowledgedAndCorruptsNothing) {
  const Tally tally = try_power_cuts({}, 1000, 600);
  EXPECT_EQ(tally.lost, 0) << tally.first_complaint;
  EXPECT_EQ(tally.corrupt, 0) << tally.first_complaint;
  EXPECT_GT(tally.acknowledged, 600);
  EXPECT_GT(tally.kills, 50);
  EXPECT_GT(tally.cuts, tally.points);
}

TEST(PowerCut, IsSeenToLoseWithWeakerSettings) {
  EXPECT_GT(try_power_cuts({.durability = sqlite::Durability::kNormal}, 1000, 400).lost, 0);
  EXPECT_GT(try_power_cuts({.durability = sqlite::Durability::kOff}, 1000, 400).lost, 0);
}

TEST(PowerCut, IsSeenToLoseAndCorruptOnADiskThatLies) {
  const Tally tally = try_power_cuts({.disk_lies = true}, 1000, 400);
  EXPECT_GT(tally.lost, 0);
  EXPECT_GT(tally.corrupt, 0);
}

TEST(PowerCut, IsTheSameEveryTime) {
  for (const std::uint64_t at : {37U, 120U, 300U}) {
    const Trial once = try_power_cut({.disk_lies = true}, 5, at);
    const Trial again = try_power_cut({.disk_lies = true}, 5, at);
    EXPECT_EQ(once.acknowledged, again.acknowledged);
    EXPECT_EQ(once.lost, again.lost);
    EXPECT_EQ(once.complaint, again.complaint);
  }
}

}  // namespace
}  // namespace motcua::crash
