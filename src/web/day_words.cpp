// Dates and limits in words: how each day of a limit is told.
#include "calendar/words.h"
#include "web/labels.h"
#include "wording/dates.h"
#include "wording/due_reasons.h"

namespace motcua::web {
std::string limit_words(const Talk& talk, const calendar::Limit& limit) {
  const std::string n = std::to_string(limit.value);
  switch (limit.unit) {
    case calendar::LimitUnit::kSameDay: return talk("Ngay trong ngày làm việc");
    case calendar::LimitUnit::kWorkingHours: return talk("{n} giờ làm việc", {{"n", n}});
    case calendar::LimitUnit::kWorkingDays: return talk("{n} ngày làm việc", {{"n", n}});
    case calendar::LimitUnit::kDays: return talk("{n} ngày", {{"n", n}});
    case calendar::LimitUnit::kMonths: return talk("{n} tháng", {{"n", n}});
  }
  return {};
}

Html grade_mark(const Talk& talk, catalogue::Grade grade) {
  if (grade == catalogue::Grade::kPublished) return {};
  return tag("span", {{"class", "grade"}}, text(" (" + talk(label(grade)) + ")"));
}

std::string day_sentence(const Talk& talk, const app::DossierView& dossier,
                         const calendar::DayReason& reason) {
  return wording::due_reason(talk.language, wording::due_day(reason, dossier.same_day_cut_off));
}

Html due_chip(const Talk& talk, Date today, const std::optional<LegalTime>& due, bool running) {
  if (!due) return text("–");
  if (!running) return text(wording::short_date(due->date));
  const int left = due->date.days - today.days;
  const Chip look = left < 0 ? Chip::kLate : left <= 1 ? Chip::kSoon : Chip::kGood;
  return chip(look, wording::time_left(talk.language, today, due->date));
}

}  // namespace motcua::web
