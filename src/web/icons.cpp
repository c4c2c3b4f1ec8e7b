#include "web/parts.h"

namespace motcua::web {
namespace {

Html path(std::string_view drawn) { return tag("path", {{"d", drawn}}, {}); }
Html line(std::string_view drawn) {
  return tag("path",
             {{"d", drawn}, {"fill", "none"}, {"stroke", "currentColor"}, {"stroke-width", "4"}},
             {});
}
Html dot(std::string_view x, std::string_view y, std::string_view radius) {
  return tag("circle", {{"cx", x}, {"cy", y}, {"r", radius}}, {});
}
Html ring(std::string_view x, std::string_view y, std::string_view radius) {
  return tag("circle",
             {{"cx", x},
              {"cy", y},
              {"r", radius},
              {"fill", "none"},
              {"stroke", "currentColor"},
              {"stroke-width", "4"}},
             {});
}

Html drawing(Icon which) {
  switch (which) {
    case Icon::kHouse: return path("M24 5 4 22h6v21h10V30h8v13h10V22h6z");
    case Icon::kBaby: return dot("24", "15", "10") + path("M6 44a18 16 0 0 1 36 0z");
    case Icon::kRings: return ring("17", "24", "12") + ring("31", "24", "12");
    case Icon::kStamp: return path("M17 4h14l-3 16h10v8H10v-8h10zM8 32h32v10H8z");
    case Icon::kDove: return path("M24 4 34 20H14zM12 24h24v20H12z");
    case Icon::kHand:
      return path("M24 8a10 10 0 0 1 20 4c0 14-14 22-20 30C18 34 4 26 4 12a10 10 0 0 1 20-4z");
    case Icon::kField: return line("M4 40 18 14l8 12 6-8 12 22z") + dot("36", "10", "4");
    case Icon::kShop: return path("M6 6h36l4 14H2zM6 24h36v20H28V30h-8v14H6z");
    case Icon::kPaper: return line("M10 4h20l8 8v32H10z") + line("M16 22h16M16 30h16");
  }
  return {};
}

}  // namespace

Html icon(Icon which, int size) {
  const std::string pixels = std::to_string(size);
  return tag("svg",
             {{"viewBox", "0 0 48 48"},
              {"width", pixels},
              {"height", pixels},
              {"fill", "currentColor"},
              {"aria-hidden", "true"},
              {"focusable", "false"}},
             drawing(which));
}

}  // namespace motcua::web
