// What is printed, or read aloud to whoever came: in Vietnamese whatever the screen's language.
#pragma once

#include <string>

#include "dossier/state.h"
#include "web/html.h"
#include "web/talk.h"

namespace motcua::web {

inline constexpr Talk kVietnamese{wording::Language::kVietnamese};

/// "14 giờ 40, ngày 09 tháng 7 năm 2026".
[[nodiscard]] std::string spoken_moment(LegalTime time);
/// "chiều thứ Tư, 25/02/2026".
[[nodiscard]] std::string appointed_words(LegalTime due);
/// The day as many count it at home; nothing where it cannot be reckoned.
[[nodiscard]] std::string lunar_words(Date date);
/// When to come for the result; empty while no date runs.
[[nodiscard]] Html appointment(const dossier::State& state);

}  // namespace motcua::web
