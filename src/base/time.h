// Three kinds of time, never mixed:
//   Date       a legal day, no clock, no zone;
//   LegalTime  a legal day and a minute of it, on Viet Nam's clock (UTC+7, no summer time);
//   Instant    milliseconds since 1970-01-01T00:00Z as some machine claimed them.
// Nothing here reads a clock: Instants come from the Clock port.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua {

enum class Weekday { kMonday, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday };

/// Proleptic Gregorian; days since 1970-01-01. Valid texts: 1600-01-01 .. 9999-12-31.
struct Date {
  std::int32_t days = 0;

  auto operator<=>(const Date&) const = default;
  [[nodiscard]] static std::optional<Date> of(int year, int month, int day);
  /// Strict "YYYY-MM-DD".
  [[nodiscard]] static std::optional<Date> parse(std::string_view text);
  [[nodiscard]] std::string text() const;
  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;  // 1..12
  [[nodiscard]] int day() const;    // 1..31
  [[nodiscard]] Weekday weekday() const;
  [[nodiscard]] Date plus_days(int n) const { return {days + n}; }
  /// The same day of the month `n` months later, clamped to that month's last day.
  [[nodiscard]] Date plus_months(int n) const;
};
[[nodiscard]] int days_in_month(int year, int month);

/// Minutes of a day: 0 .. 1439.
struct LegalTime {
  Date date;
  std::int16_t minute = 0;

  auto operator<=>(const LegalTime&) const = default;
  /// Strict "YYYY-MM-DDTHH:MM".
  [[nodiscard]] static std::optional<LegalTime> parse(std::string_view text);
  [[nodiscard]] std::string text() const;     // 2026-02-25T17:00
  [[nodiscard]] std::string rfc3339() const;  // 2026-02-25T17:00:00+07:00
};

struct Instant {
  std::int64_t ms = 0;

  auto operator<=>(const Instant&) const = default;
  [[nodiscard]] std::string rfc3339() const;  // to the second, +07:00
};

inline constexpr std::int64_t kLegalOffsetMs = 7LL * 3600 * 1000;

/// The legal day and minute of an instant, seconds dropped.
[[nodiscard]] LegalTime legal_time(Instant instant);
[[nodiscard]] Instant instant_of(LegalTime time);

}  // namespace motcua
