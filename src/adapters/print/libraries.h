// pango, cairo and fontconfig, loaded when the first document is made. With all that they need they
// are forty libraries and five megabytes of memory, of which an idle server uses nothing.
//
// Inside this namespace a function's name is a pointer of that name, so that they are called as the
// libraries' manuals write it. A function that is not listed does not link.
#pragma once

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

namespace motcua::printing {

#define MOTCUA_FUNCTION(name) extern decltype(&::name) name;
#include "adapters/print/functions.def"
#undef MOTCUA_FUNCTION

/// Loads them when that was not done yet; false when one is not installed. Threads: any.
[[nodiscard]] bool load_libraries();

}  // namespace motcua::printing
