#include "http/rate_limit.h"

#include <gtest/gtest.h>

namespace motcua::http {
namespace {

TEST(RateLimit, ABurstIsAllowedAndThenATokenAtATime) {
  RateLimiter limiter({3, 1000, 10});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.take("a", 0).allowed);
  const auto refused = limiter.take("a", 0);
  EXPECT_FALSE(refused.allowed);
  EXPECT_EQ(refused.retry_after_ms, 1000);
  EXPECT_EQ(limiter.take("a", 400).retry_after_ms, 600);
  EXPECT_TRUE(limiter.take("a", 1000).allowed);
  EXPECT_FALSE(limiter.take("a", 1000).allowed);
  EXPECT_TRUE(limiter.take("b", 1000).allowed);
}

TEST(RateLimit, ABucketNeverHoldsMoreThanItsBurst) {
  RateLimiter limiter({2, 10, 10});
  EXPECT_TRUE(limiter.take("a", 0).allowed);
  EXPECT_TRUE(limiter.take("a", 1'000'000, 2).allowed);
  EXPECT_FALSE(limiter.take("a", 1'000'000).allowed);
}

TEST(RateLimit, LookingTakesNothing) {
  RateLimiter limiter({1, 10, 10});
  EXPECT_TRUE(limiter.take("a", 0, 0).allowed);
  EXPECT_TRUE(limiter.take("a", 0).allowed);
  EXPECT_FALSE(limiter.take("a", 0, 0).allowed);
}

TEST(RateLimit, AClockThatGoesBackGivesNothingAway) {
  RateLimiter limiter({1, 10, 10});
  EXPECT_TRUE(limiter.take("a", 1000).allowed);
  const auto refused = limiter.take("a", 0);
  EXPECT_FALSE(refused.allowed);
  EXPECT_EQ(refused.retry_after_ms, 10);
}

TEST(RateLimit, ForgettingFillsTheBucket) {
  RateLimiter limiter({1, 1000, 10});
  EXPECT_TRUE(limiter.take("a", 0).allowed);
  limiter.forget("a");
  limiter.forget("nobody");
  EXPECT_TRUE(limiter.take("a", 0).allowed);
}

TEST(RateLimit, MemoryIsBoundedAndWhoKeepsKnockingIsNotForgotten) {
  RateLimiter limiter({1, 1'000'000, 100});
  EXPECT_TRUE(limiter.take("knocker", 0).allowed);
  for (int i = 0; i < 10'000; ++i) {
    EXPECT_TRUE(limiter.take("key " + std::to_string(i), i).allowed);
    EXPECT_FALSE(limiter.take("knocker", i).allowed);
  }
  EXPECT_EQ(limiter.size(), 100U);
}

TEST(RateLimit, LongKeysAreToldApart) {
  RateLimiter limiter({1, 1000, 10});
  const std::string long_key(10'000, 'a');
  EXPECT_TRUE(limiter.take(long_key + "1", 0).allowed);
  EXPECT_TRUE(limiter.take(long_key + "2", 0).allowed);
  EXPECT_FALSE(limiter.take(long_key + "1", 0).allowed);
}

}  // namespace
}  // namespace motcua::http
