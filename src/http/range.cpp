#include "http/range.h"

#include <algorithm>
#include <charconv>

#include "http/letters.h"

namespace motcua::http {
namespace {

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

}  // namespace

RangeWish parse_range(std::string_view header, std::uint64_t size) {
  if (!same_letters(header.substr(0, 6), "bytes=")) return {};
  const std::string_view spec = trimmed(header.substr(6));
  const std::size_t dash = spec.find('-');
  if (dash == std::string_view::npos) return {};
  const auto first = number(spec.substr(0, dash));
  const auto last = number(spec.substr(dash + 1));
  if (dash == 0) {
    if (!last) return {};
    if (*last == 0 || size == 0) return {RangeKind::kUnsatisfiable, {}};
    return {RangeKind::kPart, {size - std::min(*last, size), size - 1}};
  }
  const bool open = dash + 1 == spec.size();
  if (!first || (!last && !open) || (last && *last < *first)) return {};
  if (*first >= size) return {RangeKind::kUnsatisfiable, {}};
  return {RangeKind::kPart, {*first, open ? size - 1 : std::min(*last, size - 1)}};
}

std::optional<ContentRange> parse_content_range(std::string_view header) {
  constexpr std::string_view kUnit = "bytes ";
  if (!same_letters(header.substr(0, kUnit.size()), kUnit)) return std::nullopt;
  header.remove_prefix(kUnit.size());
  const std::size_t dash = header.find('-');
  const std::size_t slash = header.find('/');
  if (dash == std::string_view::npos || slash == std::string_view::npos || slash < dash) {
    return std::nullopt;
  }
  const auto first = number(header.substr(0, dash));
  const auto last = number(header.substr(dash + 1, slash - dash - 1));
  const auto size = number(header.substr(slash + 1));
  if (!first || !last || !size || *first > *last || *last >= *size) return std::nullopt;
  return ContentRange{{*first, *last}, *size};
}

std::string content_range_text(std::optional<ByteRange> range, std::uint64_t size) {
  std::string out = "bytes ";
  if (range) {
    out += std::to_string(range->first) + "-" + std::to_string(range->last);
  } else {
    out += '*';
  }
  return out + "/" + std::to_string(size);
}

}  // namespace motcua::http
