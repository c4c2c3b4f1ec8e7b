// Request targets and name=value texts: percent signs are decoded once, strictly.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/http.h"

namespace motcua::http {

struct PairLimits {
  std::size_t pairs_max = 64;
  std::size_t bytes_max = 8 * 1024;  // of the encoded text
};

/// application/x-www-form-urlencoded, as in queries and forms. nullopt: too much, a broken percent
/// code, a NUL, or not UTF-8. An empty text has no pairs; "a" is "a" with an empty value.
[[nodiscard]] std::optional<Parameters> parse_pairs(std::string_view text, PairLimits limits = {});

/// nullopt: a '%' without two hex digits, a NUL, or not UTF-8.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text,
                                                         bool plus_is_space = false);
/// Everything but letters, digits and "-._~" as %XX: for a value inside a path or a query.
[[nodiscard]] std::string percent_encoded(std::string_view text);

struct Target {
  std::string path;  // as Request::path says
  Parameters query;
};
inline constexpr std::size_t kPathBytesMax = 2048;  // encoded

/// Origin form ("/a?b") and absolute form ("http://host/a?b"). The error is a status: 400 or 414.
[[nodiscard]] Result<Target, int> parse_target(std::string_view target);

}  // namespace motcua::http
