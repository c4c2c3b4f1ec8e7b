#include "http/address.h"

#include <arpa/inet.h>

#include <algorithm>

#include "http/http.h"

namespace motcua::http {
namespace {

constexpr std::array<std::uint8_t, 12> kIpv4Prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

}  // namespace

std::optional<AddressBytes> parse_address(std::string_view text) {
  if (text == "localhost") text = "127.0.0.1";
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    text = text.substr(1, text.size() - 2);
  }
  const std::string word(text);
  if (word.find('\0') != std::string::npos) return std::nullopt;
  AddressBytes out{};
  if (inet_pton(AF_INET6, word.c_str(), out.data()) == 1) return out;
  std::copy(kIpv4Prefix.begin(), kIpv4Prefix.end(), out.begin());
  if (inet_pton(AF_INET, word.c_str(), out.data() + kIpv4Prefix.size()) == 1) return out;
  return std::nullopt;
}

bool is_ipv4(const AddressBytes& address) {
  return std::equal(kIpv4Prefix.begin(), kIpv4Prefix.end(), address.begin());
}

std::string address_text(const AddressBytes& address) {
  char text[INET6_ADDRSTRLEN] = {};
  const bool ipv4 = is_ipv4(address);
  inet_ntop(ipv4 ? AF_INET : AF_INET6, address.data() + (ipv4 ? kIpv4Prefix.size() : 0), text,
            sizeof text);
  return text;
}

bool is_loopback(std::string_view address) {
  const auto bytes = parse_address(address);
  if (!bytes) return false;
  if (is_ipv4(*bytes)) return (*bytes)[kIpv4Prefix.size()] == 127;
  AddressBytes one{};
  one.back() = 1;
  return *bytes == one;
}

}  // namespace motcua::http
