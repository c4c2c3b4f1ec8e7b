#include "web/prints.h"

#include "web/api/handlers.h"
#include "web/api/request.h"

namespace motcua::web::api {

void read_print(Call call) {
  Query query(call.request);
  PrintWish wish;
  wish.cites = query.integer("cites", 1, json::kIntegerMax, 0);
  const auto sheet = query.one_of("sheet", {"a4", "a5"});
  const auto form = paper_form(call.arguments.get("form"));
  if (sheet == 1U && form && *form != dossier::PaperForm::kIntakeSlip)
    query.fault("sheet", InputFault::kContradicts, 0);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  if (!form) return call.refuse(app::Fault::kNotFound);
  wish.form = *form;
  if (sheet == 0U) wish.sheet = blocks::Paper::kA4;
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto view = call.centre().dossier(*call.session, number);
  if (!view) return call.refuse(view.error());
  auto response = print_response(call, *view, wish);
  if (!response) return call.refuse(response.error());
  call.answer(std::move(*response));
}

}  // namespace motcua::web::api
