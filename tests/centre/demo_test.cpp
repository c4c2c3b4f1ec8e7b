// The demonstration as a visitor finds it: made through the real use cases, sound, and ready to
// work.
#include "main/demo_seed.h"

#include <gtest/gtest.h>

#include <array>

#include "adapters/memory/manual_clock.h"
#include "adapters/memory/seeded_random.h"
#include "main/node_files.h"
#include "store/dossier_tables.h"
#include "store/verify.h"
#include "support/temp_directory.h"

namespace motcua {
namespace {

TEST(Demonstration, HoldsTheCentreOfBatMotAndIsReadyToWork) {
  const testing::TempDirectory directory;
  const NodePlace place{.directory = directory / "demo"};
  // A Sunday: the doors are shut, and the visitor looks all the same.
  memory::ManualClock clock(instant_of(*LegalTime::parse("2026-11-22T20:00")));
  clock.advance(1000);
  const auto made = prepare_demo(place, clock);
  ASSERT_TRUE(made) << made.error();
  const auto again = prepare_demo(place, clock);
  ASSERT_TRUE(again) << "what is there is left as it is";

  memory::SeededRandom random(3);
  const auto node = Node::open(place, clock, random);
  ASSERT_TRUE(node) << node.error();
  ASSERT_TRUE(open_demo(place, **node));
  const app::HealthView health = (*node)->centre().health();
  EXPECT_TRUE(health.vault_open);
  EXPECT_TRUE(health.demo);
  EXPECT_FALSE(health.clock_suspect) << "a past that belongs to no boot must not look like a jump";
  EXPECT_EQ((*node)->parts().office.snapshot()->officers.size(), 4U);

  const auto reader = (*node)->parts().ports.readers();
  ASSERT_TRUE(reader);
  std::array<int, 5> lanes{};
  int dossiers = 0;
  ASSERT_TRUE(reader->store->rows(store::kDossierTable, [&](std::span<const sql::Cell> row) {
    ++dossiers;
    ++lanes[static_cast<std::size_t>(std::get<std::int64_t>(row[store::kLane]))];
    return true;
  }));
  EXPECT_EQ(dossiers, 332);
  for (const int lane : lanes) EXPECT_GT(lane, 0) << "every list shows something";

  const auto projections = node_projections();
  std::vector<store::Projection*> folds;
  for (const auto& projection : projections) folds.push_back(projection.get());
  const auto found = store::verify(*reader->connection, folds, {});
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->ok);
}

TEST(Demonstration, ARealNodeIsNotOpenedAsOne) {
  const testing::TempDirectory directory;
  const NodePlace place{.directory = directory / "real"};
  memory::SeededRandom random(4);
  ASSERT_TRUE(Node::create(place, UnitCode{"15607"}, false, random));
  ASSERT_TRUE(end_making(place.directory));
  memory::ManualClock clock(instant_of(*LegalTime::parse("2026-03-10T09:00")));
  const auto node = Node::open(place, clock, random);
  ASSERT_TRUE(node);
  EXPECT_FALSE(open_demo(place, **node));
  EXPECT_FALSE(Node::create(place, UnitCode{"15607"}, true, random)) << "nor made over it";
}

}  // namespace
}  // namespace motcua
