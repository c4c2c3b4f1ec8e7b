#include "web/site.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/check.h"
#include "base/sha256.h"
#include "http/gzip.h"
#include "web/api/desk.h"
#include "web/door.h"

namespace motcua::web {
namespace {

constexpr std::string_view kStyleName = "style.css";
constexpr std::string_view kListScriptName = "list.js";
constexpr std::string_view kScriptName = "form.js";
constexpr std::string_view kIconName = "favicon.svg";
constexpr std::size_t kHashLetters = 8;

std::string content_tag(std::string_view bytes) {
  return sha256({bytes}).text().substr(0, kHashLetters * 2);
}

std::string_view content_type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".woff2")) return "font/woff2";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

std::string hashed_name(std::string_view name, std::string_view tag) {
  const auto dot = name.rfind('.');
  return std::string(name.substr(0, dot)) + "-" + std::string(tag.substr(0, kHashLetters)) +
         std::string(name.substr(dot));
}

/// "style-0a1b2c3d.css" is "style.css" and "0a1b2c3d".
struct HashedName {
  std::string name;
  std::string hash;
};
HashedName read_hashed(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == name.npos || dot < kHashLetters + 2 || name[dot - kHashLetters - 1] != '-')
    return {std::string(name), {}};
  const std::string_view hash = name.substr(dot - kHashLetters, kHashLetters);
  const bool hex = std::all_of(hash.begin(), hash.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
  if (!hex) return {std::string(name), {}};
  return {std::string(name.substr(0, dot - kHashLetters - 1)) + std::string(name.substr(dot)),
          std::string(hash)};
}

constexpr std::uint64_t kSmallBodyMax = 256 * 1024;

http::Response turned_away(const Route& route, const http::Request& request) {
  http::Response response =
      route.face == Face::kApi
          ? problem_document(app::Problem{app::Fault::kNotSignedIn}, language_of(request))
          : http::Response::redirect("/dang-nhap");
  add_security_headers(response, request.tls, true);
  return response;
}

/// As the browser declares it; a body of unknown length counts as large.
bool is_small(const http::Request& request) {
  const std::string* length = request.header("Content-Length");
  if (length == nullptr) return false;
  std::uint64_t bytes = 0;
  const auto end = length->data() + length->size();
  const auto read = std::from_chars(length->data(), end, bytes);
  return read.ec == std::errc() && read.ptr == end && bytes <= kSmallBodyMax;
}

/// A large body for a route that wants a session, of a caller who has none. A small form is read:
/// its session may have ended while it was being typed.
bool is_of_nobody(app::Centre& centre, const Route& route, const http::Request& request) {
  if (route.access == Access::kPublic || route.body.bytes_max <= kSmallBodyMax) return false;
  if (route.face == Face::kPage && is_small(request)) return false;
  return !centre.session(session_token(request));
}

}  // namespace

Site::Site(SiteParts parts)
    : parts_(std::move(parts)),
      router_(parts_.routes),
      desk_(std::make_shared<api::Desk>()),
      sign_in_of_peer_({10, 10'000, 10'000}),
      sign_in_of_account_({5, 60'000, 10'000}),
      tracking_of_peer_({20, 3'000, 10'000}) {
  CHECK(parts_.centre != nullptr);
  demo_ = parts_.centre->health().demo;
  parts_.centre->on_change([desk = desk_, clock = parts_.monotonic_ms](const auto& change) {
    desk->watchers.tell(change, clock());
  });
  desk_->watchers.begin(token());
  keep_style();
}

