// What an inspector asks for: the register of dossiers, and the sheet that says who had one when.
#pragma once

#include <functional>
#include <string>

#include "app/dossier_register.h"
#include "web/frame.h"
#include "web/pages/worklist.h"

namespace motcua::web {

struct RegisterView {
  app::RegisterQuery query;
  app::RegisterPage page;
  std::string fault;  // the days asked for make no sense
  NameOf name_of;
  std::function<std::string(const UnitCode&)> unit_name;
  LegalTime now;
};
[[nodiscard]] Page register_page(const Talk& talk, const RegisterView& view);

struct ControlSheetView {
  const app::DossierView* dossier = nullptr;
  std::string procedure_name;
  NameOf name_of;
  std::function<std::string(const UnitCode&)> unit_name;
  LegalTime now;
};
[[nodiscard]] Page control_sheet_page(const Talk& talk, const ControlSheetView& view);

}  // namespace motcua::web
