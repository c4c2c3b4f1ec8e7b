// Files embedded in the binary, answered with the encoding the browser takes and without sending
// again what it has. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "http/http.h"

namespace motcua::http {

/// All views live as long as the program.
struct Asset {
  std::string_view content_type;
  std::string_view tag;  // of the identity bytes; letters and digits, without quotes
  std::string_view identity;
  std::string_view gzip;    // empty: there is none
  std::string_view brotli;  // likewise
  /// The address names the content (a hash in it): may be kept for ever.
  bool immutable = false;
};

enum class Encoding { kIdentity, kGzip, kBrotli };

/// The best of what both sides have; brotli before gzip before identity at equal wish. Identity
/// when the client refuses all: a page beats an error. `accept` is Accept-Encoding's value, "" if
/// absent.
[[nodiscard]] Encoding choose_encoding(std::string_view accept, bool has_gzip, bool has_brotli);

/// Whether If-None-Match (its value) names the tag, by weak comparison; "*" names every tag.
[[nodiscard]] bool names_tag(std::string_view if_none_match, std::string_view tag);

/// 200 or 304 to GET and HEAD; 405 to anything else.
[[nodiscard]] Response asset_response(const Asset& asset, const Request& request);

}  // namespace motcua::http
