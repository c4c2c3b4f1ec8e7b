// Seeded streams of numbers, for the demonstration, simulations and tests: the same seed gives the
// same stream on every machine. Never for keys: those come from the Random port.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace motcua {

/// xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64.
class Prng {
 public:
  explicit Prng(std::uint64_t seed);
  /// An independent stream for a named purpose, so that adding one draw does not move the others.
  [[nodiscard]] Prng fork(std::string_view purpose) const;

  std::uint64_t next();
  /// 0 .. bound-1, without bias. bound > 0.
  std::uint64_t below(std::uint64_t bound);
  /// low .. high, both included.
  std::int64_t between(std::int64_t low, std::int64_t high);
  /// True in `per_mille` of 1,000.
  bool chance(unsigned per_mille);
  template <class Container>
  const auto& pick(const Container& items) {
    return items[static_cast<std::size_t>(below(items.size()))];
  }

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace motcua
