// Range and Content-Range (RFC 9110 section 14), of bytes, one range at a time. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::http {

/// Both ends included; first <= last.
struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  bool operator==(const ByteRange&) const = default;
  [[nodiscard]] std::uint64_t size() const { return last - first + 1; }
};

enum class RangeKind {
  kWhole,          // no range, several, or not understood: answer 200 with everything
  kPart,           // 206
  kUnsatisfiable,  // 416
};
struct RangeWish {
  RangeKind kind = RangeKind::kWhole;
  ByteRange range;  // of kPart, clipped to the size
};
/// `header` is Range's value, "" when absent; `size` the bytes there are.
[[nodiscard]] RangeWish parse_range(std::string_view header, std::uint64_t size);

/// "bytes 0-99/1000" of an upload in pieces.
struct ContentRange {
  ByteRange range;
  std::uint64_t size = 0;  // of the whole; more than range.last
};
/// Strict; nullopt for anything else, also for an unknown size.
[[nodiscard]] std::optional<ContentRange> parse_content_range(std::string_view header);
/// As a 206 says it, and (without a range) a 416.
[[nodiscard]] std::string content_range_text(std::optional<ByteRange> range, std::uint64_t size);

}  // namespace motcua::http
