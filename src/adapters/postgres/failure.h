// What PostgreSQL's SQLSTATE codes mean to us.
#pragma once

#include <string_view>

#include "ports/sql.h"

namespace motcua::postgres {

/// `state` is five characters, or empty when the server said nothing (the connection broke).
[[nodiscard]] sql::Failure failure_of(std::string_view state);

}  // namespace motcua::postgres
