// Draws the codes that machines read.
#pragma once

#include "adapters/print/libraries.h"
#include "base/blocks.h"

namespace motcua::printing {

/// Points it takes from its left edge to its right and from top to bottom, quiet zone included;
/// 0 high when the content does not fit into such a code.
struct CodeSize {
  double width = 0;
  double height = 0;
};
[[nodiscard]] CodeSize code_size(const blocks::Code& code);
void draw_code(cairo_t* canvas, const blocks::Code& code, double x, double y);

}  // namespace motcua::printing
