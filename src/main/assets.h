// Files that travel inside the binary: everything under data/ as it was when the program was built.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace motcua {

/// By path under data/: "catalogue/procedures.csv". The view lives as long as the program.
[[nodiscard]] std::optional<std::string_view> asset(std::string_view name);

/// Names that begin so, in ascending order.
[[nodiscard]] std::vector<std::string_view> asset_names(std::string_view prefix);

}  // namespace motcua
