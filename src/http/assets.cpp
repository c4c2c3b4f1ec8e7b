#include "http/assets.h"

#include <algorithm>
#include <string>

#include "http/letters.h"

namespace motcua::http {
namespace {

/// Thousandths of a quality value: "1", "0.5", "0.123"; nullopt when malformed.
std::optional<int> thousandths(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1') || text.size() > 5) return std::nullopt;
  int out = (text[0] - '0') * 1000;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int weight = 100;
  for (std::size_t i = 2; i < text.size(); ++i, weight /= 10) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    out += (text[i] - '0') * weight;
  }
  if (out > 1000) return std::nullopt;
  return out;
}

struct Wishes {
  int gzip = -1;  // -1: not named
  int brotli = -1;
  int identity = -1;
  int others = -1;  // "*"
};

void note(Wishes& wishes, std::string_view coding, int quality) {
  if (same_letters(coding, "br")) wishes.brotli = quality;
  if (same_letters(coding, "gzip") || same_letters(coding, "x-gzip")) wishes.gzip = quality;
  if (same_letters(coding, "identity")) wishes.identity = quality;
  if (coding == "*") wishes.others = quality;
}

Wishes read_wishes(std::string_view accept) {
  Wishes wishes;
  while (!accept.empty()) {
    const std::size_t end = std::min(accept.find(','), accept.size());
    const std::string_view item = accept.substr(0, end);
    accept.remove_prefix(std::min(end + 1, accept.size()));
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    int quality = 1000;
    if (semicolon < item.size()) {
      const std::string_view parameter = trimmed(item.substr(semicolon + 1));
      if (!same_letters(parameter.substr(0, 2), "q=")) continue;
      const auto given = thousandths(parameter.substr(2));
      if (!given) continue;
      quality = *given;
    }
    note(wishes, trimmed(item.substr(0, semicolon)), quality);
  }
  return wishes;
}

}  // namespace

Encoding choose_encoding(std::string_view accept, bool has_gzip, bool has_brotli) {
  const Wishes wishes = read_wishes(accept);
  const auto wish = [&](int named) { return named >= 0 ? named : std::max(wishes.others, 0); };
  const int brotli = has_brotli ? wish(wishes.brotli) : 0;
  const int gzip = has_gzip ? wish(wishes.gzip) : 0;
  // Not named is acceptable, but nobody who names a compression means to get none.
  const int identity = std::max(wishes.identity, 0);
  if (brotli > 0 && brotli >= gzip && brotli >= identity) return Encoding::kBrotli;
  if (gzip > 0 && gzip >= identity) return Encoding::kGzip;
  return Encoding::kIdentity;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (trimmed(if_none_match) == "*") return true;
  while (!if_none_match.empty()) {
    const std::size_t end = std::min(if_none_match.find(','), if_none_match.size());
    std::string_view item = trimmed(if_none_match.substr(0, end));
    if_none_match.remove_prefix(std::min(end + 1, if_none_match.size()));
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item.size() == tag.size() + 2 && item.front() == '"' && item.back() == '"' &&
        item.substr(1, tag.size()) == tag) {
      return true;
    }
  }
  return false;
}

Response asset_response(const Asset& asset, const Request& request) {
  Response out;
  if (request.method != Method::kGet && request.method != Method::kHead) {
    out.status = 405;
    out.headers.add("Allow", "GET, HEAD");
    return out;
  }
  const std::string* accept = request.header("Accept-Encoding");
  const Encoding encoding = choose_encoding(accept ? std::string_view(*accept) : "",
                                            !asset.gzip.empty(), !asset.brotli.empty());
  std::string tag(asset.tag);
  switch (encoding) {
    case Encoding::kIdentity: out.embedded = asset.identity; break;
    case Encoding::kGzip:
      out.embedded = asset.gzip;
      tag += "-gzip";
      break;
    case Encoding::kBrotli:
      out.embedded = asset.brotli;
      tag += "-br";
      break;
  }
  out.headers.add("ETag", "\"" + tag + "\"");
  out.headers.add("Cache-Control",
                  asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!asset.gzip.empty() || !asset.brotli.empty()) out.headers.add("Vary", "Accept-Encoding");
  const std::string* known = request.header("If-None-Match");
  if (known && names_tag(*known, tag)) {
    out.status = 304;
    out.embedded = {};
    return out;
  }
  out.headers.add("Content-Type", asset.content_type);
  if (encoding == Encoding::kGzip) out.headers.add("Content-Encoding", "gzip");
  if (encoding == Encoding::kBrotli) out.headers.add("Content-Encoding", "br");
  return out;
}

}  // namespace motcua::http
