// gzip (RFC 1952) of whole bodies, for pages on slow lines. Pure.
//
// Compressing a secret beside what an attacker chose can betray the secret by its length (BREACH).
// It needs the victim's browser to send such requests with its session; ours never does, because
// the session cookie is SameSite=Strict.
#pragma once

#include <string>
#include <string_view>

#include "http/http.h"

namespace motcua::http {

/// Shorter bodies gain nothing.
inline constexpr std::size_t kGzipBytesMin = 1024;

/// Empty when there is no memory for it.
[[nodiscard]] std::string gzipped(std::string_view plain);

/// Compresses a text body that the request takes compressed; leaves everything else as it is.
void compress_text(Response& response, const Request& request);

}  // namespace motcua::http
