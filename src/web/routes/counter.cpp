#include "catalogue/search.h"
#include "http/target.h"
#include "web/form_json.h"
#include "web/pages/dossier.h"
#include "web/pages/intake.h"
#include "web/pages/print_links.h"
#include "web/routes/routes.h"

#include <memory>

namespace motcua::web {
namespace {

constexpr std::size_t kHits = 20;
constexpr int kEarlier = 20;
constexpr std::string_view kLost = "mat";        // of an address: what was typed is kept no more
constexpr std::string_view kReadBefore = "hen";  // the due moment that had been read out

std::string address_of(const Call& call) {
  return "/quay/" + std::string(call.arguments.get("procedure"));
}

/// A limit in hours moves with every minute; what was read out is broken only by another day.
bool is_another_day(std::string_view read_out, const dossier::State& now) {
  const auto before = LegalTime::parse(read_out);
  return before && now.term && before->date != now.term->due.date;
}

CounterHit hit_of(const catalogue::Procedure& procedure) {
  return {procedure.code, procedure.name, procedure.offline.offline_class, procedure.detailed};
}

/// Paths of a fault found in the body, as the form's controls are named.
app::Problem in_form_words(app::Problem problem, const FormBody& body) {
  if (auto* errors = std::get_if<InputErrors>(&problem.cause))
    for (InputError& error : *errors) error.path = body.control_path(error.path);
  return problem;
}

/// From an earlier dossier of this unit: what an officer may open anyway, the reading is logged.
void fill_from_earlier(const Call& call, IntakeView& view) {
  const std::string_view number = call.request.query.get("tu");
  if (number.empty()) return;
  const auto earlier =
      call.centre().dossier(*call.session, DossierCode{std::string(number.substr(0, 60))});
  const bool own = earlier && (earlier->state.units.receiving == call.centre().unit() ||
                               earlier->state.units.custodian == call.centre().unit());
  if (!own || !earlier->state.people.is_open()) {
    view.earlier_fault = call.talk()("Không có hồ sơ số đó ở đơn vị này, hoặc không mở được.");
    return;
  }
  auto pairs = values_from_earlier(*earlier, view.form.form, *view.form.forms);
  view.typed.values = http::Parameters(std::move(pairs));
  view.typed.source = earlier->state.number.text;
  view.form.answers = answers_of(view.typed.values);
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
  view.form = {(*edition)->forms->of(code), (*edition)->forms.get(), view.today};
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
  if (kept && !kept->done.empty()) return call.answer_page(received_page(call.talk(), kept->done));
  if (kept) {
    Told what = told(call, *kept);
    view.fault = std::move(what.fault);
    view.basis = std::move(what.basis);
    view.typed = {kept->values, std::move(what.errors), true, std::move(what.words)};
    view.form.answers = answers_of(kept->values);
  } else if (const auto one = call.site->kept().unfinished(
                 call.owner(), "procedure", view.procedure->code.text, call.site->monotonic_ms())) {
    view.unfinished = address_of(call) + "?kept=" + one->token;
    view.unfinished_minutes = one->age_ms / 60'000;
    fill_from_earlier(call, view);
  } else {
    fill_from_earlier(call, view);
  }
  view.lost = !kept && call.request.query.get(kLost) == "1";
  view.command = next_command(call, kept);
  call.answer_page(intake_page(call.talk(), view));
}

void take_in(Call call) {
  const std::string here = address_of(call);
  const auto command = parse_command_id(call.form.fields.get("command"));
  if (!command) return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, here);
  if (auto kept = keep_uploads(call, ""); !kept) return call.give_back(kept.error(), here);
  if (!call.form.fields.get(kRefreshField).empty())
    return call.give_back(app::Problem{InputErrors{}}, here + std::string(kFormPlace));
  const FormBody body = form_body(call.form.fields);
  const auto intake = call.centre().rehearse({*call.session, *command, body.value, 0});
  if (!intake) return call.give_back(in_form_words(intake.error(), body), here);
  const std::string token = call.keep_form(std::nullopt);
  call.go(here + "/doc-lai?kept=" + token);
}

void show_read_back(Call call) {
  if (!call.session->roles.meets(kReceiving)) return call.refuse(app::Fault::kForbidden);
  const std::string here = address_of(call);
  ReadBackView view;
  const auto kept = call.given_back();
  if (!kept) return call.go(here + "?" + std::string(kLost) + "=1");
  if (!kept->done.empty()) return call.answer_page(received_page(call.talk(), kept->done));
  const auto command = parse_command_id(kept->values.get("command"));
  const FormBody body = form_body(kept->values);
  call.form.fields = kept->values;
  if (!command) return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, here);
  const auto intake = call.centre().rehearse({*call.session, *command, body.value, 0});
  if (!intake) return call.give_back(in_form_words(intake.error(), body), here);
  if (!intake->procedure) return call.refuse(app::Fault::kUnknownProcedure);
  view.intake = &*intake;
  view.procedure = &*intake->procedure;  // by the release that held when it was filed
  view.typed = {kept->values, {}, true};
  view.form = {form_of(*intake->forms, intake->state.procedure, intake->state.form.get()),
               intake->forms.get(), intake->state.filed.date, answers_of(kept->values)};
  view.kept = call.request.query.get("kept");
  view.csrf = call.csrf;
  view.returning_name = call.talk()("Trung tâm Phục vụ hành chính công {unit}",
                                    {{"unit", call.unit_name(intake->state.units.returning)}});
  view.read_before = LegalTime::parse(call.request.query.get(kReadBefore));
  call.answer_page(read_back_page(call.talk(), view));
}

void receive_what_was_read(Call call) {
  const std::string back = address_of(call);
  const std::string token(call.form.fields.get("kept"));
  const auto kept = call.site->kept().find(token, call.owner(), call.site->monotonic_ms());
  if (!kept) return call.go(back + "?" + std::string(kLost) + "=1");
  if (!kept->done.empty()) return call.go(kept->done);
  const std::string read_out(call.form.fields.get("due"));
  call.form.fields = kept->values;
  const auto command = parse_command_id(kept->values.get("command"));
  if (!command) return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, back);
  auto body = std::make_shared<FormBody>(form_body(kept->values));
  app::WriteRequest request{*call.session, *command, body->value, 0};
  // What cannot be received is said by receive(), which also knows a repeated command.
  if (const auto intake = call.centre().rehearse(request);
      intake && is_another_day(read_out, intake->state))
    return call.go(back + "/doc-lai?kept=" + token + "&" + std::string(kReadBefore) + "=" +
                   http::percent_encoded(read_out));
  auto waiting = std::make_shared<Call>(std::move(call));
  waiting->centre().receive(
      std::move(request),
      [waiting, body, back, token](Result<app::CommandAnswer, app::Problem> answer) {
        if (!answer)
          return waiting->give_back(in_form_words(std::move(answer).error(), *body), back);
        const std::string slip = "/ho-so/" + answer->number.text + "/giay-tiep-nhan";
        waiting->site->kept().finish(token, slip);
        waiting->go(slip);
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
  view.print = print_button(call.talk(), *dossier, dossier::PaperForm::kIntakeSlip, call.csrf,
                            call.site->command_uuid());
  call.answer_page(slip_page(call.talk(), view));
}

}  // namespace motcua::web
