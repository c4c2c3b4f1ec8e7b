// A small checker of documents: tags nest, attributes are whole, ids are single, and what refers to
// an id finds it. Enough to catch a builder's or a page's mistake, not a validator.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace motcua::web {

/// What is wrong; empty when nothing is.
[[nodiscard]] std::vector<std::string> html_faults(std::string_view document);

}  // namespace motcua::web
