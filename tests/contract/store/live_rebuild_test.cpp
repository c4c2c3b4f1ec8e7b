// A rebuild in two halves: the log goes on between them, and readers see one whole or the other.
#include "contract/store/store_contract.h"
#include "store/digest.h"

namespace motcua::testing {
namespace {

class LiveRebuildContract : public StoreContract {
 protected:
  Sha256 digest_of(EventStore& store) {
    const auto tables = store::tables_of(projections());
    return store::content_digest(store, tables).value();
  }
  void append_more() {
    ASSERT_TRUE(append({happened("one", 3, "e", 8), happened("three", 1, "e", 2)}));
  }
  StreamCount own_count_;
  store::Projection* own_folds_[1] = {&own_count_};
};

TEST_P(LiveRebuildContract, TakesInWhatWasWrittenSinceItBegan) {
  append_sample();
  store::Rebuild rebuild(own_folds_);
  auto reader = engine().database().open_reader();
  ASSERT_TRUE(reader);
  const auto beside = store::SqlEventStore::open_reader(**reader);
  std::vector<std::pair<std::int64_t, std::int64_t>> steps;
  ASSERT_TRUE(rebuild.fold(*beside, [&](std::int64_t done, std::int64_t total) {
    steps.emplace_back(done, total);
    return true;
  }));
  ASSERT_FALSE(steps.empty()) << "told at once, also of a short log";
  EXPECT_EQ(steps[0], std::pair(std::int64_t{0}, std::int64_t{6}));
  append_more();
  const Sha256 before = digest_of(log());
  const auto rebuilt = rebuild.replace(connection(), {});
  ASSERT_TRUE(rebuilt);
  EXPECT_EQ(rebuilt->entries, 8);
  EXPECT_EQ(rebuilt->before, before);
  EXPECT_EQ(rebuilt->after, before);
  EXPECT_TRUE(verified()->ok);
  ASSERT_TRUE(append({happened("one", 4, "f", 1)})) << "the writer goes on as if nothing was";
  EXPECT_TRUE(verified()->ok);
}

TEST_P(LiveRebuildContract, LeavesAReaderTheTablesOfItsSnapshot) {
  append_sample();
  auto reader = engine().database().open_reader();
  ASSERT_TRUE(reader);
  ASSERT_TRUE((*reader)->begin());
  const auto beside = store::SqlEventStore::open_reader(**reader);
  change("UPDATE stream_count SET largest = 1000 WHERE stream = $1",
         {sql::Blob{dossier_stream("one").raw()}});
  const Sha256 wrong = digest_of(log());
  const Sha256 seen = digest_of(*beside);
  EXPECT_NE(seen, wrong);
  const auto rebuilt = store::Rebuild(own_folds_).replace(connection(), {});
  ASSERT_TRUE(rebuilt);
  EXPECT_EQ(rebuilt->before, wrong);
  EXPECT_EQ(rebuilt->after, seen) << "as the log says";
  append_more();
  EXPECT_EQ(digest_of(*beside), seen) << "neither empty nor of a later moment";
  (*reader)->rollback();
  EXPECT_EQ(digest_of(*beside), digest_of(log()));
}

TEST_P(LiveRebuildContract, ChangesNothingWhenItIsNotWantedAnyMore) {
  append_sample();
  const Sha256 before = digest_of(log());
  const auto stop = [](std::int64_t, std::int64_t) { return false; };
  store::Rebuild rebuild(own_folds_);
  const auto folded = rebuild.fold(log(), stop);
  ASSERT_FALSE(folded);
  EXPECT_EQ(folded.error().why, StoreFailure::kUnavailable);
  EXPECT_FALSE(store::Rebuild(own_folds_).replace(connection(), stop));
  EXPECT_EQ(digest_of(log()), before);
  append_more();
  EXPECT_TRUE(verified()->ok);
}

INSTANTIATE_TEST_SUITE_P(Engines, LiveRebuildContract, all_sql_engines(), sql_engine_name);

}  // namespace
}  // namespace motcua::testing
