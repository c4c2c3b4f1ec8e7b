// The only place entropy comes from. The demonstration seeds it and brands its database for ever.
#pragma once

#include <cstddef>

#include "base/bytes.h"
#include "base/check.h"
#include "base/ids.h"

namespace motcua {

class Random {
 public:
  virtual ~Random() = default;
  [[nodiscard]] virtual Bytes bytes(std::size_t count) = 0;  // any thread

  template <class Id>
  Id id() {
    const auto made = Id::from_raw(bytes(16));
    CHECK(made.has_value());
    return *made;
  }
};

}  // namespace motcua
