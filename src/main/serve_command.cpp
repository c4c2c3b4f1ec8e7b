#include "main/serve_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <csignal>
#include <memory>
#include <optional>
#include <string>

#include "adapters/clock/machine_clock.h"
#include "adapters/print/child_printer.h"
#include "adapters/print/fonts.h"
#include "adapters/random/entropy.h"
#include "http/http.h"
#include "main/assets.h"
#include "main/command.h"
#include "main/control_desk.h"
#include "main/demo_seed.h"
#include "main/node.h"
#include "main/node_files.h"
#include "web/api/api.h"
#include "web/site.h"

namespace motcua {
namespace {

struct ServeWords {
  NodePlace place;
  std::string listen = "127.0.0.1:8080";
  std::string role = "centre";
  std::string tls_certificate;
  std::string tls_key;
  std::string public_address;
  bool demo = false;
  bool insecure_lan = false;
};

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

/// "HOST:PORT", "[V6]:PORT".
std::optional<Address> read_address(const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  Address address{text.substr(0, colon), 0};
  if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']')
    address.host = address.host.substr(1, address.host.size() - 2);
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data() + colon + 1, end, address.port);
  if (error != std::errc() || at != end || address.host.empty()) return std::nullopt;
  return address;
}

/// As docs/formats/slip_qr.md says: it is printed, so what cannot be typed back is refused.
bool is_public_address(const std::string& text) {
  constexpr std::size_t kLettersMax = 200;
  const auto scheme = text.find("://");
  if (scheme == std::string::npos || text.size() > kLettersMax || text.ends_with('/')) return false;
  if (text.substr(0, scheme) != "https" && text.substr(0, scheme) != "http") return false;
  const std::string rest = text.substr(scheme + 3);
  return !rest.empty() && rest.front() != '/' && std::all_of(rest.begin(), rest.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_~:/[]").find(c) != std::string_view::npos;
  });
}

std::string sentence_of(http::StartFailure failure) {
  switch (failure) {
    case http::StartFailure::kBadAddress: return "địa chỉ nghe không đúng";
    case http::StartFailure::kAddressInUse: return "cổng này đang có chương trình khác dùng";
    case http::StartFailure::kAddressRefused:
      return "không nghe được ở địa chỉ này (không phải của máy, hoặc cần quyền)";
    case http::StartFailure::kBadCertificate: return "không đọc được chứng thư TLS";
    case http::StartFailure::kBadKey: return "khóa TLS không đọc được hoặc không khớp chứng thư";
    case http::StartFailure::kSystem: return "hệ điều hành không cho mở thêm kết nối";
  }
  return "không mở được cổng";
}

/// Blocks SIGTERM and SIGINT in every thread to come, so that one place waits for them.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

http::ServerOptions server_options(const ServeWords& words, const Address& address) {
  http::ServerOptions options;
  options.address = address.host;
  options.port = address.port;
  options.tls_certificate_file = words.tls_certificate;
  options.tls_key_file = words.tls_key;
  return options;
}

/// True at a signal; false when the database is lost for good: only a new start can find it again.
bool wait_for_end(const ServeWords& words, Node& node, const sigset_t& signals) {
  if (words.place.store == "sqlite") {
    int signal = 0;
    sigwait(&signals, &signal);
    return true;
  }
  constexpr timespec kBetweenLooks{.tv_sec = 2, .tv_nsec = 0};
  do {
    if (sigtimedwait(&signals, nullptr, &kBetweenLooks) > 0) return true;
  } while (node.can_write());
  return false;
}

