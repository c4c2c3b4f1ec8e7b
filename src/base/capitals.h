// Capital letters of Vietnamese text: headings of documents are written in them.
#pragma once

#include <string>
#include <string_view>

namespace motcua {

/// "xã Bát Mọt" → "XÃ BÁT MỌT". Letter by letter; invalid UTF-8 becomes "".
[[nodiscard]] std::string in_capitals(std::string_view text);

}  // namespace motcua
