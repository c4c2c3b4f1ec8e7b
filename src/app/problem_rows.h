// The table of problems, cut into files by subject; problems.cpp joins it. A row for each
// enumerator, in their order, held to that by the compiler: one without a row does not build.
//
// A sentence says in its first part what is so, without parameters (it is the problem's title), and
// then what to do next. {subject}, {when} and {count} come from a rejection, {limit} from an input
// error. Codes are for ever.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "app/problem.h"

namespace motcua::app::rows {

template <class E>
struct Row {
  E what{};
  int status = 500;
  std::string_view code;
  std::string_view title;
};

/// Both compilers spell a value that no enumerator has as a cast: "(Fault)33".
template <class E, E kValue>
[[nodiscard]] consteval bool has_enumerator() {
  constexpr std::string_view name = __PRETTY_FUNCTION__;
  const auto at = name.rfind("kValue = ");
  return at != std::string_view::npos && name[at + 9] != '(';
}

template <class E, std::size_t N>
[[nodiscard]] consteval bool complete(const Row<E> (&rows)[N]) {
  for (std::size_t i = 0; i < N; ++i)
    if (rows[i].what != static_cast<E>(i) || rows[i].code.empty() || rows[i].title.empty())
      return false;
  return has_enumerator<E, static_cast<E>(N - 1)>() && !has_enumerator<E, static_cast<E>(N)>();
}

[[nodiscard]] std::span<const Row<Fault>> faults();
[[nodiscard]] std::span<const Row<InputFault>> input_faults();
[[nodiscard]] std::span<const Row<dossier::Refusal>> refusals();
[[nodiscard]] std::span<const Row<office::Rejection>> office_rejections();
[[nodiscard]] std::span<const Row<office::MandateFault>> mandate_faults();
[[nodiscard]] std::span<const Row<StoreFailure>> store_failures();
[[nodiscard]] std::span<const Row<KeyFailure>> key_failures();
[[nodiscard]] std::span<const Row<BlobFailure>> blob_failures();

}  // namespace motcua::app::rows
