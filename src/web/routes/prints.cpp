// Printed forms as PDF. Making one is an act of its own (print_paper); this only shows it.
#include <charconv>

#include "web/prints.h"
#include "web/routes/routes.h"

namespace motcua::web {

void show_print(Call call) {
  PrintWish wish;
  const auto form = numbered_form(call.arguments.get("form"));
  if (!form) return call.refuse(app::Fault::kNotFound);
  wish.form = *form;
  if (call.request.query.get("kho") == "a4") wish.sheet = blocks::Paper::kA4;
  const std::string_view cites = call.request.query.get("viec");
  std::from_chars(cites.data(), cites.data() + cites.size(), wish.cites);
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto dossier = call.centre().dossier(*call.session, number);
  if (!dossier) return call.refuse(dossier.error());
  auto response = print_response(call, *dossier, wish);
  if (!response) return call.refuse(response.error());
  call.answer(std::move(*response));
}

}  // namespace motcua::web
