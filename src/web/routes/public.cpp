#include "http/target.h"
#include "web/pages/public.h"
#include "web/routes/routes.h"

namespace motcua::web {

void show_home(Call call) {
  HomeView view;
  view.words = call.request.query.get("q");
  if (!view.words.empty()) {
    const auto edition = call.centre().edition();
    if (!edition) return call.refuse(edition.error());
    view.hits = (*edition)->find(view.words, 12);
  }
  call.answer_page(home_page(call.talk(), view));
}

void show_procedure(Call call) {
  const ProcedureCode code{std::string(call.arguments.get("code"))};
  const auto edition = call.centre().edition();
  if (!edition) return call.refuse(edition.error());
  const auto* procedure = (*edition)->catalogue.find(code);
  if (procedure == nullptr) return call.refuse(app::Fault::kNotFound);
  call.answer_page(procedure_page(call.talk(), *procedure, call.centre().now().date,
                                  call.unit_name(call.centre().unit()),
                                  call.session && call.session->roles.meets(kReceiving)));
}

void show_track_form(Call call) {
  const std::string number(call.request.query.get("so"));
  const std::string check(call.request.query.get("ma"));
  if (number.empty() || check.empty()) {
    const bool half = number.empty() != check.empty();
    return call.answer_page(track_form_page(call.talk(), {number, false, half}));
  }
  std::string trimmed = number;
  std::erase(trimmed, ' ');
  call.go("/tra-cuu/" + http::percent_encoded(trimmed) + "?ma=" + http::percent_encoded(check));
}

void show_track(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const std::string_view check = call.request.query.get("ma");
  if (check.empty())
    return call.answer_page(track_form_page(call.talk(), {number.text, false, false}));
  const std::string who = http::rate_key(call.request.peer);
  if (const auto wait = call.site->over_limit(Limit::kTrackingOfPeer, who))
    return call.refuse(
        problem_with(app::Fault::kTooManyRequests, "retry_after", std::to_string(*wait)));
  const auto found = call.centre().track(number, check);
  if (!found) {
    if (app::kind_of(found.error().cause).status >= 500) return call.refuse(found.error());
    Page page = track_form_page(call.talk(), {number.text, true, false});
    page.status = 404;
    return call.answer_page(page);
  }
  call.answer_page(
      track_page(call.talk(), *found, call.centre().now().date,
                 call.talk()("Trung tâm {unit}", {{"unit", call.unit_name(found->returning)}})));
}

void give_asset(Call call) {
  const auto asset = call.site->asset(call.arguments.get("name"));
  if (!asset) return call.refuse(app::Fault::kNotFound);
  http::Response response = http::asset_response(*asset, call.request);
  call.answer(std::move(response));
}

}  // namespace motcua::web
