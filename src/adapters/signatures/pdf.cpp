#include "adapters/signatures/pdf.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "adapters/signatures/pdf_syntax.h"

namespace motcua::signatures {
namespace {

constexpr std::string_view kRangeKey = "/ByteRange";
constexpr std::size_t kPlacesMax = 64;  // looked at in one file
constexpr std::size_t kObjectStartsMax = 4;
/// Two hex digits a byte of /Contents, and some room.
constexpr std::size_t kDictionaryMax = 2 * kContentsBytesMax + (64U << 10);

/// The members of a signature dictionary that matter; offsets into the file.
struct Dictionary {
  std::optional<std::size_t> range_at;  // of the key
  std::string_view range;
  std::optional<std::string_view> contents;
  std::string_view sub_filter;
  std::string_view claimed;
};

/// Nothing when it is no dictionary. A key given twice is for nobody to choose between.
std::optional<Dictionary> read_dictionary(std::string_view file, std::size_t at, bool& twice) {
  PdfCursor cursor(file.substr(0, at + kDictionaryMax), at);
  cursor.skip_space();
  if (!cursor.starts_with("<<")) return std::nullopt;
  cursor.skip(2);
  Dictionary out;
  while (true) {
    cursor.skip_space();
    if (cursor.starts_with(">>")) return out;
    const std::size_t key_at = cursor.at();
    const auto key = cursor.name();
    if (!key) {
      // The tail of a reference ("12 0 R") stands where a key is expected.
      if (!cursor.object()) return std::nullopt;
      continue;
    }
    cursor.skip_space();
    const auto value = cursor.object();
    if (!value) return std::nullopt;
    if (*key == "ByteRange") {
      twice = twice || out.range_at.has_value();
      out.range_at = key_at;
      out.range = *value;
    } else if (*key == "Contents") {
      twice = twice || out.contents.has_value();
      out.contents = *value;
    } else if (*key == "SubFilter") {
      twice = twice || !out.sub_filter.empty();
      out.sub_filter = value->starts_with("/") ? value->substr(1) : std::string_view();
    } else if (*key == "M") {
      out.claimed = *value;
    }
  }
}

/// The dictionary whose /ByteRange stands at `at`: tried from the nearest "obj" before it.
std::optional<Dictionary> dictionary_around(std::string_view file, std::size_t at, bool& twice) {
  const std::size_t low = at > kDictionaryMax ? at - kDictionaryMax : 0;
  std::size_t before = at;
  for (std::size_t i = 0; i < kObjectStartsMax; ++i) {
    const auto found = file.substr(low, before - low).rfind("obj");
    if (found == std::string_view::npos) return std::nullopt;
    bool doubled = false;
    auto read = read_dictionary(file, low + found + 3, doubled);
    if (read && read->range_at && (*read->range_at == at || doubled)) {
      twice = doubled;
      return read;
    }
    before = low + found;
  }
  return std::nullopt;
}

/// "[0 840 9034 2145]": exactly two ranges, in bytes.
std::optional<std::array<std::size_t, 4>> read_range(std::string_view text, bool& more) {
  std::array<std::size_t, 4> out{};
  if (text.size() < 2 || text.front() != '[') return std::nullopt;
  PdfCursor cursor(text.substr(0, text.size() - 1), 1);
  for (std::size_t i = 0;; ++i) {
    cursor.skip_space();
    if (cursor.at() >= text.size() - 1) {
      if (i != out.size()) return std::nullopt;
      return out;
    }
    const auto number = cursor.object();
    if (!number || number->size() > 10) return std::nullopt;
    std::size_t value = 0;
    const auto [end, error] =
        std::from_chars(number->data(), number->data() + number->size(), value);
    if (error != std::errc() || end != number->data() + number->size()) return std::nullopt;
    if (i >= out.size()) {
      more = true;
      return std::nullopt;
    }
    out[i] = value;
  }
}

PdfFault read_one(std::string_view file, const Dictionary& dictionary, PdfSignature& out) {
  if (!dictionary.contents || !dictionary.contents->starts_with("<") ||
      dictionary.contents->starts_with("<<"))
    return PdfFault::kMalformed;
  bool more = false;
  const auto range = read_range(dictionary.range, more);
  if (!range) return more ? PdfFault::kNotWholeFile : PdfFault::kMalformed;
  out.gap_from = static_cast<std::size_t>(dictionary.contents->data() - file.data());
  out.gap_to = out.gap_from + dictionary.contents->size();
  const auto [first, length, second, rest] = *range;
  if (first != 0 || length != out.gap_from || second != out.gap_to || rest > file.size() ||
      second + rest > file.size())
    return PdfFault::kNotWholeFile;
  out.covered_to = second + rest;
  out.sub_filter = dictionary.sub_filter;
  if (dictionary.claimed.size() > 2 && dictionary.claimed.front() == '(')
    out.claimed = read_pdf_time(dictionary.claimed.substr(1, dictionary.claimed.size() - 2));
  return PdfFault::kNone;
}

bool ends_a_revision(std::string_view file, std::size_t at) {
  std::string_view before = file.substr(0, at);
  while (before.ends_with('\n') || before.ends_with('\r') || before.ends_with(' '))
    before.remove_suffix(1);
  return before.ends_with("%%EOF");
}

/// How the signatures lie to one another and to the file's end.
PdfFault judge_places(std::string_view file, const std::vector<PdfSignature>& signatures) {
  for (std::size_t i = 0; i + 1 < signatures.size(); ++i)
    if (!ends_a_revision(file, signatures[i].covered_to)) return PdfFault::kNotWholeFile;
  const PdfSignature& last = signatures.back();
  if (last.covered_to == file.size()) return PdfFault::kNone;
  return ends_a_revision(file, last.covered_to) ? PdfFault::kExtendedAfter
                                                : PdfFault::kNotWholeFile;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

PdfReading read_pdf_signatures(std::string_view file) {
  PdfReading out;
  std::size_t places = 0;
  for (std::size_t at = file.find(kRangeKey); at != std::string_view::npos;
       at = file.find(kRangeKey, at + kRangeKey.size())) {
    if (++places > kPlacesMax || out.signatures.size() >= kPdfSignaturesMax) {
      out.fault = PdfFault::kMalformed;
      return out;
    }
    bool twice = false;
    const auto dictionary = dictionary_around(file, at, twice);
    // A mention in a text or a dead end: it signs nothing, and what is signed covers it.
    if (!dictionary) continue;
    PdfSignature signature;
    const PdfFault fault = twice ? PdfFault::kMalformed : read_one(file, *dictionary, signature);
    if (fault != PdfFault::kNone) {
      out.fault = fault;
      return out;
    }
    out.signatures.push_back(signature);
  }
  if (out.signatures.empty()) return out;
  std::stable_sort(
      out.signatures.begin(), out.signatures.end(),
      [](const PdfSignature& a, const PdfSignature& b) { return a.covered_to < b.covered_to; });
  out.fault = judge_places(file, out.signatures);
  return out;
}

std::optional<Bytes> decode_contents(std::string_view gap) {
  if (gap.size() < 2 || gap.size() > 2 * kContentsBytesMax + 2) return std::nullopt;
  gap = gap.substr(1, gap.size() - 2);
  Bytes out;
  out.reserve(gap.size() / 2);
  int half = -1;
  for (const char c : gap) {
    int digit = -1;
    if (is_digit(c)) digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit < 0) return std::nullopt;
    if (half < 0) {
      half = digit;
    } else {
      out.push_back(static_cast<char>(half * 16 + digit));
      half = -1;
    }
  }
  if (half >= 0) return std::nullopt;
  return out;
}

std::optional<Instant> read_pdf_time(std::string_view text) {
  if (text.starts_with("D:")) text.remove_prefix(2);
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const auto number = [&](std::size_t from, std::size_t count, int otherwise) {
    int value = otherwise;
    if (from + count <= digits)
      std::from_chars(text.data() + from, text.data() + from + count, value);
    return value;
  };
  if (digits < 4 || digits > 14) return std::nullopt;
  const auto date = Date::of(number(0, 4, 0), number(4, 2, 1), number(6, 2, 1));
  const int hour = number(8, 2, 0);
  const int minute = number(10, 2, 0);
  const int second = number(12, 2, 0);
  if (!date || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  std::int64_t ms =
      (static_cast<std::int64_t>(date->days) * 86'400 + hour * 3600 + minute * 60 + second) * 1000;
  const std::string_view zone = text.substr(digits);
  if (zone.empty()) return Instant{ms - kLegalOffsetMs};
  if (zone.front() == 'Z') return Instant{ms};
  // "+07'00'": the minutes may be missing.
  if ((zone.front() != '+' && zone.front() != '-') || zone.size() < 3 || !is_digit(zone[1]) ||
      !is_digit(zone[2]))
    return std::nullopt;
  std::int64_t away = ((zone[1] - '0') * 10 + (zone[2] - '0')) * 60;
  if (zone.size() >= 6 && zone[3] == '\'' && is_digit(zone[4]) && is_digit(zone[5]))
    away += (zone[4] - '0') * 10 + (zone[5] - '0');
  return Instant{zone.front() == '+' ? ms - away * 60'000 : ms + away * 60'000};
}

}  // namespace motcua::signatures
