#include "http/rate_limit.h"

#include <algorithm>

#include "base/check.h"
#include "base/sha256.h"
#include "http/address.h"

namespace motcua::http {
namespace {

constexpr std::size_t kKeyBytesMax = 64;

std::string bounded(std::string_view key) {
  return key.size() <= kKeyBytesMax ? std::string(key) : sha256(key).raw();
}

}  // namespace

RateLimiter::RateLimiter(RateRule rule) : rule_(rule) {
  CHECK(rule.burst >= 1 && rule.token_ms >= 1 && rule.keys_max >= 1);
}

RateLimiter::Verdict RateLimiter::take(std::string_view key, std::int64_t now_ms,
                                       std::int64_t tokens) {
  CHECK(tokens >= 0 && tokens <= rule_.burst);
  latest_ms_ = std::max(latest_ms_, now_ms);
  const std::string name = bounded(key);
  const auto found = buckets_.find(name);
  const std::int64_t full_at =
      found == buckets_.end() ? latest_ms_ : std::max(found->second->full_at_ms, latest_ms_);
  const std::int64_t wanted = std::max<std::int64_t>(tokens, 1);
  const std::int64_t full_after = full_at + wanted * rule_.token_ms;
  const std::int64_t too_late = full_after - latest_ms_ - rule_.burst * rule_.token_ms;
  if (too_late > 0) {
    // Refused too is not silent: who keeps knocking must not be forgotten for it.
    if (found != buckets_.end()) order_.splice(order_.end(), order_, found->second);
    return {false, too_late};
  }
  if (tokens == 0) return {};
  if (found != buckets_.end()) {
    found->second->full_at_ms = full_after;
    order_.splice(order_.end(), order_, found->second);
    return {};
  }
  if (buckets_.size() >= rule_.keys_max) {
    buckets_.erase(order_.front().key);
    order_.pop_front();
  }
  order_.push_back({name, full_after});
  buckets_.emplace(order_.back().key, std::prev(order_.end()));
  return {};
}

void RateLimiter::forget(std::string_view key) {
  const auto found = buckets_.find(bounded(key));
  if (found == buckets_.end()) return;
  const Order::iterator bucket = found->second;
  buckets_.erase(found);
  order_.erase(bucket);
}

std::string rate_key(std::string_view peer) {
  auto bytes = parse_address(peer);
  if (!bytes) return std::string(peer);
  if (is_ipv4(*bytes)) return address_text(*bytes);
  std::fill(bytes->begin() + 8, bytes->end(), std::uint8_t{0});
  return address_text(*bytes) + "/64";
}

}  // namespace motcua::http
