// The register of dossiers and the control sheet of one.
#include "web/pages/register.h"

#include "web/routes/routes.h"

namespace motcua::web {

void show_register(Call call) {
  RegisterView view;
  view.now = call.centre().now();
  // This month so far, unless other days are asked for.
  view.query.from = view.now.date.plus_days(1 - view.now.date.day());
  view.query.until = view.now.date;
  const std::string_view from = call.request.query.get("tu");
  const std::string_view until = call.request.query.get("den");
  const auto asked_from = Date::parse(from);
  const auto asked_until = Date::parse(until);
  const bool unreadable = (!from.empty() && !asked_from) || (!until.empty() && !asked_until);
  if (asked_from) view.query.from = *asked_from;
  if (asked_until) view.query.until = *asked_until;
  if (unreadable || view.query.until < view.query.from) {
    view.fault = call.talk()("Ngày không đúng, hoặc ngày đầu ở sau ngày cuối.");
  } else {
    view.query.after = call.request.query.get("sau");
    auto page = call.centre().dossier_register(*call.session, view.query);
    if (!page) return call.refuse(page.error());
    view.page = std::move(*page);
  }
  view.name_of = names(call);
  view.unit_name = [&call](const UnitCode& unit) { return call.unit_name(unit); };
  call.answer_page(register_page(call.talk(), view));
}

void show_control_sheet(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto dossier = call.centre().dossier(*call.session, number);
  if (!dossier) return call.refuse(dossier.error());
  ControlSheetView view;
  view.dossier = &*dossier;
  view.procedure_name =
      dossier->procedure ? dossier->procedure->name : dossier->state.procedure.text;
  view.name_of = names(call);
  view.unit_name = [&call](const UnitCode& unit) { return call.unit_name(unit); };
  view.now = call.centre().now();
  call.answer_page(control_sheet_page(call.talk(), view));
}

}  // namespace motcua::web
