// Vietnamese text: one form in storage (NFC), one folded form for searching.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace motcua {

/// RFC 3629: no overlong forms, no surrogates, nothing over U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

/// NFC of valid UTF-8; nullopt for invalid UTF-8.
[[nodiscard]] std::optional<std::string> to_nfc(std::string_view text);
[[nodiscard]] bool is_nfc(std::string_view text);

/// Search form: lower case, marks removed, đ → d, everything but letters and digits is one space,
/// no space at the ends. "Đăng-ký  KHAI SINH" → "dang ky khai sinh". Invalid UTF-8 folds to "".
[[nodiscard]] std::string fold(std::string_view text);
/// As fold(), but tone and letter marks are kept (NFC, lower case): for ranking exact tone first.
[[nodiscard]] std::string fold_keeping_marks(std::string_view text);

/// Number of Unicode code points; for length limits, which people count in letters.
[[nodiscard]] std::size_t code_points(std::string_view utf8);

/// Control characters (C0, DEL, C1) other than tab and newline, bidirectional overrides and
/// isolates, and NUL: never wanted in a name or a sentence.
[[nodiscard]] bool has_forbidden_characters(std::string_view utf8);

/// Nine, ten or twelve digits and at most dots and blanks between them: an identity card, a
/// telephone, a personal number.
[[nodiscard]] bool could_be_a_persons_number(std::string_view text);

/// The number of a document stands open in the log, so that nobody's name or number may be put in
/// its place: written without a blank, with a digit, and not what could be a person's number.
[[nodiscard]] bool looks_like_a_document_number(std::string_view text);

}  // namespace motcua
