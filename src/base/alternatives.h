// From a word, or a number read from bytes, to a type: the alternatives of a std::variant by their
// place. Subjects list the words of their events and commands in the order of the variant.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>

#include "base/check.h"

namespace motcua {

/// The place of `word` in `words`; std::size(words) when it is not among them.
template <class Words>
[[nodiscard]] std::size_t place_among(const Words& words, std::string_view word) {
  return static_cast<std::size_t>(std::find(std::begin(words), std::end(words), word) -
                                  std::begin(words));
}

/// `act(std::in_place_type<T>)`, T being the alternative at `place`, which must exist. What it
/// answers is the same type for all of them.
template <class Variant, class Act>
auto with_alternative(std::size_t place, const Act& act) {
  constexpr std::size_t kSize = std::variant_size_v<Variant>;
  CHECK(place < kSize, "the caller looked the place up");
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    using First = std::variant_alternative_t<0, Variant>;
    using Answer = decltype(act(std::in_place_type<First>));
    constexpr Answer (*kActs[])(const Act&) = {[](const Act& one) {
      return one(std::in_place_type<std::variant_alternative_t<I, Variant>>);
    }...};
    return kActs[place](act);
  }(std::make_index_sequence<kSize>());
}

}  // namespace motcua
