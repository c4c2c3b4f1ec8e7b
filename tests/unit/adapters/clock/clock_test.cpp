// Clocks, what is believed of them, and where randomness comes from.
#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "adapters/clock/machine_clock.h"
#include "adapters/memory/manual_clock.h"
#include "adapters/memory/seeded_random.h"
#include "adapters/random/entropy.h"

namespace motcua {
namespace {

constexpr std::int64_t kMinute = 60 * 1000, kDay = 24 * 60 * kMinute;

std::int64_t at(const char* time) { return instant_of(*LegalTime::parse(time)).ms; }

struct Case {
  const char* what;
  bool is_same_boot;
  std::int64_t wall_passed, boot_passed;
  ClockVerdict verdict;
};

TEST(ClockJudge, ComparesTheClockWithTheLog) {
  const Case cases[] = {
      {"an hour at work", true, 60 * kMinute, 60 * kMinute, ClockVerdict::kSound},
      {"a small correction back", true, -4 * kMinute, 0, ClockVerdict::kSound},
      {"asleep for forty days", true, 40 * kDay, 40 * kDay, ClockVerdict::kSound},
      {"set back an hour while running", true, -60 * kMinute, kMinute, ClockVerdict::kSetBack},
      {"stood still for a day", true, 0, kDay, ClockVerdict::kSetBack},
      {"set back a year", true, -365 * kDay, 10 * kMinute, ClockVerdict::kSetBack},
      {"a day ahead within a minute", true, kDay, kMinute, ClockVerdict::kJumped},
      {"off over Tet", false, 9 * kDay, 0, ClockVerdict::kSound},
      {"an empty battery: year 2000 after a restart", false,
       at("2000-01-01T00:00") - at("2026-03-01T08:00"), 0, ClockVerdict::kSetBack},
      {"2046 after a restart", false, at("2046-03-01T08:00") - at("2026-03-01T08:00"), 0,
       ClockVerdict::kJumped},
      {"a quarter of a year in the cupboard", false, 90 * kDay, 0, ClockVerdict::kJumped},
  };
  const std::int64_t start = at("2026-03-01T08:00");
  for (const Case& c : cases) {
    const ClockAnchor last{Instant{start}, 5000, c.is_same_boot};
    const ClockReading now{Instant{start + c.wall_passed}, ClockSource::kSystem,
                           5000 + c.boot_passed};
    EXPECT_EQ(judge_clock(last, now), c.verdict) << c.what;
  }
}

TEST(MachineClock, GoesForwardInOurTime) {
  clock::MachineClock machine;
  const ClockReading first = machine.now(), second = machine.now();
  EXPECT_GT(first.instant.ms, at("2024-01-01T00:00"));
  EXPECT_GE(second.since_boot_ms, first.since_boot_ms);
  EXPECT_EQ(judge_clock({first.instant, first.since_boot_ms, true}, second), ClockVerdict::kSound);
}

TEST(ManualClock, StandsStillUntilItIsMoved) {
  memory::ManualClock manual(Instant{1000});
  EXPECT_EQ(manual.now().instant, manual.now().instant);
  manual.advance(500);
  EXPECT_EQ(manual.now().instant.ms, 1500);
  EXPECT_EQ(manual.now().since_boot_ms, 500);
  manual.set(Instant{7});
  EXPECT_EQ(manual.now().instant.ms, 7);
  EXPECT_EQ(manual.now().since_boot_ms, 500) << "boot time is not set";
}

TEST(Randomness, IsTheSameFromASeedAndNeverFromTheKernel) {
  memory::SeededRandom one(42), same(42), other(43);
  const Bytes bytes = one.bytes(21);
  EXPECT_EQ(bytes.size(), 21U);
  EXPECT_EQ(bytes, same.bytes(21));
  EXPECT_NE(bytes, other.bytes(21));
  EXPECT_NE(bytes, one.bytes(21));
  random::Entropy entropy;
  std::set<Bytes> drawn;
  for (int i = 0; i < 1000; ++i) drawn.insert(entropy.bytes(16));
  EXPECT_EQ(drawn.size(), 1000U);
  EXPECT_EQ(entropy.bytes(0), Bytes{});
}

}  // namespace
}  // namespace motcua
