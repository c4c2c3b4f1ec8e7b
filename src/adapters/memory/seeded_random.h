// The Random port from a seed, for the demonstration and for tests: the same every time, and
// therefore never for a real centre. A database made with it is branded for ever.
#pragma once

#include <mutex>

#include "base/prng.h"
#include "ports/random.h"

namespace motcua::memory {

/// Any thread.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : prng_(seed) {}

  [[nodiscard]] Bytes bytes(std::size_t count) override {
    const std::scoped_lock lock(mutex_);
    Bytes out;
    while (out.size() < count) append_u64_be(out, prng_.next());
    out.resize(count);
    return out;
  }

 private:
  std::mutex mutex_;
  Prng prng_;
};

}  // namespace motcua::memory
