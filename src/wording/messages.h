// Sentences in the reader's language. Vietnamese is the source: a message is named by its
// Vietnamese text. English comes from src/wording/po/en.po, compiled into the binary; Thái waits
// for its translators.
//
//   say(Language::kEnglish, "Hạn trả {date}", {{"date", "25/02/2026"}})
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace motcua::wording {

enum class Language { kVietnamese, kEnglish };

/// The translation, or the message itself where there is none. `message` must outlive the answer.
[[nodiscard]] std::string_view translated(Language language, std::string_view message);
[[nodiscard]] bool has_translation(Language language, std::string_view message);

using Parameter = std::pair<std::string_view, std::string_view>;

/// Puts the parameters where `{name}` stands; an unknown name stays as it is.
[[nodiscard]] std::string say(Language language, std::string_view message,
                              std::initializer_list<Parameter> parameters = {});

/// "vi" or "en", for the lang attribute.
[[nodiscard]] std::string_view language_tag(Language language);

}  // namespace motcua::wording
