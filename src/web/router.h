// One table of everything the program answers: method, path pattern, who may come in, what does it.
// 405 and Allow, the rule for bodies and the API document are all read from this table.
//
// A pattern is literal segments and captures: "/ho-so/{code}". A literal wins over a capture.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/http.h"

namespace motcua::web {

class Site;
struct Call;

/// Answers the call, now or later, through it.
using Handler = void (*)(Call call);
/// See http::Site::open_sink: authorises an upload before its body is read.
using SinkOpener = Result<std::unique_ptr<http::BodySink>, http::Response> (*)(
    Site& site, const http::Request& request);

enum class Access : std::uint8_t {
  kPublic,
  kSignedIn,
  kFirstPassword,  // signed in, also while the password must be changed first
};

/// Who talks: a person's browser (pages; faults are pages, the form carries the CSRF token in field
/// `csrf`) or a program (JSON; faults are problem documents, the token is in X-CSRF-Token).
enum class Face : std::uint8_t { kPage, kApi };

struct Route {
  http::Method method = http::Method::kGet;
  std::string_view pattern;
  Access access = Access::kSignedIn;
  Face face = Face::kPage;
  Handler handler = nullptr;
  /// Name of the operation, for the API document and the metrics: "read_dossier".
  std::string_view name;
  http::BodyRule body = {256 * 1024, false};
  SinkOpener open_sink = nullptr;  // with body.to_sink
};

/// What the captures took, in the order of the pattern.
class Arguments {
 public:
  Arguments() = default;
  /// The capture of that name; "" when the pattern has none.
  [[nodiscard]] std::string_view get(std::string_view name) const;
  void add(std::string_view name, std::string_view value) { taken_.emplace_back(name, value); }

 private:
  std::vector<std::pair<std::string, std::string>> taken_;
};

class Router {
 public:
  /// Patterns must outlive the router; a malformed one, or the same method and shape twice, is a
  /// CHECK.
  explicit Router(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;  // null: no such path, or not by this method
    Arguments arguments;
    /// When the path is known but not the method: those it takes, for Allow.
    std::vector<http::Method> allowed;
  };
  /// HEAD is answered by GET. One slash at the end is passed over.
  [[nodiscard]] Match match(http::Method method, std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
  std::vector<std::vector<std::string_view>> segments_;  // of each route's pattern
};

/// "GET, HEAD, POST".
[[nodiscard]] std::string allow_header(const std::vector<http::Method>& methods);

}  // namespace motcua::web
