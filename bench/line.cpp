#include "line.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.h"

namespace motcua::bench {
namespace {

int connected(int port) {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  CHECK(made >= 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK(::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
        "the server does not listen");
  const int on = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return made;
}

SSL_CTX* client_context() {
  static SSL_CTX* const kMade = SSL_CTX_new(TLS_client_method());
  CHECK(kMade != nullptr);
  return kMade;
}

}  // namespace

struct Line::Socket {
  Socket(int port, bool tls) : file(connected(port)) {
    if (!tls) return;
    secure = SSL_new(client_context());
    CHECK(SSL_set_fd(secure, file) == 1 && SSL_connect(secure) == 1, "no TLS");
  }
  ~Socket() {
    if (secure != nullptr) SSL_free(secure);
    ::close(file);
  }
  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = secure != nullptr
                            ? SSL_write(secure, bytes.data(), static_cast<int>(bytes.size()))
                            : static_cast<int>(::write(file, bytes.data(), bytes.size()));
      CHECK(sent > 0, "the server closed");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void receive(std::string& into) const {
    char room[16384];
    const auto got = secure != nullptr ? SSL_read(secure, room, sizeof room)
                                       : static_cast<int>(::read(file, room, sizeof room));
    CHECK(got > 0, "the server closed");
    into.append(room, static_cast<std::size_t>(got));
  }

  int file = -1;
  SSL* secure = nullptr;
};

Line::Line(int port, bool tls) : socket_(std::make_unique<Socket>(port, tls)) {}
Line::~Line() = default;

Answered Line::call(std::string_view method, std::string_view path, std::string_view headers,
                    std::string_view body) {
  std::string request;
  request.reserve(512 + body.size());
  request.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  request.append("Content-Type: application/json\r\n").append(headers);
  request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n");
  request.append(body);
  socket_->send(request);
  std::string got;
  std::size_t head = std::string::npos;
  while ((head = got.find("\r\n\r\n")) == std::string::npos) socket_->receive(got);
  Answered out;
  const std::string whole = got.substr(0, head + 2);
  std::string lower = whole;
  for (char& letter : lower)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  out.status = std::stoi(whole.substr(9, 3));
  if (const auto at = lower.find("set-cookie: "); at != lower.npos)
    out.cookie = text_after(std::string_view(whole).substr(at), ": ", ';');
  std::size_t length = 0;
  if (out.status != 204) length = std::stoul(text_after(lower, "content-length: ", '\r'));
  got.erase(0, head + 4);
  while (got.size() < length) socket_->receive(got);
  out.body = std::move(got);
  return out;
}

std::string text_after(std::string_view text, std::string_view mark, char end) {
  const auto at = text.find(mark);
  CHECK(at != std::string_view::npos, "an answer without what was asked for");
  const auto from = at + mark.size();
  return std::string(text.substr(from, text.find(end, from) - from));
}

}  // namespace motcua::bench
