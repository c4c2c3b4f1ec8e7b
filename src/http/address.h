// Numeric network addresses, as the kernel reads and writes them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::http {

/// 16 bytes; IPv4 as ::ffff:a.b.c.d.
using AddressBytes = std::array<std::uint8_t, 16>;

/// Numeric IPv4 or IPv6 (brackets allowed, no scope), or "localhost" as 127.0.0.1.
[[nodiscard]] std::optional<AddressBytes> parse_address(std::string_view text);
[[nodiscard]] bool is_ipv4(const AddressBytes& address);
/// IPv4 in its own form, never as ::ffff:a.b.c.d.
[[nodiscard]] std::string address_text(const AddressBytes& address);

}  // namespace motcua::http
