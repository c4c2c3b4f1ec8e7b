// The reader's language, and what everything on a page is said with. Messages are literals in
// Vietnamese; tests/unit/web holds each to a translation in wording/po/en.po.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "wording/messages.h"

namespace motcua::web {

struct Talk {
  wording::Language language = wording::Language::kVietnamese;

  [[nodiscard]] std::string operator()(
      std::string_view message, std::initializer_list<wording::Parameter> parameters = {}) const {
    return wording::say(language, message, parameters);
  }
  /// "17:00 thứ Tư, 25/02/2026"; a dash for none.
  [[nodiscard]] std::string moment(const std::optional<LegalTime>& time) const;
  [[nodiscard]] std::string date(Date date) const;
};

}  // namespace motcua::web
