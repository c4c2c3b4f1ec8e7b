#include "http/gzip.h"

#include <zlib.h>

#include "http/assets.h"

namespace motcua::http {
namespace {

constexpr int kLevel = 6;             // zlib's own choice between time and size
constexpr int kWindowGzip = 15 + 16;  // the largest window, in a gzip wrapper
constexpr int kMemory = 8;

bool is_text(const Response& response) {
  const std::string* type = response.headers.find("Content-Type");
  return type != nullptr &&
         (type->starts_with("text/html") || type->starts_with("application/json") ||
          type->starts_with("application/problem+json"));
}

}  // namespace

std::string gzipped(std::string_view plain) {
  z_stream stream = {};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kWindowGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  // zlib's interface is older than const; it does not write here.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

void compress_text(Response& response, const Request& request) {
  if (!is_text(response) || response.source != nullptr || response.events ||
      response.body.size() < kGzipBytesMin || response.headers.find("Content-Encoding") != nullptr)
    return;
  response.headers.add("Vary", "Accept-Encoding");
  const std::string* accept = request.header("Accept-Encoding");
  if (accept == nullptr || choose_encoding(*accept, true, false) != Encoding::kGzip) return;
  std::string small = gzipped(response.body);
  if (small.empty() || small.size() >= response.body.size()) return;
  response.body = std::move(small);
  response.headers.set("Content-Encoding", "gzip");
}

}  // namespace motcua::http