// Fonts are named by their content inside the style, so that a browser on a slow line never asks
// for them twice; the style itself is named so by every page.
void Site::keep_style() {
  tag_asset(kIconName, parts_.asset(kIconName).value_or(""));
  if (const auto script = parts_.asset(kListScriptName))
    list_script_address_ =
        "/assets/" + hashed_name(kListScriptName, tag_asset(kListScriptName, *script));
  if (const auto script = parts_.asset(kScriptName))
    script_address_ = "/assets/" + hashed_name(kScriptName, tag_asset(kScriptName, *script));
  std::string_view rest = parts_.asset(kStyleName).value_or("");
  constexpr std::string_view kBefore = "url(\"/assets/";
  for (auto at = rest.find(kBefore); at != rest.npos; at = rest.find(kBefore)) {
    const auto begin = at + kBefore.size();
    const auto end = std::min(rest.find('"', begin), rest.size());
    const std::string name(rest.substr(begin, end - begin));
    const auto bytes = parts_.asset(name);
    style_ += rest.substr(0, begin);
    style_ += bytes ? hashed_name(name, tag_asset(name, *bytes)) : name;
    rest.remove_prefix(end);
  }
  style_ += rest;
  style_gzip_ = http::gzipped(style_);
  style_address_ = "/assets/" + hashed_name(kStyleName, tag_asset(kStyleName, style_));
}

const std::string& Site::tag_asset(std::string_view name, std::string_view bytes) {
  return asset_tags_[std::string(name)] = content_tag(bytes);
}

http::Site Site::http() {
  http::Site site;
  site.handle = [this](http::Request request, http::Reply reply) {
    handle(std::move(request), std::move(reply));
  };
  site.body_rule = [this](const http::Request& request) {
    const auto match = router_.match(request.method, request.path);
    if (match.route == nullptr) return http::BodyRule{64 * 1024, false};
    http::BodyRule rule = match.route->body;
    // Nobody's large body is held in memory: open_sink turns it away before any of it is read.
    if (is_of_nobody(centre(), *match.route, request)) {
      rule.to_sink = true;
    } else if (rule.to_sink && match.route->face == Face::kPage && is_small(request) &&
               !centre().session(session_token(request))) {
      rule = {kSmallBodyMax, false};  // a form whose session ended: nobody's files are taken
    }
    return rule;
  };
  site.open_sink =
      [this](
          const http::Request& request) -> Result<std::unique_ptr<http::BodySink>, http::Response> {
    const auto match = router_.match(request.method, request.path);
    if (match.route != nullptr && is_of_nobody(centre(), *match.route, request))
      return fail(turned_away(*match.route, request));
    if (match.route == nullptr || match.route->open_sink == nullptr)
      return fail(problem_document(app::Problem{app::Fault::kNotFound}, language_of(request)));
    return match.route->open_sink(*this, request);
  };
  site.refusal = [this](int status, const http::Request& seen) { return refusal(status, seen); };
  return site;
}

std::string Site::token() const { return to_base64url(parts_.random(16)); }
std::string Site::command_uuid() const { return uuid_text(parts_.random(16)); }

http::RateLimiter& Site::limiter(Limit limit) {
  switch (limit) {
    case Limit::kSignInOfPeer: return sign_in_of_peer_;
    case Limit::kSignInOfAccount: return sign_in_of_account_;
    case Limit::kTrackingOfPeer: return tracking_of_peer_;
  }
  return tracking_of_peer_;
}

std::optional<std::int64_t> Site::over_limit(Limit limit, std::string_view key) {
  const std::lock_guard lock(limits_mutex_);
  const auto verdict = limiter(limit).take(key, monotonic_ms());
  if (verdict.allowed) return std::nullopt;
  return verdict.retry_after_ms / 1000 + 1;
}

void Site::forget_limit(Limit limit, std::string_view key) {
  const std::lock_guard lock(limits_mutex_);
  limiter(limit).forget(key);
}

std::optional<http::Asset> Site::asset(std::string_view name) const {
  const HashedName asked = read_hashed(name);
  // "be-vietnam-pro-latin-400.woff2" is no hashed name, but one could look like it.
  const bool hashed = asset_tags_.contains(asked.name);
  const auto tag = asset_tags_.find(hashed ? asked.name : std::string(name));
  if (tag == asset_tags_.end()) return std::nullopt;
  http::Asset asset;
  asset.content_type = content_type_of(name);
  asset.tag = tag->second;
  asset.immutable = hashed && !asked.hash.empty() && tag->second.starts_with(asked.hash);
  if (tag->first == kStyleName) {
    asset.identity = style_;
    asset.gzip = style_gzip_;
    return asset;
  }
  const auto bytes = parts_.asset(tag->first);
  if (!bytes) return std::nullopt;
  asset.identity = *bytes;
  return asset;
}

}  // namespace motcua::web
