#include "http_server/serving.h"

#include "base/check.h"

namespace motcua::tests {

std::unique_ptr<http::Server> serve(http::Site site, http::ServerOptions options) {
  auto server = http::Server::start(std::move(options), std::move(site));
  CHECK(server.has_value());
  return std::move(*server);
}

}  // namespace motcua::tests
