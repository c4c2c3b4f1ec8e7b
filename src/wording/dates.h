// Dates and spans as people say them.
#pragma once

#include <string>

#include "base/time.h"
#include "wording/messages.h"

namespace motcua::wording {

/// "thứ Tư" / "Wednesday".
[[nodiscard]] std::string_view weekday_name(Language language, Weekday weekday);
/// "25/02/2026" in both languages: figures are read alike.
[[nodiscard]] std::string short_date(Date date);
/// "25/02".
[[nodiscard]] std::string day_and_month(Date date);
/// "thứ Tư, 25/02/2026".
[[nodiscard]] std::string long_date(Language language, Date date);
/// "ngày 25 tháng 02 năm 2026", as documents write it (one-digit days and months 1, 2 get a zero).
[[nodiscard]] std::string document_date(Date date);
/// "17:00".
[[nodiscard]] std::string clock_time(LegalTime time);
/// "17:00 thứ Tư, 25/02/2026".
[[nodiscard]] std::string long_moment(Language language, LegalTime time);
/// How far a due moment is: "Còn 3 ngày", "Hôm nay", "Quá hạn 2 ngày".
[[nodiscard]] std::string time_left(Language language, Date today, Date due);

/// The same as officers count it: "còn 2 ngày làm việc", "hôm nay, trước 17:00", "quá hạn 1 ngày"
/// (days of the calendar). `working_days`: those after today up to the due day.
[[nodiscard]] std::string legal_time_left(Language language, LegalTime now, LegalTime due,
                                          int working_days);

}  // namespace motcua::wording
