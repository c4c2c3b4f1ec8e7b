#include "contract/store/store_contract.h"
#include "store/digest.h"

namespace motcua::testing {
namespace {

using Cells = std::vector<sql::Cell>;

class ProjectionContract : public StoreContract {
 protected:
  std::vector<Cells> counts() {
    std::vector<Cells> out;
    EXPECT_TRUE(log().rows(kStreamCountTable, [&](std::span<const sql::Cell> cells) {
      out.emplace_back(cells.begin(), cells.end());
      return true;
    }));
    return out;
  }
  Sha256 digest() {
    const auto tables = store::tables_of(projections());
    return store::content_digest(log(), tables).value();
  }
  /// {events, largest} of a stream, {0, 0} without a row.
  std::pair<std::int64_t, std::int64_t> count_of(std::string_view stream) {
    const auto row =
        log().row(kStreamCountTable, Cells{sql::Blob{dossier_stream(stream).raw()}}).value();
    if (!row) return {0, 0};
    return {std::get<std::int64_t>((*row)[2]), std::get<std::int64_t>((*row)[3])};
  }
};

using Pair = std::pair<std::int64_t, std::int64_t>;

TEST_P(ProjectionContract, FollowsTheLogBatchByBatch) {
  append_sample();
  EXPECT_EQ(counts().size(), 2U);
  EXPECT_EQ(count_of("one"), Pair(2, 7));
  EXPECT_EQ(count_of("two"), Pair(1, 9)) << "cleared between";
}

TEST_P(ProjectionContract, FoldsSeveralEventsOfOneRowIntoOneChange) {
  EXPECT_TRUE(projector().fold({0, 0}, happened("one", 1, "a", 7).envelope));
  EXPECT_TRUE(projector().fold({0, 1}, happened("one", 2, "a", 8).envelope));
  EXPECT_TRUE(projector().fold({0, 2}, happened("two", 1, "a", 1).envelope));
  EXPECT_TRUE(projector().fold({0, 3}, cleared("two", 2, "a").envelope));
  std::vector<RowChange> changes;
  projector().add_changes(changes);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_TRUE(changes[0].erase);
  EXPECT_FALSE(changes[1].erase);
  EXPECT_EQ(std::get<std::int64_t>(changes[1].cells[2]), 2);
  projector().discard();
  changes.clear();
  projector().add_changes(changes);
  EXPECT_TRUE(changes.empty());
}

TEST_P(ProjectionContract, ForgetsABatchThatWasNotCommitted) {
  append_sample();
  const Sha256 before = digest();
  EXPECT_EQ(append({happened("one", 9, "e", 100)}).error(), StoreFailure::kConflict);
  EXPECT_EQ(count().times_forgotten(), 1);
  EXPECT_EQ(digest(), before);
  ASSERT_TRUE(append({happened("one", 3, "e", 8)}));
  EXPECT_EQ(count_of("one"), Pair(3, 8));
}

TEST_P(ProjectionContract, GoesOnFromItsRowsAfterAStop) {
  append_sample();
  open();
  ASSERT_TRUE(append({happened("one", 3, "e", 8), happened("two", 4, "e", 1)}));
  EXPECT_EQ(count_of("one"), Pair(3, 8));
  EXPECT_EQ(count_of("two"), Pair(2, 9));
}

TEST_P(ProjectionContract, IsTheSameMadeAnew) {
  append_sample();
  const Sha256 before = digest();
  int calls = 0;
  const auto rebuilt =
      store::rebuild(connection(), projections(), [&](std::int64_t, std::int64_t) { ++calls; });
  ASSERT_TRUE(rebuilt);
  EXPECT_EQ(rebuilt->entries, 6);
  EXPECT_EQ(rebuilt->before, before);
  EXPECT_EQ(rebuilt->after, before);
  EXPECT_EQ(digest(), before);
  const auto sound = verified();
  ASSERT_TRUE(sound);
  EXPECT_TRUE(sound->ok);
  EXPECT_EQ(sound->content_digest, before);
}

TEST_P(ProjectionContract, IsMadeAnewFromTheLogAlone) {
  append_sample();
  const Sha256 before = digest();
  change("UPDATE stream_count SET largest = 1000 WHERE stream = $1",
         {sql::Blob{dossier_stream("one").raw()}});
  change("DELETE FROM command_index WHERE command = $1", {sql::Blob{id_of<CommandId>("a").raw()}});
  EXPECT_FALSE(verified()->ok);
  const auto rebuilt = store::rebuild(connection(), projections(), {});
  ASSERT_TRUE(rebuilt);
  EXPECT_NE(rebuilt->before, rebuilt->after);
  EXPECT_EQ(rebuilt->after, before);
  EXPECT_TRUE(verified()->ok);
  const auto command = log().first_of_command(id_of<CommandId>("a"));
  ASSERT_TRUE(command);
  EXPECT_TRUE(*command);
}

TEST_P(ProjectionContract, IsMadeAnewForOtherFolds) {
  append_sample();
  EXPECT_TRUE(*store::is_layout_current(connection(), projections()));
  count().rename("stream_count 2");
  EXPECT_FALSE(*store::is_layout_current(connection(), projections()));
  const auto stale = verified();
  ASSERT_TRUE(stale);
  EXPECT_FALSE(stale->ok);
  EXPECT_EQ(stale->problems.at(0).fault, store::VerifyFault::kLayoutDiffers);
  const auto rebuilt = store::rebuild(connection(), projections(), {});
  ASSERT_TRUE(rebuilt);
  EXPECT_FALSE(rebuilt->before);
  EXPECT_TRUE(*store::is_layout_current(connection(), projections()));
  EXPECT_TRUE(verified()->ok);
}

TEST_P(ProjectionContract, StaysAsItWasWhenAnEventCannotBeFolded) {
  append_sample();
  const Sha256 before = digest();
  const Event bad = event_of(plain_header(dossier_stream("one"), 3, "e"), json::Object{});
  ASSERT_TRUE(log().commit({{bad.entry}, {}}));
  const auto rebuilt = store::rebuild(connection(), projections(), {});
  ASSERT_FALSE(rebuilt);
  EXPECT_EQ(rebuilt.error().pos, 7);
  EXPECT_EQ(digest(), before);
  const auto checked = verified();
  ASSERT_TRUE(checked);
  ASSERT_EQ(checked->problems.size(), 1U);
  EXPECT_EQ(checked->problems[0].place, "entry 7");
  EXPECT_EQ(checked->problems[0].fault, store::VerifyFault::kBadEvent);
}

INSTANTIATE_TEST_SUITE_P(Engines, ProjectionContract, all_sql_engines(), sql_engine_name);

}  // namespace
}  // namespace motcua::testing
