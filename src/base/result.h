// Result<T, E>: the only way a function of ours says "no". Never thrown across folders.
//
// TRY(expr) unwraps a Result or returns its error from the enclosing function; name what you get:
//   const Date due = TRY(days.add(received, 3));
// A loop over a temporary (`for (auto& e : TRY(f()))`) dangles in C++20: bind it to a name first.
#pragma once

#include <tl/expected.hpp>

#include <utility>
#include <variant>

namespace motcua {

template <class T, class E>
using Result = tl::expected<T, E>;

/// For functions that either succeed or fail and have nothing to give back.
using Done = std::monostate;

template <class E>
[[nodiscard]] constexpr auto fail(E&& error) {
  return tl::make_unexpected(std::forward<E>(error));
}

}  // namespace motcua

// A statement expression (g++ and clang): the price of early return without exceptions.
#define TRY(expr)                                                                               \
  __extension__({                                                                               \
    auto motcua_try_result = (expr);                                                            \
    if (!motcua_try_result) return ::tl::make_unexpected(std::move(motcua_try_result).error()); \
    *std::move(motcua_try_result);                                                              \
  })
