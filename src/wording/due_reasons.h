// The sentence said of one day between receipt and due date. Takes the calendar's code words, so
// that screens, slips, the command line and messages all say the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "wording/messages.h"

namespace motcua::wording {

/// One day's reason in code words (calendar/words.h); what does not apply stays empty.
struct DueDay {
  std::string_view rule;
  bool counted = false;
  int ordinal = 0;
  int minutes = 0;
  std::string_view holiday;
  std::optional<Date> other;       // the day it was swapped with, or stands for
  std::optional<LegalTime> until;  // the moment taken as receipt
  std::string_view pause;
  std::string_view decision;
  std::string_view closure;
  std::string_view grade;  // of the calendar's row
  int cut_off = 15 * 60;   // of the same-day rule, in minutes
};

/// A calendar::DayReason in code words, under a calendar with that cut-off of the same-day rule. A
/// template, as this folder knows no other: `word` is found where the reason comes from.
template <class Reason>
[[nodiscard]] DueDay due_day(const Reason& reason, int cut_off) {
  DueDay day;
  day.rule = word(reason.rule);
  day.counted = reason.counted;
  day.ordinal = reason.ordinal;
  day.minutes = reason.minutes;
  if (reason.day.holiday) day.holiday = word(*reason.day.holiday);
  day.other = reason.day.other;
  day.until = reason.until;
  if (reason.pause) day.pause = word(*reason.pause);
  day.decision = reason.decision;
  day.closure = reason.closure;
  day.grade = word(reason.day.grade);
  day.cut_off = cut_off;
  return day;
}

/// Without a full stop. Empty for a rule it does not know (held by a test to be none).
[[nodiscard]] std::string due_reason(Language language, const DueDay& day);

/// "Tết Nguyên đán"; empty for an unknown word.
[[nodiscard]] std::string_view holiday_name(std::string_view word);

/// "3 ngày làm việc", "trong ngày làm việc", from the catalogue's word of the unit.
[[nodiscard]] std::string limit_text(Language language, std::string_view unit, int value);

/// What a grade of a limit means to who relies on it; empty for "published".
[[nodiscard]] std::string_view grade_note(Language language, std::string_view grade);

}  // namespace motcua::wording
