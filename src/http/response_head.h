// The bytes in front of a response's body.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "http/http.h"

namespace motcua::http {

struct HeadFacts {
  std::string_view date;  // IMF-fixdate
  bool http_1_0 = false;
  bool keep_alive = true;
  std::optional<std::uint64_t> content_length;  // none: the body ends with the connection
};

/// 1xx, 204 and 304 never have a body, nor a Content-Length here.
[[nodiscard]] bool status_has_body(int status);
void append_head(std::string& out, const Response& response, const HeadFacts& facts);

/// "Sun, 06 Nov 1994 08:49:37 GMT"
[[nodiscard]] std::string http_date(std::int64_t seconds_since_1970);

/// What the server answers by itself when the site has no words for it.
[[nodiscard]] Response plain_refusal(int status);

}  // namespace motcua::http
