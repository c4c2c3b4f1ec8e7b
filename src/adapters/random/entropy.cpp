#include "adapters/random/entropy.h"

#include <sodium.h>

#include "base/check.h"

namespace motcua::random {

Entropy::Entropy() { CHECK(sodium_init() >= 0); }

Bytes Entropy::bytes(std::size_t count) {
  Bytes out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

}  // namespace motcua::random
