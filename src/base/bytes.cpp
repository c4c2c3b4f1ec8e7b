#include "base/bytes.h"

#include <array>

#include "base/check.h"

namespace motcua {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<signed char, 256> inverse(std::string_view alphabet) {
  std::array<signed char, 256> table{};
  for (auto& cell : table) cell = -1;
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<signed char>(i);
  return table;
}

constexpr auto kHexInverse = inverse(kHex);
constexpr auto kBase64Inverse = inverse(kBase64);

unsigned byte_at(std::string_view s, std::size_t i) { return static_cast<unsigned char>(s[i]); }

}  // namespace

std::string to_hex(std::string_view bytes) {
  std::string out(bytes.size() * 2, '\0');
  char* to = out.data();
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    *to++ = kHex[b >> 4];
    *to++ = kHex[b & 15];
  }
  return out;
}

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes out;
  out.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = kHexInverse[byte_at(text, i)];
    const int low = kHexInverse[byte_at(text, i + 1)];
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<char>(high * 16 + low));
  }
  return out;
}

std::string to_base64url(std::string_view bytes) {
  std::string out((bytes.size() * 4 + 2) / 3, '\0');
  char* to = out.data();
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const unsigned v = byte_at(bytes, i) << 16 | byte_at(bytes, i + 1) << 8 | byte_at(bytes, i + 2);
    *to++ = kBase64[v >> 18];
    *to++ = kBase64[v >> 12 & 63];
    *to++ = kBase64[v >> 6 & 63];
    *to++ = kBase64[v & 63];
  }
  const std::size_t left = bytes.size() - i;
  if (left == 1) {
    const unsigned v = byte_at(bytes, i) << 16;
    *to++ = kBase64[v >> 18];
    *to++ = kBase64[v >> 12 & 63];
  } else if (left == 2) {
    const unsigned v = byte_at(bytes, i) << 16 | byte_at(bytes, i + 1) << 8;
    *to++ = kBase64[v >> 18];
    *to++ = kBase64[v >> 12 & 63];
    *to++ = kBase64[v >> 6 & 63];
  }
  CHECK(to == out.data() + out.size());
  return out;
}

std::optional<Bytes> from_base64url(std::string_view text) {
  if (text.size() % 4 == 1) return std::nullopt;
  Bytes out(text.size() * 3 / 4, '\0');
  char* to = out.data();
  std::uint32_t bits = 0;
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int v = kBase64Inverse[byte_at(text, i)];
    if (v < 0) return std::nullopt;
    bits = (bits << 6 | static_cast<std::uint32_t>(v)) & 0xFFFFFFU;
    count += 6;
    if (count >= 8) {
      count -= 8;
      *to++ = static_cast<char>(bits >> count & 255U);
    }
  }
  const std::uint32_t rest = bits & ((1U << count) - 1U);
  if (rest != 0) return std::nullopt;
  return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= byte_at(a, i) ^ byte_at(b, i);
  return difference == 0;
}

void append_u32_be(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>(value >> shift & 255U));
}

void append_u64_be(Bytes& out, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>(value >> shift & 255U));
}

std::uint64_t read_u64_be(std::string_view eight_bytes) {
  CHECK(eight_bytes.size() == 8);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | byte_at(eight_bytes, i);
  return value;
}

}  // namespace motcua
