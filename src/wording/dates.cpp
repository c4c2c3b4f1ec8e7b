#include "wording/dates.h"

#include <array>

namespace motcua::wording {
namespace {

std::string two(int n) { return n < 10 ? "0" + std::to_string(n) : std::to_string(n); }

constexpr std::array<std::string_view, 7> kWeekdays{"thứ Hai", "thứ Ba",  "thứ Tư",  "thứ Năm",
                                                    "thứ Sáu", "thứ Bảy", "Chủ nhật"};

}  // namespace

std::string_view weekday_name(Language language, Weekday weekday) {
  return translated(language, kWeekdays[static_cast<std::size_t>(weekday)]);
}

std::string short_date(Date date) {
  return day_and_month(date) + "/" + std::to_string(date.year());
}

std::string day_and_month(Date date) { return two(date.day()) + "/" + two(date.month()); }

std::string long_date(Language language, Date date) {
  return std::string(weekday_name(language, date.weekday())) + ", " + short_date(date);
}

std::string document_date(Date date) {
  const int month = date.month();
  return "ngày " + two(date.day()) + " tháng " + (month <= 2 ? two(month) : std::to_string(month)) +
         " năm " + std::to_string(date.year());
}

std::string clock_time(LegalTime time) {
  return two(time.minute / 60) + ":" + two(time.minute % 60);
}

std::string long_moment(Language language, LegalTime time) {
  return clock_time(time) + " " + long_date(language, time.date);
}

std::string time_left(Language language, Date today, Date due) {
  const int days = due.days - today.days;
  if (days == 0) return say(language, "Hôm nay");
  if (days == 1) return say(language, "Còn 1 ngày");
  if (days == -1) return say(language, "Quá hạn 1 ngày");
  if (days > 0) return say(language, "Còn {n} ngày", {{"n", std::to_string(days)}});
  return say(language, "Quá hạn {n} ngày", {{"n", std::to_string(-days)}});
}

std::string legal_time_left(Language language, LegalTime now, LegalTime due, int working_days) {
  const int late = now.date.days - due.date.days;
  if (late == 1) return say(language, "quá hạn 1 ngày");
  if (late > 1) return say(language, "quá hạn {n} ngày", {{"n", std::to_string(late)}});
  if (late == 0)
    return say(language, due < now ? "quá hạn từ {time} hôm nay" : "hôm nay, trước {time}",
               {{"time", clock_time(due)}});
  if (working_days < 1) return say(language, "không còn ngày làm việc nào");
  if (working_days == 1) return say(language, "còn 1 ngày làm việc");
  return say(language, "còn {n} ngày làm việc", {{"n", std::to_string(working_days)}});
}

}  // namespace motcua::wording
