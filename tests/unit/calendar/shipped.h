// The shipped calendar version, read from data/calendar, and short ways to write moments.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/json.h"
#include "calendar/calendar.h"
#include "calendar/due.h"
#include "calendar/office_days.h"

namespace motcua::calendar::test {

inline std::string shipped_text() {
  std::ifstream file(std::string(MOTCUA_DATA) + "/calendar/vn-2026.1.json");
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const Calendar& shipped() {
  static const Calendar kCalendar = [] {
    const auto value = json::parse(shipped_text());
    auto read = Calendar::read(value.value());
    if (!read) {
      for (const InputError& error : read.error()) ADD_FAILURE() << error.path;
    }
    return std::move(read).value();
  }();
  return kCalendar;
}

inline OfficeDays office(const std::string& desk = "general") {
  return OfficeDays(shipped(), Office{UnitCode{"15607"}, desk});
}

inline Date day(const std::string& text) { return Date::parse(text).value(); }
inline LegalTime at(const std::string& text) { return LegalTime::parse(text).value(); }

}  // namespace motcua::calendar::test
