// The calendar versions inside the binary.
#pragma once

#include <optional>
#include <string_view>

#include "base/ids.h"
#include "calendar/calendar.h"

namespace motcua {

/// The version new dates are computed with.
inline constexpr std::string_view kNewestCalendar = "vn-2026.1";

/// Nothing for a version this program does not carry.
[[nodiscard]] std::optional<calendar::Calendar> shipped_calendar(const CalendarVersion& version);
[[nodiscard]] calendar::Calendar newest_calendar();

}  // namespace motcua
