// QR codes as inline SVG: drawn here, so that a slip needs no script and no image from elsewhere.
#pragma once

#include <string_view>

#include "web/html.h"

namespace motcua::web {

/// Error correction M, quiet zone included, sized by the style sheet; `label` is for those who do
/// not see it. Empty for what does not fit into a QR code.
[[nodiscard]] Html qr_code(std::string_view content, std::string_view label);

}  // namespace motcua::web
