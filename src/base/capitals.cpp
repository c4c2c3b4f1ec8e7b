#include "base/capitals.h"

#include <utf8proc.h>

namespace motcua {

std::string in_capitals(std::string_view text) {
  std::string out;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code = -1;
    const auto used =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (used <= 0) return {};
    at += static_cast<std::size_t>(used);
    utf8proc_uint8_t buffer[4];
    const auto size = utf8proc_encode_char(utf8proc_toupper(code), buffer);
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
  }
  return out;
}

}  // namespace motcua
