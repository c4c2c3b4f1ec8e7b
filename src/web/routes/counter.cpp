#include "catalogue/search.h"
#include "web/form_json.h"
#include "web/pages/intake.h"
#include "web/routes/routes.h"

#include <memory>

namespace motcua::web {
namespace {

constexpr std::size_t kHits = 20;
constexpr int kEarlier = 20;

CounterHit hit_of(const catalogue::Procedure& procedure) {
  return {procedure.code, procedure.name, procedure.offline.offline_class, procedure.detailed};
}

/// Paths of a fault found in the body, as the form's controls are named.
app::Problem in_form_words(app::Problem problem, const FormBody& body) {
  if (auto* errors = std::get_if<InputErrors>(&problem.cause))
    for (InputError& error : *errors) error.path = body.control_path(error.path);
  return problem;
}

}  // namespace

void show_counter(Call call) {
  if (!call.session->roles.meets(kReceiving)) return call.refuse(app::Fault::kForbidden);
  CounterView view;
  view.words = call.request.query.get("q");
  const auto edition = call.centre().edition();
  if (!edition) return call.refuse(edition.error());
  const catalogue::Catalogue& all = (*edition)->catalogue;
  if (!view.words.empty()) {
    for (const auto& hit : (*edition)->find(view.words, kHits))
      if (const auto* procedure = all.find(hit.code)) view.hits.push_back(hit_of(*procedure));
  } else {
    for (const auto place : catalogue::default_order(all, catalogue::UnitKind::kCommuneCommittee)) {
      if (view.hits.size() >= kHits) break;
      view.hits.push_back(hit_of(all.procedures()[place]));
    }
  }
  call.answer_page(counter_page(call.talk(), view));
}

namespace {

/// The intake page with nothing typed; empty where the call was refused. Better said before
/// everything is typed than after.
std::optional<IntakeView> intake_view(Call& call) {
  IntakeView view;
  const ProcedureCode code{std::string(call.arguments.get("procedure"))};
  if (!call.session->roles.meets(kReceiving)) {
    call.refuse(app::Fault::kForbidden);
    return std::nullopt;
  }
  const auto edition = call.centre().edition();
  if (!edition) {
    call.refuse(edition.error());
    return std::nullopt;
  }
  view.procedure = {*edition, (*edition)->catalogue.find(code)};
  if (view.procedure == nullptr) {
    call.refuse(app::Fault::kUnknownProcedure);
    return std::nullopt;
  }
  view.csrf = call.csrf;
  view.today = call.centre().now().date;
  view.earlier.csrf = call.csrf;
  view.earlier.name_of = names(call);
  view.earlier.now = call.centre().now();
  return view;
}

}  // namespace

void show_earlier(Call call) {
  auto view = intake_view(call);
  if (!view) return;
  const std::string number(call.form.fields.get("number"));
  view->command = next_command(call, std::nullopt);
  view->earlier.typed.values = call.form.fields;
  auto found = call.centre().find_identity(*call.session, number, kEarlier);
  if (found) {
    view->earlier.found = std::move(*found);
    view->typed.values = http::Parameters({{"people.applicant.person.identity.number", number}});
  } else if (const auto* faults = std::get_if<InputErrors>(&found.error().cause)) {
    view->earlier.typed.faults = *faults;
  } else {
    return call.refuse(found.error());
  }
  call.answer_page(intake_page(call.talk(), *view));
}

void show_intake(Call call) {
  auto made = intake_view(call);
  if (!made) return;
  IntakeView& view = *made;
  const auto kept = call.given_back();
  if (kept) {
    Told what = told(call, *kept);
    view.fault = std::move(what.fault);
    view.basis = std::move(what.basis);
    view.typed = {kept->values, std::move(what.errors), true};
  }
  view.command = next_command(call, kept);
  call.answer_page(intake_page(call.talk(), view));
}

void take_in(Call call) {
  const std::string back = "/quay/" + std::string(call.arguments.get("procedure"));
  const auto command = parse_command_id(call.form.fields.get("command"));
  if (!command) return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, back);
  if (auto kept = keep_uploads(call, ""); !kept) return call.give_back(kept.error(), back);
  auto body = std::make_shared<FormBody>(form_body(call.form.fields));
  app::WriteRequest request{*call.session, *command, body->value, 0};
  auto waiting = std::make_shared<Call>(std::move(call));
  waiting->centre().receive(
      std::move(request), [waiting, body, back](Result<app::CommandAnswer, app::Problem> answer) {
        if (!answer)
          return waiting->give_back(in_form_words(std::move(answer).error(), *body), back);
        waiting->go("/ho-so/" + answer->number.text + "/giay-tiep-nhan");
      });
}

void show_slip(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto dossier = call.centre().dossier(*call.session, number);
  if (!dossier) return call.refuse(dossier.error());
  SlipView view;
  view.dossier = &*dossier;
  view.procedure_name =
      dossier->procedure ? dossier->procedure->name : dossier->state.procedure.text;
  view.unit_name = call.unit_name(dossier->state.units.receiving);
  view.returning_name = call.unit_name(dossier->state.units.returning);
  view.officer_name = names(call)(dossier->state.received_by);
  view.public_address = call.site->public_address();
  view.may_receive = call.session->roles.meets(kReceiving);
  call.answer_page(slip_page(call.talk(), view));
}

}  // namespace motcua::web
