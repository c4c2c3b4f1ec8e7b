#include "adapters/memory/event_store.h"

#include "contract/event_store/event_store_contract.h"

namespace motcua::testing {
namespace {

class MemoryPlace final : public StorePlace {
 public:
  EventStore& writer() override { return store_; }
  EventStore& reader() override { return store_; }
  void reopen() override {}  // it lives as long as its object

 private:
  memory::MemoryEventStore store_;
};

INSTANTIATE_TEST_SUITE_P(Memory, EventStoreContract,
                         ::testing::Values(StoreKind{
                             "Memory", [] { return std::make_unique<MemoryPlace>(); }}),
                         store_kind_name);

TEST(MemoryEventStore, FailsTheNextCommitWhenTold) {
  memory::MemoryEventStore store;
  const StreamId stream = dossier_stream("one");
  store.fail_next_commit(StoreFailure::kDiskFull);
  EXPECT_EQ(store.commit({{entry(stream, 1, "a")}, {}}).error(), StoreFailure::kDiskFull);
  EXPECT_EQ(store.head()->size, 0);
  store.fail_next_commit(StoreFailure::kUnknown, true);
  EXPECT_EQ(store.commit({{entry(stream, 1, "a")}, {}}).error(), StoreFailure::kUnknown);
  EXPECT_TRUE(*store.first_of_command(id_of<CommandId>("a"))) << "it was done all the same";
  EXPECT_TRUE(store.commit({{entry(stream, 2, "b")}, {}}));
}

}  // namespace
}  // namespace motcua::testing
