// A small blocking HTTP client for tests: it can send what no decent client sends, in any pieces.
// Every wait ends after ten seconds, so that a test fails instead of hanging.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::tests {

struct HttpAnswer {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  [[nodiscard]] std::string header(const std::string& lower_name) const {
    const auto found = headers.find(lower_name);
    return found == headers.end() ? std::string() : found->second;
  }
};

class HttpClient {
 public:
  /// To 127.0.0.1. TLS certificates are not verified.
  explicit HttpClient(std::uint16_t port, bool tls = false);
  ~HttpClient();
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) = delete;

  [[nodiscard]] bool connected() const;
  /// "TLSv1.3"; empty without TLS.
  [[nodiscard]] std::string tls_version() const;

  /// False when the other end no longer takes it.
  bool send(std::string_view bytes);
  /// No more will be sent; reading goes on.
  void finish_sending();
  /// The next answer, by its Content-Length or to the end. nullopt when it is cut or late.
  [[nodiscard]] std::optional<HttpAnswer> answer(bool to_head = false);
  /// send() and answer().
  [[nodiscard]] std::optional<HttpAnswer> ask(std::string_view bytes);
  /// What comes up to and with `end`; what came when the connection ended first.
  std::string read_until(std::string_view end);
  /// True when the server has closed, and sent nothing more before.
  [[nodiscard]] bool closed_by_server();

 private:
  struct Connection;
  bool fill();
  std::unique_ptr<Connection> connection_;
  std::string in_;
};

/// "GET PATH HTTP/1.1" with a Host.
[[nodiscard]] std::string get_request(std::string_view path, std::string_view more_headers = {});
[[nodiscard]] std::string body_request(std::string_view method, std::string_view path,
                                       std::string_view body, std::string_view more_headers = {});

}  // namespace motcua::tests
