#include "base/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace motcua {
namespace {

struct Free {
  void operator()(utf8proc_uint8_t* p) const { std::free(p); }
};

const utf8proc_uint8_t* raw(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// One code point at `at`, which moves past it; negative when the bytes are not UTF-8.
utf8proc_int32_t next_code_point(std::string_view text, std::size_t& at) {
  utf8proc_int32_t code = -1;
  const auto used =
      utf8proc_iterate(raw(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (used <= 0) return -1;
  at += static_cast<std::size_t>(used);
  return code;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

void append_utf8(std::string& out, utf8proc_int32_t code) {
  utf8proc_uint8_t buffer[4];
  const auto n = utf8proc_encode_char(code, buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(n));
}

bool is_word(utf8proc_int32_t code) {
  const auto category = utf8proc_category(code);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool is_combining(utf8proc_int32_t code) {
  const auto category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

constexpr utf8proc_int32_t kDStroke = 0x111;  // đ

/// Lower-cased words separated by one space, built from `text` in the given normal form.
std::string words(std::string_view text, bool keep_marks) {
  const auto composed = to_nfc(text);
  if (!composed) return {};
  utf8proc_uint8_t* mapped = nullptr;
  const int options =
      UTF8PROC_STABLE | UTF8PROC_CASEFOLD | (keep_marks ? UTF8PROC_COMPOSE : UTF8PROC_DECOMPOSE);
  const auto length = utf8proc_map(raw(*composed), static_cast<utf8proc_ssize_t>(composed->size()),
                                   &mapped, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (length < 0) return {};
  const std::string_view view(reinterpret_cast<const char*>(mapped),
                              static_cast<std::size_t>(length));
  std::string out;
  out.reserve(view.size());
  std::size_t at = 0;
  while (at < view.size()) {
    const auto code = next_code_point(view, at);
    if (code < 0) break;
    if (!keep_marks && is_combining(code)) continue;
    if (!is_word(code)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      continue;
    }
    append_utf8(out, !keep_marks && code == kDStroke ? 'd' : code);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// Whether all of `text`, which must be UTF-8, lies in ranges where no code point has another NFC
/// form or joins its neighbour: Latin as Vietnamese writes it. Most texts do, and are spared
/// the whole way.
bool is_plainly_nfc(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto a = static_cast<unsigned char>(text[i]);
    if (a < 0xCC) {  // up to U+02FF
      i += a < 0x80 ? 1 : 2;
      continue;
    }
    if (a != 0xE1 && a != 0xE2) return false;
    const auto b = static_cast<unsigned char>(text[i + 1]);
    const auto c = static_cast<unsigned char>(text[i + 2]);
    const bool vietnamese = a == 0xE1 && b >= 0xB8 && b <= 0xBB;  // U+1E00..U+1EFF
    // U+2010..U+2027
    const bool punctuation = a == 0xE2 && b == 0x80 && c >= 0x90 && c <= 0xA7;
    if (!vietnamese && !punctuation) return false;
    i += 3;
  }
  return true;
}

}  // namespace

bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else if (next_code_point(text, at) < 0) {
      return false;
    }
  }
  return true;
}

std::optional<std::string> to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  if (!is_utf8(text)) return std::nullopt;
  if (is_plainly_nfc(text)) return std::string(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length =
      utf8proc_map(raw(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (length < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

bool is_nfc(std::string_view text) {
  if (is_ascii(text)) return true;
  if (is_utf8(text) && is_plainly_nfc(text)) return true;
  const auto composed = to_nfc(text);
  return composed && *composed == text;
}

std::string fold(std::string_view text) { return words(text, false); }
std::string fold_keeping_marks(std::string_view text) { return words(text, true); }

std::size_t code_points(std::string_view utf8) {
  std::size_t n = 0;
  for (const char c : utf8)
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++n;
  return n;
}

bool has_forbidden_characters(std::string_view utf8) {
  std::size_t at = 0;
  while (at < utf8.size()) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    const auto c = next_code_point(utf8, at);
    if (c < 0) return true;
    if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F)) return true;
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
    if (c == 0x200E || c == 0x200F || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFF)) return true;
  }
  return false;
}

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
}  // namespace

bool could_be_a_persons_number(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (is_digit(c))
      ++digits;
    else if (c != '.' && c != ' ')
      return false;
  }
  return digits == 9 || digits == 10 || digits == 12;
}

bool looks_like_a_document_number(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit) &&
         text.find_first_of(" \t\n") == text.npos && !could_be_a_persons_number(text);
}

}  // namespace motcua
