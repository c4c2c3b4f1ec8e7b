// Entropy for keys and ids: the kernel's, by libsodium.
#pragma once

#include "ports/random.h"

namespace motcua::random {

/// Any thread.
class Entropy final : public Random {
 public:
  Entropy();
  [[nodiscard]] Bytes bytes(std::size_t count) override;
};

}  // namespace motcua::random
