// Raw bytes and their text forms. Bytes is an 8-bit clean std::string: it is what SQLite, sockets
// and hashes take, and it is never printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua {

using Bytes = std::string;

/// Lower-case hex.
[[nodiscard]] std::string to_hex(std::string_view bytes);
/// Strict: even length, lower-case digits only.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 section 5, without padding.
[[nodiscard]] std::string to_base64url(std::string_view bytes);
/// Strict: no padding, no white space, unused trailing bits must be zero (one text per value).
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);

/// Compares in a time that depends on the lengths only; for secrets.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

/// Big-endian fixed-width integers, for keys that must sort as numbers.
void append_u32_be(Bytes& out, std::uint32_t value);
void append_u64_be(Bytes& out, std::uint64_t value);
[[nodiscard]] std::uint64_t read_u64_be(std::string_view eight_bytes);

}  // namespace motcua
