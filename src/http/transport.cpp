#include "http/transport.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "http/address.h"

namespace motcua::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

using Buffers = std::array<asio::const_buffer, 2>;
Buffers buffers_of(std::string_view first, std::string_view second) {
  return {asio::buffer(first.data(), first.size()), asio::buffer(second.data(), second.size())};
}

class PlainTransport final : public Transport {
 public:
  explicit PlainTransport(tcp::socket socket) : socket_(std::move(socket)) {}

  bool is_tls() const override { return false; }
  void open(Keep keep) override {
    asio::post(socket_.get_executor(), [keep = std::move(keep)] { keep->on_open(true); });
  }
  void read(char* into, std::size_t size, Keep keep) override {
    socket_.async_read_some(asio::buffer(into, size),
                            [keep = std::move(keep)](error_code error, std::size_t bytes) {
                              keep->on_read(error ? 0 : bytes);
                            });
  }
  void write(std::string_view first, std::string_view second, Keep keep) override {
    asio::async_write(
        socket_, buffers_of(first, second),
        [keep = std::move(keep)](error_code error, std::size_t) { keep->on_written(!error); });
  }
  void finish_writing(Keep keep) override {
    error_code error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    asio::post(socket_.get_executor(),
               [keep = std::move(keep), ok = !error] { keep->on_written(ok); });
  }
  void close() override {
    error_code ignored;
    socket_.close(ignored);
  }

 private:
  tcp::socket socket_;
};

class TlsTransport final : public Transport {
 public:
  TlsTransport(tcp::socket socket, asio::ssl::context& context)
      : stream_(std::move(socket), context) {}

  bool is_tls() const override { return true; }
  void open(Keep keep) override {
    stream_.async_handshake(asio::ssl::stream_base::server,
                            [keep = std::move(keep)](error_code error) { keep->on_open(!error); });
  }
  void read(char* into, std::size_t size, Keep keep) override {
    auto done = [keep = std::move(keep)](error_code error, std::size_t bytes) {
      keep->on_read(error ? 0 : bytes);
    };
    if (finished_) {
      stream_.next_layer().async_read_some(asio::buffer(into, size), std::move(done));
    } else {
      stream_.async_read_some(asio::buffer(into, size), std::move(done));
    }
  }
  void write(std::string_view first, std::string_view second, Keep keep) override {
    asio::async_write(
        stream_, buffers_of(first, second),
        [keep = std::move(keep)](error_code error, std::size_t) { keep->on_written(!error); });
  }
  // The other end may still be sending: that ends the TLS shutdown with an error, and what follows
  // is only read to be thrown away, so the TCP connection is half closed either way.
  void finish_writing(Keep keep) override {
    stream_.async_shutdown([this, keep = std::move(keep)](error_code) {
      error_code error;
      finished_ = true;
      stream_.next_layer().shutdown(tcp::socket::shutdown_send, error);
      keep->on_written(!error);
    });
  }
  void close() override {
    error_code ignored;
    stream_.next_layer().close(ignored);
  }

 private:
  asio::ssl::stream<tcp::socket> stream_;
  bool finished_ = false;
};

int choose_http_1_1(SSL*, const unsigned char** out, unsigned char* out_size,
                    const unsigned char* offered, unsigned int offered_size, void*) {
  static constexpr unsigned char kHttp11[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, kHttp11, sizeof kHttp11 - 1, offered,
                            offered_size) != OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_NOACK;
  }
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

Result<std::unique_ptr<asio::ssl::context>, StartFailure> tls_context(const ServerOptions& o) {
  auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  SSL_CTX* const native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(
      native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  // Forward secrecy and authenticated encryption only; the list of TLS 1.3 is right as it is.
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_alpn_select_cb(native, &choose_http_1_1, nullptr);
  error_code error;
  context->use_certificate_chain_file(o.tls_certificate_file, error);
  if (error) return fail(StartFailure::kBadCertificate);
  context->use_private_key_file(o.tls_key_file, asio::ssl::context::pem, error);
  if (error || SSL_CTX_check_private_key(native) != 1) return fail(StartFailure::kBadKey);
  return context;
}

StartFailure failure_of(const error_code& error) {
  namespace errc = boost::system::errc;
  if (error == errc::address_in_use) return StartFailure::kAddressInUse;
  if (error == errc::permission_denied || error == errc::address_not_available) {
    return StartFailure::kAddressRefused;
  }
  return StartFailure::kSystem;
}

tcp::endpoint endpoint_of(const AddressBytes& bytes, std::uint16_t port) {
  if (is_ipv4(bytes)) {
    asio::ip::address_v4::bytes_type four{};
    std::memcpy(four.data(), bytes.data() + 12, four.size());
    return {asio::ip::address_v4(four), port};
  }
  asio::ip::address_v6::bytes_type sixteen{};
  std::memcpy(sixteen.data(), bytes.data(), sixteen.size());
  return {asio::ip::address_v6(sixteen), port};
}

AddressBytes bytes_of(const sockaddr_storage& from) {
  AddressBytes out{};
  if (from.ss_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &from, sizeof four);
    out[10] = out[11] = 0xff;
    std::memcpy(out.data() + 12, &four.sin_addr, 4);
  } else if (from.ss_family == AF_INET6) {
    sockaddr_in6 six{};
    std::memcpy(&six, &from, sizeof six);
    std::memcpy(out.data(), &six.sin6_addr, 16);
  }
  return out;
}

