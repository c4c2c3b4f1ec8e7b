// The demonstration as a visitor finds it: made through the real use cases, sound, and ready to
// work.
#include "main/demo_seed.h"

#include <gtest/gtest.h>

#include <array>

#include "adapters/memory/manual_clock.h"
#include "adapters/memory/seeded_random.h"
#include "base/prng.h"
#include "main/node_files.h"
#include "main/verify_node.h"
#include "store/command_index.h"
#include "store/digest.h"
#include "store/dossier_tables.h"
#include "support/temp_directory.h"

namespace motcua {
namespace {

/// One command's entries, as a log sends and takes them: together.
using Arrival = std::vector<std::pair<store::Origin, ledger::Envelope>>;

/// The dossiers dealt out to two logs, each keeping its order.
std::array<std::vector<Arrival>, 2> two_logs(EventStore& store) {
  std::array<std::vector<Arrival>, 2> logs;
  std::array<std::int64_t, 2> sizes{};
  const auto read = store.read_all(1, [&](const StoredEntry& entry) {
    const bool is_other = entry.stream.kind == StreamKind::kDossier && entry.stream.id[0] % 2 == 1;
    const std::size_t other = is_other ? 1 : 0;
    auto envelope = ledger::read_entry(entry.bytes);
    if (!envelope) return false;
    auto& log = logs[other];
    const bool goes_on =
        !log.empty() && log.back()[0].second.header.command == envelope->header.command;
    if (!goes_on) log.emplace_back();
    log.back().push_back({{is_other ? 1 : 0, sizes[other]++}, std::move(*envelope)});
    return true;
  });
  EXPECT_TRUE(read);
  return logs;
}

/// What the tables hold when, of a hundred arrivals, so many are the first log's while both go on.
Sha256 digest_of(const std::array<std::vector<Arrival>, 2>& logs, Prng& prng, std::uint64_t share) {
  store::MemoryRows rows;
  const NodeFolds node;
  store::CommandIndex commands;
  std::vector<store::Projection*> folds(node.all().begin(), node.all().end());
  folds.push_back(&commands);
  std::array<std::size_t, 2> next{};
  while (next[0] < logs[0].size() || next[1] < logs[1].size()) {
    std::size_t log = prng.below(100) < share ? 0 : 1;
    if (next[log] == logs[log].size()) log = 1 - log;
    for (const auto& [origin, envelope] : logs[log][next[log]++])
      for (store::Projection* fold : folds) EXPECT_TRUE(fold->fold(origin, envelope, rows));
  }
  return store::content_digest(rows.all(), store::tables_of(folds));
}

void expect_folds_of_two_logs_commute(EventStore& store) {
  const auto logs = two_logs(store);
  EXPECT_GT(logs[0].size(), 500U);
  EXPECT_GT(logs[1].size(), 500U);
  Prng prng(20261122);
  const Sha256 one_after_the_other = digest_of(logs, prng, 100);
  for (const std::uint64_t share : {0U, 3U, 20U, 50U, 50U, 50U, 80U, 97U})
    EXPECT_EQ(digest_of(logs, prng, share), one_after_the_other) << share;
}

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

  expect_folds_of_two_logs_commute(*reader->store);
  const auto found = verify_node(place, {});
  ASSERT_TRUE(found) << found.error();
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

TEST(DemoClock, OutsideTheCalendarIsRefusedInVietnameseAndLeavesNothing) {
  for (const char* now : {"2000-01-01T09:00", "2051-06-01T09:00"}) {
    const testing::TempDirectory directory;
    memory::ManualClock clock(instant_of(*LegalTime::parse(now)));
    NodePlace place;
    place.directory = directory / "demo";
    const auto made = prepare_demo(place, clock);
    ASSERT_FALSE(made) << now;
    EXPECT_NE(made.error().find("đồng hồ của máy đang chỉ ngày"), std::string::npos)
        << made.error();
    EXPECT_FALSE(std::filesystem::exists(place.directory)) << now;
  }
}

}  // namespace
}  // namespace motcua
