#include "web/router.h"

#include <algorithm>

#include "base/check.h"

namespace motcua::web {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> out;
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const auto end = std::min(path.find('/'), path.size());
    out.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return out;
}

bool is_capture(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

bool well_formed(std::string_view pattern) {
  if (!pattern.starts_with('/')) return false;
  for (const std::string_view segment : split(pattern)) {
    if (is_capture(segment) ? segment.size() < 3 : segment.find_first_of("{}") != segment.npos)
      return false;
  }
  return true;
}

/// -1: does not fit; else the number of literal segments.
int fitness(const std::vector<std::string_view>& pattern,
            const std::vector<std::string_view>& path) {
  if (pattern.size() != path.size()) return -1;
  int literals = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (is_capture(pattern[i])) {
      if (path[i].empty()) return -1;
    } else if (pattern[i] == path[i]) {
      ++literals;
    } else {
      return -1;
    }
  }
  return literals;
}

bool same_shape(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](std::string_view x, std::string_view y) {
                      return is_capture(x) ? is_capture(y) : x == y;
                    });
}

}  // namespace

std::string_view Arguments::get(std::string_view name) const {
  for (const auto& [taken, value] : taken_)
    if (taken == name) return value;
  return {};
}

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  segments_.reserve(routes_.size());
  for (const Route& route : routes_) {
    CHECK(route.handler != nullptr);
    CHECK(well_formed(route.pattern));
    CHECK(route.body.to_sink == (route.open_sink != nullptr));
    segments_.push_back(split(route.pattern));
    for (std::size_t i = 0; i + 1 < segments_.size(); ++i)
      CHECK(routes_[i].method != route.method || !same_shape(segments_[i], segments_.back()));
  }
}

Router::Match Router::match(http::Method method, std::string_view path) const {
  const http::Method wanted = method == http::Method::kHead ? http::Method::kGet : method;
  const auto asked = split(path);
  Match match;
  int best = -1;
  std::size_t found = 0;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const int fit = fitness(segments_[i], asked);
    if (fit < 0) continue;
    match.allowed.push_back(routes_[i].method);
    if (routes_[i].method != wanted || fit <= best) continue;
    best = fit;
    found = i;
    match.route = &routes_[i];
  }
  if (match.route == nullptr) return match;
  match.allowed.clear();
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string_view segment = segments_[found][i];
    if (is_capture(segment)) match.arguments.add(segment.substr(1, segment.size() - 2), asked[i]);
  }
  return match;
}

std::string allow_header(const std::vector<http::Method>& methods) {
  std::vector<http::Method> all = methods;
  if (std::find(all.begin(), all.end(), http::Method::kGet) != all.end())
    all.push_back(http::Method::kHead);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::string out;
  for (const http::Method method : all) {
    if (!out.empty()) out += ", ";
    out += http::method_name(method);
  }
  return out;
}

}  // namespace motcua::web
