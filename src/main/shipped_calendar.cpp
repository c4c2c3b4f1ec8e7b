#include "main/shipped_calendar.h"

#include <string>
#include <utility>

#include "base/check.h"
#include "base/json.h"
#include "main/assets.h"

namespace motcua {

std::optional<calendar::Calendar> shipped_calendar(const CalendarVersion& version) {
  const auto text = asset("calendar/" + version.text + ".json");
  if (!text) return std::nullopt;
  const auto value = json::parse(*text);
  CHECK(value.has_value(), "a calendar inside the binary is JSON");
  auto read = calendar::Calendar::read(*value);
  CHECK(read.has_value(), "a calendar inside the binary has no fault");
  CHECK(read->version() == version, "a calendar's file bears its version's name");
  return *std::move(read);
}

calendar::Calendar newest_calendar() {
  auto calendar = shipped_calendar(CalendarVersion{std::string(kNewestCalendar)});
  CHECK(calendar.has_value(), "the newest calendar travels inside the binary");
  return *std::move(calendar);
}

}  // namespace motcua
