// Money: whole dong, 64-bit, every sum checked. There are no halves and no floats.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

#include "base/check.h"

namespace motcua::money {

/// What one sum of ours may be at most; input is bounded by it, so sums of thousands fit.
inline constexpr std::int64_t kDongMax = 1'000'000'000'000;

struct Dong {
  std::int64_t amount = 0;

  auto operator<=>(const Dong&) const = default;
  Dong& operator+=(Dong other) {
    CHECK(!__builtin_add_overflow(amount, other.amount, &amount), "a sum of money overflows");
    return *this;
  }
  Dong& operator-=(Dong other) {
    CHECK(!__builtin_sub_overflow(amount, other.amount, &amount), "a sum of money overflows");
    return *this;
  }
  [[nodiscard]] friend Dong operator+(Dong a, Dong b) { return a += b; }
  [[nodiscard]] friend Dong operator-(Dong a, Dong b) { return a -= b; }
  [[nodiscard]] friend Dong operator*(Dong a, std::int64_t times) {
    CHECK(!__builtin_mul_overflow(a.amount, times, &a.amount), "a sum of money overflows");
    return a;
  }
};

}  // namespace motcua::money
