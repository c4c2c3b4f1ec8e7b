// How forms call things: formal, for a citizen's file. Screens have plainer words (web/labels.h).
// Inner to paper.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"
#include "calendar/limit.h"
#include "catalogue/words.h"
#include "dossier/events.h"
#include "dossier/people.h"

namespace motcua::paper {

[[nodiscard]] std::string_view formal(dossier::Shown shown);
[[nodiscard]] std::string_view formal(catalogue::ReturnMode mode);
[[nodiscard]] std::string_view formal(dossier::RefusalReason reason);
[[nodiscard]] std::string_view formal(dossier::StopGround ground);

/// What happened, as a row of the control sheet calls it.
[[nodiscard]] std::string_view happened(const dossier::Event& event);

/// "8 giờ 05 phút, ngày 02 tháng 3 năm 2026".
[[nodiscard]] std::string moment_words(LegalTime time);
/// "chiều thứ Tư, 25/02/2026".
[[nodiscard]] std::string appointed_words(LegalTime due);
/// "(ngày 9 tháng Giêng âm lịch)"; empty outside what is reckoned.
[[nodiscard]] std::string lunar_words(Date date);
/// "3 ngày làm việc".
[[nodiscard]] std::string limit_words(const calendar::Limit& limit);
/// "20.000 đồng (hai mươi nghìn đồng)".
[[nodiscard]] std::string amount_words(std::int64_t dong);

/// "Ông/Bà Lò Thị Thử"; an organisation by its name.
[[nodiscard]] std::string addressed(const dossier::Party& party);
[[nodiscard]] const dossier::Person& person_of(const dossier::Party& party);

}  // namespace motcua::paper
