#include "base/prng.h"

#include <bit>

#include "base/check.h"

namespace motcua {
namespace {

std::uint64_t splitmix(std::uint64_t& x) {
  std::uint64_t z = (x += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace

Prng::Prng(std::uint64_t seed) : state_{} {
  for (auto& word : state_) word = splitmix(seed);
}

Prng Prng::fork(std::string_view purpose) const {
  std::uint64_t seed = state_[0] ^ std::rotl(state_[2], 17);
  for (const char c : purpose) {
    seed ^= static_cast<unsigned char>(c);
    seed = splitmix(seed);
  }
  return Prng(seed);
}

std::uint64_t Prng::next() {
  const std::uint64_t out = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t t = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 45);
  return out;
}

std::uint64_t Prng::below(std::uint64_t bound) {
  CHECK(bound > 0);
  const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
  std::uint64_t draw = next();
  while (draw >= limit) draw = next();
  return draw % bound;
}

std::int64_t Prng::between(std::int64_t low, std::int64_t high) {
  CHECK(low <= high);
  return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
}

bool Prng::chance(unsigned per_mille) { return below(1000) < per_mille; }

}  // namespace motcua
