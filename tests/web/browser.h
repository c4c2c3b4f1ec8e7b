// A browser without a network: cookies, forms with their hidden fields, redirects. Talks to a Site
// over a real centre.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "centre/centre_bench.h"
#include "web/site.h"

namespace motcua::test {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A form as the page shows it.
struct ShownForm {
  std::string action;
  std::string method;
  Pairs fields;  // what would be sent if nobody touched it
};

class Browser {
 public:
  explicit Browser(web::Site& site) : site_(site) {}

  /// Follows redirects; the answer that stays is in `status` and `body`.
  Browser& get(std::string_view target);
  Browser& post(std::string_view target, const Pairs& fields);
  /// Fills in the first form of the page that has all of `filled`'s names, or a hidden field
  /// `type` of that value, and sends it. False when there is none.
  bool send(const Pairs& filled, std::string_view type = {});
  /// What was read back is received. False when the page does not read back.
  bool confirm();
  /// One request as it is, without following.
  http::Response raw(http::Request request);

  [[nodiscard]] std::vector<ShownForm> forms() const;
  [[nodiscard]] bool shows(std::string_view words) const { return body.find(words) != body.npos; }

  int status = 0;
  std::string target;  // where it ended
  std::string body;
  std::map<std::string, std::string> cookies;

 private:
  http::Request request(http::Method method, std::string_view target) const;
  void take_cookies(const http::Response& response);
  void follow(http::Response response);

  web::Site& site_;
};

/// The site of a bench, with assets that are there.
[[nodiscard]] web::SiteParts site_parts(CentreBench& bench);

}  // namespace motcua::test
