// verify() finds whatever is altered, and says where.
#include <algorithm>

#include "contract/store/store_contract.h"

namespace motcua::testing {
namespace {

using Cells = std::vector<sql::Cell>;
using store::VerifyFault;

class VerifyContract : public StoreContract {
 protected:
  bool finds(const store::Verification& checked, std::string_view place, VerifyFault fault) {
    return std::any_of(checked.problems.begin(), checked.problems.end(), [&](const auto& problem) {
      return problem.place == place && problem.fault == fault;
    });
  }
  /// Whether `sql` makes verify report exactly this among its problems.
  void expect_found(std::string_view sql, std::string_view place, VerifyFault fault) {
    change(sql);
    const auto checked = verified();
    ASSERT_TRUE(checked) << sql;
    EXPECT_FALSE(checked->ok) << sql;
    EXPECT_TRUE(finds(*checked, place, fault)) << sql << ": " << told(*checked);
  }
  static std::string told(const store::Verification& checked) {
    std::string out;
    for (const auto& problem : checked.problems)
      out += problem.place + " " + std::string(store::name_of(problem.fault)) + "; ";
    return out;
  }
};

TEST_P(VerifyContract, FindsNothingInASoundStore) {
  append_sample();
  int calls = 0;
  auto how = options();
  how.progress = [&](std::int64_t, std::int64_t) { ++calls; };
  auto reader = engine().database().open_reader();
  ASSERT_TRUE(reader);
  const auto checked = store::verify(**reader, projections(), how);
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->ok) << told(*checked);
  EXPECT_EQ(checked->events, 6);
  EXPECT_EQ(checked->streams, 3);
  EXPECT_EQ(checked->root, log().head()->root);
  EXPECT_EQ(checked->problem_count, 0);
}

TEST_P(VerifyContract, FindsNothingInAnEmptyStore) {
  const auto checked = store::verify(connection(), projections(), {});
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->ok) << told(*checked);
  EXPECT_EQ(checked->events, 0);
}

TEST_P(VerifyContract, TellsAGapFromATailThatIsGone) {
  append_sample();
  expect_found("DELETE FROM entry WHERE pos = 3", "entry 4", VerifyFault::kGap);
  expect_found("DELETE FROM entry WHERE pos = 6", "tree 0", VerifyFault::kTreeDiffers);
}

TEST_P(VerifyContract, FindsAnEntryThatWasRewrittenAndPackedAnew) {
  append_sample();
  const EntryToAppend other = happened("one", 2, "b", 6).entry;
  change("UPDATE entry SET packed = $1 WHERE pos = 4",
         {sql::Blob{store::Packing().pack(other.bytes, other.stream)}});
  const auto checked = verified();
  ASSERT_TRUE(checked);
  EXPECT_TRUE(finds(*checked, "tree 0", VerifyFault::kTreeDiffers)) << told(*checked);
}

TEST_P(VerifyContract, FindsTwoCommandsThatBecameOne) {
  append_sample();
  const Bytes again = entry_line(dossier_stream("one"), 3, "a", 1);
  const EntryToAppend lying = {dossier_stream("one"), 3, id_of<CommandId>("e"), again};
  ASSERT_TRUE(log().commit({{lying}, {}}));
  const auto checked = verified();
  ASSERT_TRUE(checked);
  EXPECT_TRUE(finds(*checked, "entry 7", VerifyFault::kBadEvent)) << told(*checked);
}

TEST_P(VerifyContract, FindsRowsThatTheLogDoesNotGive) {
  append_sample();
  const std::string one =
      "stream_count " +
      to_hex(row_key(kStreamCountTable, Cells{sql::Blob{dossier_stream("one").raw()}}));
  expect_found("UPDATE stream_count SET note = 'x' WHERE largest = 7", one,
               VerifyFault::kRowDiffers);
  expect_found("DELETE FROM stream_count WHERE largest = 7", one, VerifyFault::kRowMissing);
  change("INSERT INTO stream_count (stream, kind, events, largest) VALUES ($1, 'x', 1, 1)",
         {sql::Blob{"another"}});
  const auto checked = verified();
  ASSERT_TRUE(checked);
  const std::string another =
      "stream_count " + to_hex(row_key(kStreamCountTable, Cells{sql::Blob{"another"}}));
  EXPECT_TRUE(finds(*checked, another, VerifyFault::kRowUnexpected)) << told(*checked);
}

TEST_P(VerifyContract, AsksForSideDataAndBlobs) {
  append_sample();
  expect_found("UPDATE seal SET seal = 'forged' WHERE id = 2",
               "seal " + to_hex(row_key(kSealTable, Cells{2})), VerifyFault::kSideDataForged);
  auto how = options();
  how.check_blobs = [](const auto& report) { report("abc"); };
  const auto checked = store::verify(connection(), projections(), how);
  ASSERT_TRUE(checked);
  EXPECT_TRUE(finds(*checked, "blob abc", VerifyFault::kBlobDamaged)) << told(*checked);
}

TEST_P(VerifyContract, CountsMoreProblemsThanItKeeps) {
  append_sample();
  const auto done = connection().run("DELETE FROM command_index", {});
  ASSERT_TRUE(done);
  auto how = options();
  how.problems_max = 2;
  const auto checked = store::verify(connection(), projections(), how);
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->problems.size(), 2U);
  EXPECT_EQ(checked->problem_count, 5);
}

TEST_P(VerifyContract, SeesOneMomentOfALiveServer) {
  append_sample();
  auto how = options();
  int calls = 0;
  how.is_sound_side_data = [&](const Table&, std::span<const sql::Cell>) {
    // Rows read later than the log must still be those of the same moment.
    if (++calls == 1) {
      EXPECT_TRUE(append({happened("three", 1, "e", 100)}));
    }
    return true;
  };
  const Table* const tables[] = {&kSealTable, &kStreamCountTable};
  how.side_data = tables;
  auto reader = engine().database().open_reader();
  ASSERT_TRUE(reader);
  const auto checked = store::verify(**reader, projections(), how);
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->ok) << told(*checked);
  EXPECT_EQ(calls, 4) << "two seals, and two counts: the third came later";
  EXPECT_EQ(checked->events, 6);
  EXPECT_EQ(verified()->events, 7);
}

INSTANTIATE_TEST_SUITE_P(Engines, VerifyContract, all_sql_engines(), sql_engine_name);

}  // namespace
}  // namespace motcua::testing
