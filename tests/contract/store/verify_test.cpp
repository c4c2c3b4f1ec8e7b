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
  const std::string one = "stream_count " + to_hex(dossier_stream("one").raw());
  expect_found("UPDATE stream_count SET note = 'x' WHERE largest = 7", one,
               VerifyFault::kRowDiffers);
  expect_found("DELETE FROM stream_count WHERE largest = 7", one, VerifyFault::kRowMissing);
  change("INSERT INTO stream_count (stream, kind, events, largest) VALUES ($1, 'x', 1, 1)",
         {sql::Blob{"another"}});
  const auto checked = verified();
  ASSERT_TRUE(checked);
  EXPECT_TRUE(finds(*checked, "stream_count " + to_hex("another"), VerifyFault::kRowUnexpected))
      << told(*checked);
}

TEST_P(VerifyContract, GivesSideDataTheLogAndEveryRow) {
  append_sample();
  auto how = options();
  ASSERT_TRUE(store::verify(connection(), projections(), how)->ok);
  const auto& seals = dynamic_cast<const SealCheck&>(*how.side_data);
  EXPECT_EQ(seals.events, 6);
  EXPECT_EQ(seals.rows, 2);
  expect_found("UPDATE seal SET seal = 'forged' WHERE id = 2", "seal 2",
               VerifyFault::kSideDataForged);
  expect_found("DELETE FROM seal WHERE id = 2", "seal", VerifyFault::kRowMissing);
}

TEST_P(VerifyContract, SaysWhoseEntryIsDamaged) {
  append_sample();
  change("UPDATE entry SET packed = $1 WHERE pos = 4", {sql::Blob{Bytes(32, 'x')}});
  const auto checked = verified();
  ASSERT_TRUE(checked);
  ASSERT_TRUE(finds(*checked, "entry 4", VerifyFault::kBytesDiffer)) << told(*checked);
  EXPECT_EQ(checked->problems[0].stream, dossier_stream("one"));
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
  // Rows read later than the log must still be those of the same moment.
  class LateWriter final : public store::SideDataCheck {
   public:
    explicit LateWriter(std::function<void()> write) : write_(std::move(write)) {}
    std::span<const Table* const> tables() const override { return tables_; }
    void event(const ledger::Envelope&) override {}
    void row(const Table&, std::span<const sql::Cell>, const Report&) override {
      if (++calls == 1) write_();
    }
    void end(bool, const Report&) override {}
    int calls = 0;

   private:
    std::function<void()> write_;
    const Table* const tables_[2] = {&kSealTable, &kStreamCountTable};
  };
  LateWriter late([&] { EXPECT_TRUE(append({happened("three", 1, "e", 100)})); });
  store::VerifyOptions how;
  how.side_data = &late;
  auto reader = engine().database().open_reader();
  ASSERT_TRUE(reader);
  const auto checked = store::verify(**reader, projections(), how);
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->ok) << told(*checked);
  EXPECT_EQ(late.calls, 4) << "two seals, and two counts: the third came later";
  EXPECT_EQ(checked->events, 6);
  EXPECT_EQ(verified()->events, 7);
}

INSTANTIATE_TEST_SUITE_P(Engines, VerifyContract, all_sql_engines(), sql_engine_name);

}  // namespace
}  // namespace motcua::testing
