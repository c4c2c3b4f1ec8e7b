#include "http/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>

namespace motcua::http {
namespace {

constexpr auto kPatience = std::chrono::seconds(60);  // on a machine that does much besides

TEST(Workers, EveryTaskOfABurstIsRun) {
  Workers workers;
  ASSERT_TRUE(workers.start(4));
  std::atomic<int> run{0};
  for (int i = 0; i < 5000; ++i) workers.post([&run] { ++run; });
  workers.stop();  // runs what is queued
  EXPECT_EQ(run, 5000);
}

TEST(Workers, ATaskThatTakesItsTimeKeepsNobodyWaiting) {
  Workers workers;
  ASSERT_TRUE(workers.start(4));
  std::promise<void> others_ran;
  std::atomic<int> left{3};
  std::promise<bool> waited;
  workers.post([&] {
    waited.set_value(others_ran.get_future().wait_for(kPatience) == std::future_status::ready);
  });
  for (int i = 0; i < 3; ++i)
    workers.post([&] {
      if (--left == 0) others_ran.set_value();
    });
  EXPECT_TRUE(waited.get_future().get());
  workers.stop();
}

TEST(Workers, AsManyTasksRunAtOnceAsThereAreWorkers) {
  Workers workers;
  ASSERT_TRUE(workers.start(4));
  std::promise<void> all_are_there;
  const std::shared_future<void> there = all_are_there.get_future().share();
  std::atomic<int> left{4};
  std::atomic<int> met{0};
  for (int i = 0; i < 4; ++i)
    workers.post([&, there] {
      if (--left == 0) all_are_there.set_value();
      if (there.wait_for(kPatience) == std::future_status::ready) ++met;
    });
  workers.stop();
  EXPECT_EQ(met, 4);
}

}  // namespace
}  // namespace motcua::http
