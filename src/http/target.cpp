#include "http/target.h"

#include <algorithm>

#include "base/text.h"
#include "http/letters.h"

namespace motcua::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = lower_letter(c);
  if (low >= 'a' && low <= 'f') return low - 'a' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// One segment of a path, decoded; nullopt where two servers could read it differently.
std::optional<std::string> decoded_segment(std::string_view encoded) {
  auto segment = percent_decoded(encoded);
  if (!segment || segment->empty() || *segment == "." || *segment == "..") return std::nullopt;
  for (const char c : *segment) {
    if (is_control(c) || c == '/' || c == '\\') return std::nullopt;
  }
  return segment;
}

std::optional<std::string> decoded_path(std::string_view encoded) {
  if (encoded.empty() || encoded.front() != '/') return std::nullopt;
  std::string out;
  std::string_view rest = encoded.substr(1);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const auto segment = decoded_segment(rest.substr(0, end));
    if (!segment) return std::nullopt;
    out += '/';
    out += *segment;
    if (end == rest.size()) return out;
    rest.remove_prefix(end + 1);
  }
  out += '/';
  return out;
}

/// "http://host/a" as "/a"; an origin form as it is.
std::string_view without_authority(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_letters(target.substr(0, scheme.size()), scheme)) continue;
    const std::size_t end = target.find_first_of("/?", scheme.size());
    return end == std::string_view::npos ? std::string_view("/") : target.substr(end);
  }
  return target;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    out += c;
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

std::optional<Parameters> parse_pairs(std::string_view text, PairLimits limits) {
  if (text.size() > limits.bytes_max) return std::nullopt;
  std::vector<Parameters::Pair> pairs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (pairs.size() == limits.pairs_max) return std::nullopt;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = percent_decoded(pair.substr(0, equals), true);
    auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return Parameters(std::move(pairs));
}

Result<Target, int> parse_target(std::string_view target) {
  std::string_view rest = without_authority(target);
  const std::size_t mark = std::min(rest.find('?'), rest.size());
  const std::string_view encoded_path = mark == 0 && rest != target ? "/" : rest.substr(0, mark);
  if (encoded_path.size() > kPathBytesMax) return fail(414);
  auto path = decoded_path(encoded_path);
  if (!path) return fail(400);
  auto query = parse_pairs(rest.substr(std::min(mark + 1, rest.size())));
  if (!query) return fail(400);
  return Target{std::move(*path), std::move(*query)};
}

}  // namespace motcua::http
