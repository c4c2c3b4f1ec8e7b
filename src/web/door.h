// What the door looks at before a request may go in. Inner to web.
#pragma once

#include <string>
#include <string_view>

#include "http/http.h"
#include "wording/messages.h"

namespace motcua::web {

/// Of the query (`lang`), else of the cookie, else Vietnamese.
[[nodiscard]] wording::Language language_of(const http::Request& request);

/// False when the browser itself says that another site made this request.
[[nodiscard]] bool comes_from_here(const http::Request& request);

/// A path of this site to go to after signing in; "/ho-so" for anything else.
[[nodiscard]] std::string safe_return(std::string_view address);

}  // namespace motcua::web
