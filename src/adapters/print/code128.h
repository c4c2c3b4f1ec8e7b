// Code 128 (ISO/IEC 15417), code set B: every printing ASCII character.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace motcua::printing {

/// Widths in modules, bar first, then space, and so on; without quiet zones. Nothing for an empty
/// text, for more than 60 characters, or for characters that are not printing ASCII.
[[nodiscard]] std::optional<std::vector<int>> code128(std::string_view text);

/// To be kept free on each side.
inline constexpr int kCode128QuietModules = 10;

}  // namespace motcua::printing