int serve_node(const ServeWords& words, const Address& address, Node& node, Random& random,
               const sigset_t& signals) {
  web::SiteParts parts;
  parts.centre = &node.centre();
  parts.asset = [](std::string_view name) {
    const auto found = asset("web/" + std::string(name));
    return found ? found : asset("web/fonts/" + std::string(name));
  };
  parts.random = [&random](std::size_t count) { return random.bytes(count); };
  parts.monotonic_ms = [&node] { return node.clock().now().since_boot_ms; };
  parts.routes = web::page_routes();
  for (const web::Route& route : web::api_routes()) parts.routes.push_back(route);
  parts.public_address = words.public_address;
  web::Site site(std::move(parts));
  auto server = http::Server::start(server_options(words, address), site.http());
  if (!server) {
    complain(sentence_of(server.error()));
    return kRefused;
  }
  const auto desk = ControlDesk::open(words.place.directory, node);
  // Served all the same: only a rebuild needs it, and that says that nobody answers.
  if (!desk) complain(desk.error());
  const std::string scheme = words.tls_certificate.empty() ? "http://" : "https://";
  const bool v6 = address.host.find(':') != std::string::npos;
  const std::string host = v6 ? "[" + address.host + "]" : address.host;
  print("listening on " + scheme + host + ":" + std::to_string((*server)->port()) + "\n");
  const bool was_asked_to_stop = wait_for_end(words, node, signals);
  (*server)->drain_and_stop();
  if (was_asked_to_stop) return kDone;
  complain("không còn ghi được vào PostgreSQL: dừng lại để được khởi động lại");
  return kRefused;
}

int serve(const ServeWords& words) {
  const auto address = read_address(words.listen);
  if (!address) {
    complain("--listen muốn HOST:PORT, ví dụ 127.0.0.1:8080");
    return kWrongWords;
  }
  if (words.tls_certificate.empty() != words.tls_key.empty()) {
    complain("--tls-cert và --tls-key phải đi cùng nhau");
    return kWrongWords;
  }
  if (words.tls_certificate.empty() && !http::is_loopback(address->host) && !words.insecure_lan) {
    complain(
        "không có TLS thì chỉ nghe ở 127.0.0.1; thêm --tls-cert và --tls-key, hoặc "
        "--insecure-lan nếu mạng này được phép");
    return kRefused;
  }
  if (!words.public_address.empty() && !is_public_address(words.public_address)) {
    complain("--public-url muốn https://TÊN hoặc http://TÊN, không có gạch chéo ở cuối");
    return kWrongWords;
  }
  if (words.role != "centre") {
    complain("bản này chưa làm được nút của tỉnh (--role hub)");
    return kRefused;
  }
  const sigset_t signals = block_signals();
  clock::MachineClock clock;
  random::Entropy random;
  if (words.demo) {
    if (const auto made = prepare_demo(words.place, clock); !made) {
      complain(made.error());
      return kRefused;
    }
  }
  auto node = Node::open(words.place, clock, random);
  if (!node) {
    complain(node.error());
    return kRefused;
  }
  if (words.demo) {
    if (const auto opened = open_demo(words.place, **node); !opened) {
      complain(opened.error());
      return kRefused;
    }
  }
  // A centre without fonts still receives: it says what is missing, and every print is refused.
  if (!printing::Fonts::are_there()) complain(printing::Fonts::kMissing);
  const printing::ChildPrinter printer;
  (*node)->parts().ports.printer = &printer;
  return serve_node(words, *address, **node, random, signals);
}

}  // namespace

void add_serve_command(CLI::App& app, int& exit_code) {
  auto words = std::make_shared<ServeWords>();
  CLI::App* command = app.add_subcommand("serve", "chạy trung tâm");
  command->add_option("--data", words->place.directory, "thư mục dữ liệu")->required();
  command->add_option("--listen", words->listen, "HOST:PORT (127.0.0.1:8080)");
  command->add_option("--role", words->role, "centre hoặc hub");
  command->add_option("--store", words->place.store, "sqlite hoặc postgres://...")
      ->check(wrong_store);
  command->add_option("--tls-cert", words->tls_certificate, "chứng thư TLS (PEM)");
  command->add_option("--tls-key", words->tls_key, "khóa TLS (PEM)");
  command->add_option("--public-url", words->public_address,
                      "địa chỉ bà con mở được, in trên giấy tiếp nhận");
  command->add_option("--trust-anchors", words->place.trust_anchors,
                      "chứng thư gốc được tin để kiểm tra chữ ký số (PEM)");
  command->add_flag("--demo", words->demo, "dữ liệu trình diễn");
  command->add_flag("--insecure-lan", words->insecure_lan, "HTTP không mã hóa trên mạng nội bộ");
  command->callback([words, &exit_code] { exit_code = serve(*words); });
}

}  // namespace motcua
