#include "web/qr.h"

#include <optional>
#include <qrcodegen/qrcodegen.hpp>
#include <stdexcept>
#include <string>

namespace motcua::web {
namespace {

constexpr int kQuietZone = 4;  // modules on each side, as ISO/IEC 18004 asks

std::optional<qrcodegen::QrCode> encoded(std::string_view content) {
  const std::string text(content);
  try {
    return qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  } catch (const std::length_error&) {  // longer than the largest code holds
    return std::nullopt;
  }
}

/// Each run of dark modules in a row is one rectangle.
std::string drawn(const qrcodegen::QrCode& code) {
  std::string out;
  const int size = code.getSize();
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (!code.getModule(x, y)) continue;
      const int from = x;
      while (x + 1 < size && code.getModule(x + 1, y)) ++x;
      const std::string width = std::to_string(x - from + 1);
      out +=
          "M" + std::to_string(from) + " " + std::to_string(y) + "h" + width + "v1h-" + width + "z";
    }
  }
  return out;
}

}  // namespace

Html qr_code(std::string_view content, std::string_view label) {
  const auto code = encoded(content);
  if (!code) return {};
  const std::string edge = std::to_string(code->getSize() + 2 * kQuietZone);
  const std::string corner = std::to_string(-kQuietZone);
  const std::string box = corner + " " + corner + " " + edge + " " + edge;
  return tag("svg",
             {{"class", "qr"},
              {"viewBox", box},
              {"role", "img"},
              {"aria-label", label},
              {"shape-rendering", "crispEdges"}},
             tag("path", {{"d", drawn(*code)}}, {}));
}

}  // namespace motcua::web
