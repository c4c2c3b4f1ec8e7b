// The catalogue as a list, and the system's page: health, officers, roles, delegations, closures.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/centre.h"
#include "calendar/calendar.h"
#include "catalogue/catalogue.h"
#include "office/state.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/pages/worklist.h"

namespace motcua::web {

struct CatalogueView {
  std::string words;
  catalogue::Counts counts;
  std::vector<const catalogue::Procedure*> rows;
  std::optional<std::string> next;  // code after which the next page begins
};
[[nodiscard]] Page catalogue_page(const Talk& talk, const CatalogueView& view);

struct SystemView {
  app::HealthView health;
  std::vector<app::OfficerView> officers;
  std::shared_ptr<const office::OfficeState> office;
  NameOf name_of;
  Date today;
  office::RoleSet roles;  // the reader's
  const calendar::Calendar* calendar = nullptr;
  std::string csrf;
  std::string command;
  std::string fresh_id;  // for what is enrolled, granted or recorded next
  bool done = false;

  std::string fault;
  std::string basis;
  std::string typed_action;
  Typed typed;
};
[[nodiscard]] Page system_page(const Talk& talk, const SystemView& view);

/// Shown once, never kept.
[[nodiscard]] Page one_time_password_page(const Talk& talk, const std::string& username,
                                          const std::string& password);

/// Calendar, closures, points.
[[nodiscard]] Html office_places(const Talk& talk, const SystemView& view);
[[nodiscard]] std::string closure_words(const Talk& talk, const office::Closure& closure);

/// The forms that change the office, as far as the reader's roles go; empty for none.
[[nodiscard]] Html office_forms(const Talk& talk, const SystemView& view);

}  // namespace motcua::web