class AsioLoop final : public Loop {
 public:
  AsioLoop()
      : context_(1), guard_(context_.get_executor()), acceptor_(context_), pause_(context_) {}

  Result<Done, StartFailure> listen(const ServerOptions& options);

  void post(std::function<void()> task) override { asio::post(context_, std::move(task)); }
  void every(int ms, std::function<void()> task) override {
    tick_ = std::move(task);
    tick_ms_ = std::chrono::milliseconds(ms);
    arm_timer();
  }
  void accept(Accepted accepted) override {
    accepted_ = std::move(accepted);
    wait_for_client();
  }
  void stop_accepting() override {
    error_code ignored;
    pause_.cancel();
    acceptor_.close(ignored);
  }
  std::uint16_t port() const override {
    error_code ignored;
    return acceptor_.local_endpoint(ignored).port();
  }
  void run() override { context_.run(); }
  void run_rest() override {
    context_.restart();
    context_.poll();
  }
  void finish() override {
    tick_ = nullptr;
    timer_.cancel();
    stop_accepting();
    guard_.reset();
  }

 private:
  void arm_timer();
  void wait_for_client();
  bool take_client();

  asio::io_context context_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::unique_ptr<asio::ssl::context> tls_;
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  asio::steady_timer timer_{context_};
  std::function<void()> tick_;
  std::chrono::milliseconds tick_ms_{0};
  Accepted accepted_;
};

Result<Done, StartFailure> AsioLoop::listen(const ServerOptions& options) {
  const auto bytes = parse_address(options.address);
  if (!bytes) return fail(StartFailure::kBadAddress);
  if (!options.tls_certificate_file.empty()) tls_ = TRY(tls_context(options));
  const tcp::endpoint endpoint = endpoint_of(*bytes, options.port);
  const int family = endpoint.protocol().family();
  // Not by Asio, which opens sockets that a child process would inherit.
  const int fd = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP);
  if (fd < 0) return fail(StartFailure::kSystem);
  error_code error;
  acceptor_.assign(endpoint.protocol(), fd, error);
  if (error) return fail(StartFailure::kSystem);
  acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (family == AF_INET6) acceptor_.set_option(asio::ip::v6_only(false), error);
  acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(1024, error);
  if (error) return fail(failure_of(error));
  return Done{};
}

void AsioLoop::arm_timer() {
  timer_.expires_after(tick_ms_);
  timer_.async_wait([this](error_code error) {
    if (error || !tick_) return;
    const auto task = tick_;
    task();
    if (tick_) arm_timer();
  });
}

void AsioLoop::wait_for_client() {
  acceptor_.async_wait(tcp::acceptor::wait_read, [this](error_code error) {
    if (error || !acceptor_.is_open()) return;
    for (int i = 0; i < 64; ++i) {
      if (!take_client()) break;
    }
    if (acceptor_.is_open() && pause_.expiry() <= std::chrono::steady_clock::now()) {
      wait_for_client();
    }
  });
}

// False when nobody waits, or when the system gives no more descriptors: then a pause, because the
// waiting client would wake us again at once.
bool AsioLoop::take_client() {
  if (!acceptor_.is_open()) return false;
  sockaddr_storage from{};
  socklen_t size = sizeof from;
  const int fd = ::accept4(acceptor_.native_handle(), reinterpret_cast<sockaddr*>(&from), &size,
                           SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (fd < 0) {
    if (errno == ECONNABORTED || errno == EINTR) return true;
    if (errno == EAGAIN) return false;
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([this](error_code error) {
      if (!error && acceptor_.is_open()) wait_for_client();
    });
    return false;
  }
  const int one = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  tcp::socket socket(context_);
  error_code error;
  socket.assign(from.ss_family == AF_INET6 ? tcp::v6() : tcp::v4(), fd, error);
  if (error) {
    ::close(fd);
    return true;
  }
  socket.non_blocking(true, error);
  std::string peer = address_text(bytes_of(from));
  if (tls_) {
    accepted_(std::make_unique<TlsTransport>(std::move(socket), *tls_), std::move(peer));
  } else {
    accepted_(std::make_unique<PlainTransport>(std::move(socket)), std::move(peer));
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<Loop>, StartFailure> Loop::open(const ServerOptions& options) {
  try {
    auto loop = std::make_unique<AsioLoop>();
    static_cast<void>(TRY(loop->listen(options)));
    return loop;
  } catch (const std::exception&) {
    return fail(StartFailure::kSystem);
  }
}

}  // namespace motcua::http
