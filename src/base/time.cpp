#include "base/time.h"

#include <array>
#include <cstdio>

namespace motcua {
namespace {

// Days from civil and back: Howard Hinnant's public derivation, re-written for int32.
constexpr std::int32_t days_from_civil(int y, int m, int d) {
  const int year = m <= 2 ? y - 1 : y;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int yoe = year - era * 400;
  const int doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

struct Civil {
  int year, month, day;
};

constexpr Civil civil_from_days(std::int32_t days) {
  const std::int32_t z = days + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int day = doy - (153 * mp + 2) / 5 + 1;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

/// Two digits of a number from 0 to 99.
void append_two(std::string& out, int number) {
  out += static_cast<char>('0' + number / 10);
  out += static_cast<char>('0' + number % 10);
}

template <class... Numbers>
std::string formatted(const char* format, Numbers... numbers) {
  std::array<char, 64> buffer{};
  const int n = std::snprintf(buffer.data(), buffer.size(), format, numbers...);
  return {buffer.data(), static_cast<std::size_t>(n)};
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < 1600 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 0, 4);
  const auto m = digits(text, 5, 2);
  const auto d = digits(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  return of(*y, *m, *d);
}

std::string Date::text() const {
  const Civil c = civil_from_days(days);
  if (c.year < 0 || c.year > 9999) return formatted("%04d-%02d-%02d", c.year, c.month, c.day);
  // Every row that is shown and every event that is written has dates: printf takes ten times as
  // long.
  std::string out;
  append_two(out, c.year / 100);
  append_two(out, c.year % 100);
  out += '-';
  append_two(out, c.month);
  out += '-';
  append_two(out, c.day);
  return out;
}

int Date::year() const { return civil_from_days(days).year; }
int Date::month() const { return civil_from_days(days).month; }
int Date::day() const { return civil_from_days(days).day; }

Weekday Date::weekday() const {
  const int since_thursday = days % 7;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>((since_thursday + 7 + 3) % 7);
}

Date Date::plus_months(int n) const {
  const Civil c = civil_from_days(days);
  const int months = c.year * 12 + (c.month - 1) + n;
  const int year = months / 12;
  const int month = months % 12 + 1;
  const int last = days_in_month(year, month);
  return Date{days_from_civil(year, month, c.day < last ? c.day : last)};
}

std::optional<LegalTime> LegalTime::parse(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  if (!date || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return LegalTime{*date, static_cast<std::int16_t>(*hour * 60 + *minute)};
}

std::string LegalTime::text() const {
  std::string out = date.text();
  out += 'T';
  append_two(out, minute / 60);
  out += ':';
  append_two(out, minute % 60);
  return out;
}

std::string LegalTime::rfc3339() const { return text() + ":00+07:00"; }

LegalTime legal_time(Instant instant) {
  constexpr std::int64_t kMinuteMs = 60'000;
  constexpr std::int64_t kDayMinutes = 1440;
  const std::int64_t local = instant.ms + kLegalOffsetMs;
  const std::int64_t minutes = local >= 0 ? local / kMinuteMs : (local - kMinuteMs + 1) / kMinuteMs;
  const std::int64_t day =
      minutes >= 0 ? minutes / kDayMinutes : (minutes - kDayMinutes + 1) / kDayMinutes;
  return {Date{static_cast<std::int32_t>(day)},
          static_cast<std::int16_t>(minutes - day * kDayMinutes)};
}

Instant instant_of(LegalTime time) {
  return {(static_cast<std::int64_t>(time.date.days) * 1440 + time.minute) * 60'000 -
          kLegalOffsetMs};
}

std::string Instant::rfc3339() const {
  const LegalTime time = legal_time(*this);
  const std::int64_t seconds = (ms - instant_of(time).ms) / 1000;
  return time.text() + formatted(":%02d+07:00", static_cast<int>(seconds));
}

}  // namespace motcua
