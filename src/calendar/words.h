// The words that stand for the calendar's codes in JSON and in files; sentences are wording's.
// Words are for ever.
#pragma once

#include <string_view>

#include "calendar/due.h"
#include "calendar/verdict_766.h"

namespace motcua::calendar {

[[nodiscard]] std::string_view word(DayRule rule);
[[nodiscard]] std::string_view word(DayKind kind);
[[nodiscard]] std::string_view word(Holiday holiday);
[[nodiscard]] std::string_view word(RowGrade grade);
[[nodiscard]] std::string_view word(PauseKind kind);
[[nodiscard]] std::string_view word(Verdict766 verdict);
[[nodiscard]] std::string_view word(DueFault fault);

}  // namespace motcua::calendar
