// Token buckets by key: who asks more often than the rule allows is told when to come again. Pure:
// the time is passed in. Memory is bounded by forgetting who has been silent longest. Not for
// several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace motcua::http {

struct RateRule {
  std::int64_t burst = 10;        // tokens a bucket holds; at least 1
  std::int64_t token_ms = 1000;   // one comes back every so often; at least 1
  std::size_t keys_max = 10'000;  // at least 1
};

class RateLimiter {
 public:
  explicit RateLimiter(RateRule rule);

  struct Verdict {
    bool allowed = true;
    std::int64_t retry_after_ms = 0;  // when not allowed
  };
  /// Takes `tokens` (0 .. burst) from the key's bucket, or none when there are fewer. 0 only looks
  /// whether one is left. `now_ms` is of a steady clock; going back counts as standing still.
  Verdict take(std::string_view key, std::int64_t now_ms, std::int64_t tokens = 1);
  /// A full bucket again: after a sign-in that succeeded.
  void forget(std::string_view key);
  [[nodiscard]] std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    std::string key;
    std::int64_t full_at_ms = 0;  // when it will be full again
  };
  using Order = std::list<Bucket>;  // longest silent first

  RateRule rule_;
  std::int64_t latest_ms_ = 0;
  Order order_;
  std::unordered_map<std::string_view, Order::iterator> buckets_;  // keys live in order_
};

/// What to count a client by: an IPv4 address itself, of IPv6 the /64, because one subscriber has
/// as many addresses in it as they like. The text itself when it is no address.
[[nodiscard]] std::string rate_key(std::string_view peer);

}  // namespace motcua::http
