// The JSON API of docs/api/contract.md: its rows of the router's table.
#pragma once

#include <vector>

#include "web/router.h"

namespace motcua::web {

[[nodiscard]] std::vector<Route> api_routes();

}  // namespace motcua::web
