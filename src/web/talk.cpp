#include "web/talk.h"

#include "wording/dates.h"

namespace motcua::web {

std::string Talk::moment(const std::optional<LegalTime>& time) const {
  return time ? wording::long_moment(language, *time) : "–";
}

std::string Talk::date(Date date) const { return wording::long_date(language, date); }

}  // namespace motcua::web
