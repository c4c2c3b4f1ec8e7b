// Time limits named in sentences: "03 ngày làm việc", "20 ngày", "ngay trong ngày",
// "08 giờ làm việc".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/limit.h"

namespace motcua::catalogue {

struct LimitInProse {
  calendar::Limit limit;
  std::string words;  // folded, as found: "03 ngay lam viec"
  bool operator==(const LimitInProse&) const = default;
};

/// In the order of the text. Dates ("ngày 14 tháng 11") and numbers of papers are no limits; "không
/// quá", "tối đa" are. Numbers written in words up to mười are read.
[[nodiscard]] std::vector<LimitInProse> limits_in_prose(std::string_view sentence);

}  // namespace motcua::catalogue
