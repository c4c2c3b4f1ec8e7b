#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

#include "support/demo_replay.h"

namespace motcua {
namespace {

/// Days around the year's turn, in Tết, on weekends and holidays too.
Date drawn_day() {
  const auto days = *rc::gen::inRange(0, 1500);
  return Date::of(2026, 3, 1)->plus_days(days);
}

TEST(DemoScript, IsAllowedByTheLawOfTheDossierForAnySeedAndDay) {
  const bool held = rc::check("no act of any script is refused", [] {
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const Date day = drawn_day();
    const auto replay = testing::replay(testing::demo_script(seed, day.text()));
    for (const std::string& line : replay.refused) RC_LOG(line);
    RC_ASSERT(replay.refused.empty());
    RC_ASSERT(replay.dossiers.size() == std::size_t{332});
    std::set<dossier::Phase> phases;
    for (const auto& [id, state] : replay.dossiers) phases.insert(state.phase);
    // Whatever the day: something in every list, nobody unborn.
    RC_ASSERT(phases.size() == dossier::kPhases - 1);
    RC_ASSERT(!phases.contains(dossier::Phase::kNone));
  });
  EXPECT_TRUE(held);
}

TEST(DemoScript, TellsTheSameTwice) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const auto one = demo::text_of(testing::demo_script(seed, "2026-11-20"));
    const auto two = demo::text_of(testing::demo_script(seed, "2026-11-20"));
    EXPECT_EQ(one, two);
  }
}

}  // namespace
}  // namespace motcua
