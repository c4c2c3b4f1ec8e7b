// The members that an everyday file and a procedure document share, read into a Procedure
// (docs/formats/catalogue.md). Used by document.cpp and source.cpp only.
#pragma once

#include "base/input.h"
#include "catalogue/procedure.h"

namespace motcua::catalogue {

/// Reads every shared member; those absent keep what `out` has. Does not call done().
void read_details(input::Reader& in, InputErrors& errors, Procedure& out);

/// The enumerator of a word member; a missing member is a fault, `E{}` after any fault.
template <class E>
E read_word(input::Reader& in, std::string_view name) {
  return static_cast<E>(in.one_of(name, words<E>()));
}
template <class E>
std::optional<E> read_optional_word(input::Reader& in, std::string_view name) {
  const auto place = in.optional_one_of(name, words<E>());
  if (!place) return std::nullopt;
  return static_cast<E>(*place);
}

/// An array of words of E; null when the member is absent.
template <class E>
std::optional<std::vector<E>> read_word_list(input::Reader& in, std::string_view name,
                                             std::size_t count_max) {
  if (!in.has(name)) {
    in.member(name, false);
    return std::nullopt;
  }
  std::vector<E> out;
  for (const json::Value* item : in.items(name, count_max)) {
    const std::string* text = item->as_string();
    const auto value = text == nullptr ? std::nullopt : from_word<E>(*text);
    if (value) {
      out.push_back(*value);
    } else {
      in.fault(name, InputFault::kNotOneOf);
    }
  }
  return out;
}

}  // namespace motcua::catalogue
