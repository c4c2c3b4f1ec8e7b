// The OpenAPI 3.1 document, made from the routes themselves, the descriptions of what they read and
// the table of problems.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "web/router.h"

namespace motcua::web::api {

/// Of all routes with the face of a program.
[[nodiscard]] json::Value openapi(const std::vector<Route>& routes);

/// What a route's name does not say: inner to the document.
struct Parameter {
  std::string_view name;
  std::string_view place;  // "query", "header"
  bool required = false;
  std::string_view meaning;
};
struct Operation {
  std::string_view name;  // of the route
  std::string_view summary;
  int status = 200;
  std::string_view answer;  // component; "" nothing
  std::string_view body;    // component; "" nothing, "binary" a file
  std::vector<Parameter> parameters;
};
/// Null when the operation is not described, which a test finds.
[[nodiscard]] const Operation* find_operation(std::string_view name);
[[nodiscard]] json::Object answer_schemas();

}  // namespace motcua::web::api
