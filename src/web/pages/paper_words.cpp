#include "web/pages/paper_words.h"

#include "calendar/lunar.h"
#include "web/labels.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {

std::string spoken_moment(LegalTime time) {
  const std::string minute = std::to_string(time.minute % 60);
  return std::to_string(time.minute / 60) + " giờ " + (minute.size() < 2 ? "0" : "") + minute +
         ", " + wording::document_date(time.date);
}

std::string appointed_words(LegalTime due) {
  return std::string(due.minute < 12 * 60 ? "sáng " : "chiều ") +
         wording::long_date(wording::Language::kVietnamese, due.date);
}

std::string lunar_words(Date date) {
  const auto lunar = calendar::lunar_of(date);
  if (!lunar) return {};
  return "(ngày " + std::to_string(lunar->day) + " tháng " + std::to_string(lunar->month) +
         (lunar->leap ? " nhuận" : "") + " âm lịch)";
}

Html appointment(const dossier::State& state) {
  if (!state.term) return {};
  Html inside = text("Mời Ông/Bà đến nhận kết quả: ") + strong(appointed_words(state.term->due));
  inside += text(" ") + text(lunar_words(state.term->due.date));
  inside += text(" ") + grade_mark(kVietnamese, state.term->grade);
  return tag("p", {{"class", "appointment"}}, inside);
}

}  // namespace motcua::web
