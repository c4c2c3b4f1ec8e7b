// The model of a disk that forgets: what must survive does, and what may be lost is.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "adapters/faulty/disk.h"

namespace motcua::faulty {
namespace {

/// The contents of `name` after a power cut, "none" when it is not there.
std::string after_cut(Disk& disk, const std::string& name) {
  disk.power_on();
  const auto file = disk.open(name, false);
  return file ? (*file)->now : "none";
}

TEST(FaultyDisk, KeepsWhatWasSyncedAndItsName) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Disk disk({.seed = seed});
    const auto file = disk.open("/a", true);
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(disk.write(**file, 0, "durable"));
    ASSERT_TRUE(disk.sync(**file, false));
    ASSERT_TRUE(disk.sync_directory());
    EXPECT_EQ(after_cut(disk, "/a"), "durable") << seed;
    EXPECT_EQ(after_cut(disk, "/a"), "durable") << seed;
  }
}

TEST(FaultyDisk, MayLoseTearReorderAndKeepWhatWasNotSynced) {
  std::set<std::string> seen;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Disk disk({.seed = seed});
    const auto file = disk.open("/a", true);
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(disk.write(**file, 0, std::string(1024, 'o')));
    ASSERT_TRUE(disk.sync(**file, true));
    ASSERT_TRUE(disk.write(**file, 0, std::string(1024, '1')));
    ASSERT_TRUE(disk.write(**file, 0, std::string(512, '2')));
    const std::string found = after_cut(disk, "/a");
    ASSERT_EQ(found.size(), 1024U);
    for (const std::size_t sector : {0U, 512U}) {
      EXPECT_EQ(std::count(found.begin() + static_cast<long>(sector),
                           found.begin() + static_cast<long>(sector) + 512, found[sector]),
                512)
          << "a sector is whole";
    }
    seen.insert({found[0], found[512]});
  }
  // old, first and second content of one sector; old and first of the other: each with each.
  EXPECT_EQ(seen, (std::set<std::string>{"oo", "o1", "1o", "11", "2o", "21"}));
}

TEST(FaultyDisk, MayLoseLengthsNamesAndRemovals) {
  std::set<std::string> created, removed, cut;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Disk disk({.seed = seed});
    const auto old = disk.open("/old", true), shorter = disk.open("/short", true);
    ASSERT_TRUE(old.has_value() && shorter.has_value());
    ASSERT_TRUE(disk.write(**old, 0, "old"));
    ASSERT_TRUE(disk.write(**shorter, 0, "long"));
    ASSERT_TRUE(disk.sync(**old, true));
    ASSERT_TRUE(disk.sync(**shorter, true));
    const auto young = disk.open("/new", true);
    ASSERT_TRUE(young.has_value());
    ASSERT_TRUE(disk.write(**young, 0, "new"));
    ASSERT_TRUE(disk.sync(**young, false)) << "its contents, not its name";
    ASSERT_TRUE(disk.cut(**shorter, 1));
    ASSERT_TRUE(disk.remove("/old"));
    disk.power_on();
    const auto contents = [&](const char* name) {
      const auto file = disk.open(name, false);
      return file ? (*file)->now : std::string("none");
    };
    created.insert(contents("/new"));
    removed.insert(contents("/old"));
    cut.insert(contents("/short"));
  }
  EXPECT_EQ(created, (std::set<std::string>{"new", "none"}));
  EXPECT_EQ(removed, (std::set<std::string>{"old", "none"}));
  // The old length may come back without the old contents.
  EXPECT_EQ(cut, (std::set<std::string>{"l", "long", std::string("l\0\0\0", 4)}));
}

TEST(FaultyDisk, ALyingSyncMakesNothingDurable) {
  std::set<std::string> seen;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Disk disk({.seed = seed, .lies_about_sync = true});
    const auto file = disk.open("/a", true);
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(disk.write(**file, 0, "x"));
    ASSERT_TRUE(disk.sync(**file, true));
    ASSERT_TRUE(disk.sync_directory());
    seen.insert(after_cut(disk, "/a"));
  }
  // A length may survive without its contents, too.
  EXPECT_EQ(seen, (std::set<std::string>{"x", "", "none", std::string(1, '\0')}));
}

TEST(FaultyDisk, LosesPowerAtTheOperationThatWasAskedFor) {
  Disk disk({.seed = 3});
  disk.cut_power_after(3);
  const auto file = disk.open("/a", true);
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(disk.write(**file, 0, "x"));
  EXPECT_EQ(disk.sync(**file, true).error(), DiskFailure::kOff);
  EXPECT_TRUE(disk.is_off());
  EXPECT_EQ(disk.open("/b", true).error(), DiskFailure::kOff);
  const std::uint64_t life = disk.life();
  disk.power_on();
  EXPECT_FALSE(disk.is_off());
  EXPECT_NE(disk.life(), life);
}

TEST(FaultyDisk, IsFullAtItsSize) {
  Disk disk({.seed = 1, .bytes_max = 10});
  const auto file = disk.open("/a", true);
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(disk.write(**file, 0, "0123456789"));
  EXPECT_TRUE(disk.write(**file, 0, "9876543210")) << "in place";
  EXPECT_EQ(disk.write(**file, 10, "x").error(), DiskFailure::kFull);
  EXPECT_TRUE(disk.cut(**file, 5));
  EXPECT_TRUE(disk.write(**file, 5, "x"));
}

TEST(FaultyDisk, ADeadProcessLosesNothingThePowerDoes) {
  Disk disk({.seed = 1});
  const auto file = disk.open("/a", true);
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(disk.write(**file, 0, "x"));
  disk.kill_process();
  const auto again = disk.open("/a", false);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ((*again)->now, "x");
  EXPECT_EQ((*again)->durable, "");
}

}  // namespace
}  // namespace motcua::faulty
