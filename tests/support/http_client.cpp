#include "support/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <openssl/ssl.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <utility>

namespace motcua::tests {
namespace {

struct SslCtxFree {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct SslFree {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};

int connect_to(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  timeval ten_seconds{10, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &ten_seconds, sizeof ten_seconds);
  ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &ten_seconds, sizeof ten_seconds);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) return fd;
  ::close(fd);
  return -1;
}

}  // namespace

struct HttpClient::Connection {
  int fd = -1;
  std::unique_ptr<SSL_CTX, SslCtxFree> context;
  std::unique_ptr<SSL, SslFree> ssl;

  ~Connection() {
    ssl.reset();
    if (fd >= 0) ::close(fd);
  }
  long read(char* into, std::size_t size) {
    if (ssl) return SSL_read(ssl.get(), into, static_cast<int>(size));
    return ::recv(fd, into, size, 0);
  }
  long write(std::string_view bytes) {
    if (ssl) return SSL_write(ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
    return ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
};

HttpClient::HttpClient(std::uint16_t port, bool tls) : connection_(std::make_unique<Connection>()) {
  connection_->fd = connect_to(port);
  if (!tls || connection_->fd < 0) return;
  connection_->context.reset(SSL_CTX_new(TLS_client_method()));
  connection_->ssl.reset(SSL_new(connection_->context.get()));
  SSL_set_fd(connection_->ssl.get(), connection_->fd);
  if (SSL_connect(connection_->ssl.get()) == 1) return;
  connection_->ssl.reset();
  ::close(connection_->fd);
  connection_->fd = -1;
}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;

bool HttpClient::connected() const { return connection_->fd >= 0; }

std::string HttpClient::tls_version() const {
  return connection_->ssl ? SSL_get_version(connection_->ssl.get()) : "";
}

bool HttpClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const long sent = connection_->write(bytes);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void HttpClient::finish_sending() { ::shutdown(connection_->fd, SHUT_WR); }

bool HttpClient::fill() {
  char piece[16 * 1024];
  const long got = connection_->read(piece, sizeof piece);
  if (got <= 0) return false;
  in_.append(piece, static_cast<std::size_t>(got));
  return true;
}

std::string HttpClient::read_until(std::string_view end) {
  for (;;) {
    const std::size_t found = in_.find(end);
    if (found != std::string::npos) {
      std::string out = in_.substr(0, found + end.size());
      in_.erase(0, found + end.size());
      return out;
    }
    if (!fill()) return std::exchange(in_, {});
  }
}

std::optional<HttpAnswer> HttpClient::answer(bool to_head) {
  const std::string head = read_until("\r\n\r\n");
  if (head.size() < 13 || !head.ends_with("\r\n\r\n")) return std::nullopt;
  HttpAnswer out;
  out.status = std::atoi(head.c_str() + 9);
  std::size_t at = head.find("\r\n") + 2;
  while (at + 2 < head.size()) {
    const std::size_t end = head.find("\r\n", at);
    const std::size_t colon = head.find(": ", at);
    std::string name = head.substr(at, colon - at);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    out.headers[name] = head.substr(colon + 2, end - colon - 2);
    at = end + 2;
  }
  if (to_head || out.status == 204 || out.status == 304 || out.status < 200) return out;
  if (out.header("content-length").empty()) {
    while (fill()) continue;
    out.body = std::exchange(in_, {});
    return out;
  }
  const std::size_t length = std::stoul(out.header("content-length"));
  while (in_.size() < length) {
    if (!fill()) return std::nullopt;
  }
  out.body = in_.substr(0, length);
  in_.erase(0, length);
  return out;
}

std::optional<HttpAnswer> HttpClient::ask(std::string_view bytes) {
  if (!send(bytes)) return std::nullopt;
  return answer();
}

bool HttpClient::closed_by_server() {
  if (!in_.empty()) return false;
  char byte = 0;
  return connection_->read(&byte, 1) == 0;
}

std::string get_request(std::string_view path, std::string_view more_headers) {
  std::string out = "GET ";
  out += path;
  out += " HTTP/1.1\r\nHost: localhost\r\n";
  out += more_headers;
  return out + "\r\n";
}

std::string body_request(std::string_view method, std::string_view path, std::string_view body,
                         std::string_view more_headers) {
  std::string out(method);
  out += ' ';
  out += path;
  out += " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  out += more_headers;
  out += "\r\n";
  out += body;
  return out;
}

}  // namespace motcua::tests
