// Whatever a client sends, the server's request reader makes requests of one form or a refusal,
// and the readers of forms, ranges and cookies answer within their limits.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "http/assets.h"
#include "http/forms.h"
#include "http/range.h"
#include "http/request_reader.h"

namespace http = motcua::http;

namespace {

void check_request(const http::Request& request) {
  CHECK(request.path.starts_with("/"));
  CHECK(motcua::is_utf8(request.path));
  CHECK(request.path.find('\0') == std::string::npos);
  CHECK((request.path + "/").find("/../") == std::string::npos);
  CHECK(request.path.find("//") == std::string::npos);
  CHECK(request.body.size() <= 4096);
  CHECK(request.query.all().size() <= 64);
  (void)request.cookies();
  if (const auto form = http::parse_form(request)) {
    for (const auto& [name, value] : form->fields.all()) {
      CHECK(motcua::is_utf8(name) && motcua::is_utf8(value));
    }
    for (const http::FormFile& file : form->files) {
      CHECK(file.filename.find_first_of("/\\") == std::string::npos);
    }
  }
  if (const auto* range = request.header("Range")) {
    const http::RangeWish wish = http::parse_range(*range, 1000);
    if (wish.kind == http::RangeKind::kPart) {
      CHECK(wish.range.first <= wish.range.last && wish.range.last < 1000);
    }
  }
  if (const auto* range = request.header("Content-Range")) {
    if (const auto piece = http::parse_content_range(*range)) {
      CHECK(piece->range.last < piece->size);
    }
  }
  if (const auto* accept = request.header("Accept-Encoding")) {
    (void)http::choose_encoding(*accept, true, true);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto parsed = http::parse_requests(bytes, 2048, 4096);
  for (const http::Request& request : parsed.requests) check_request(request);
  CHECK(parsed.refusal == 0 || (parsed.refusal >= 400 && parsed.refusal <= 505));
  (void)http::parse_multipart(bytes, "B");
  return 0;
}
