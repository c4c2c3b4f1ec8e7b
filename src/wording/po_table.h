// What tools/po_to_cpp makes of en.po: rows sorted by message.
#pragma once

#include <span>
#include <string_view>

namespace motcua::wording {

struct PoRow {
  std::string_view message;
  std::string_view translation;
};
[[nodiscard]] std::span<const PoRow> english_rows();

}  // namespace motcua::wording
