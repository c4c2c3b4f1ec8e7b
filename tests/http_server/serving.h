// A server on a free port of this machine with a small site, for the tests of this folder.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "http/http.h"
#include "support/http_client.h"

namespace motcua::tests {

inline http::Response text(std::string body, int status = 200) {
  return http::Response::text(status, "text/plain", std::move(body));
}

inline http::Site answering(std::function<http::Response(const http::Request&)> page) {
  http::Site site;
  site.handle = [page = std::move(page)](const http::Request& request, http::Reply reply) {
    reply.send(page(request));
  };
  return site;
}

/// Answers with the method, the path and the body, one a line.
inline http::Site echoing() {
  return answering([](const http::Request& r) {
    return text(std::string(http::method_name(r.method)) + "\n" + r.path + "\n" + r.body);
  });
}

/// CHECKs that it starts.
std::unique_ptr<http::Server> serve(http::Site site, http::ServerOptions options = {});

}  // namespace motcua::tests
