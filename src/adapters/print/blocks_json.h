// A document of blocks as JSON: how the server hands it to the process that makes the PDF. Never
// kept; both ends are the same program, so its form may change with every build.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/blocks.h"

namespace motcua::printing {

[[nodiscard]] std::string to_json(const blocks::Document& document);
/// Nothing where it is not what to_json() writes.
[[nodiscard]] std::optional<blocks::Document> from_json(std::string_view text);

}  // namespace motcua::printing
