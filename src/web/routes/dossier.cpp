#include "web/form_json.h"
#include "web/pages/dossier.h"
#include "web/routes/routes.h"

#include <charconv>
#include <memory>

namespace motcua::web {
namespace {

constexpr std::int64_t kUndoMsMax = 10'000;

std::int64_t whole_number(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::int64_t undo_ms_left(const app::DossierView& dossier, LegalTime now) {
  if (!dossier.state.last || !dossier.state.last->undoable) return 0;
  // The clock here has minutes only: the centre itself judges the seconds.
  const std::int64_t age = instant_of(now).ms - dossier.state.last->claimed.ms;
  return age <= 60'000 ? kUndoMsMax : 0;
}

void show_given_back(DossierPageView& view, const Call& call, const KeptForm& kept) {
  Told what = told(call, kept);
  view.fault = std::move(what.fault);
  view.basis = std::move(what.basis);
  view.typed = {kept.values, std::move(what.errors), true};
  view.typed_action = kept.values.get("type");
  view.typed_version = whole_number(kept.values.get("version"));
}

/// A password is for the moment of asking: it is neither kept nor part of the command.
std::string take_password(Call& call) {
  std::string password(call.form.fields.get("password"));
  std::vector<http::Parameters::Pair> rest;
  for (const auto& pair : call.form.fields.all())
    if (pair.first != "password") rest.push_back(pair);
  call.form.fields = http::Parameters(std::move(rest));
  return password;
}

}  // namespace

void show_dossier(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto dossier = call.centre().dossier(*call.session, number);
  if (!dossier) return call.refuse(dossier.error());
  DossierPageView view;
  view.dossier = &*dossier;
  view.procedure_name =
      dossier->procedure ? dossier->procedure->name : dossier->state.procedure.text;
  view.name_of = names(call);
  view.unit_name = [&call](const UnitCode& unit) { return call.unit_name(unit); };
  view.officers = call.centre().officers(*call.session);
  view.me = call.session->officer;
  view.now = call.centre().now();
  view.undo_ms_left = undo_ms_left(*dossier, view.now);
  view.csrf = call.csrf;
  view.done = !call.request.query.get("da-luu").empty();
  const auto kept = call.given_back();
  if (kept) show_given_back(view, call, *kept);
  view.command = next_command(call, kept);
  call.answer_page(dossier_page(call.talk(), view));
}

void act_on_dossier(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const std::string back = "/ho-so/" + number.text;
  const std::string password = take_password(call);
  const auto command = parse_command_id(call.form.fields.get("command"));
  const std::int64_t version = whole_number(call.form.fields.get("version"));
  if (!command) return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, back);
  if (version <= 0) return call.give_back(app::Problem{app::Fault::kVersionMissing}, back);
  if (call.form.fields.get("type") == "sign_result") {
    const auto same_person = call.centre().reauthenticate(*call.session, password);
    if (!same_person) return call.give_back(same_person.error(), back);
    // What was just proved stands in the session, not in the copy made before.
    auto fresh = call.centre().session(session_token(call.request));
    if (fresh) call.session = std::move(*fresh);
  }
  if (auto kept = keep_uploads(call, "signed"); !kept) return call.give_back(kept.error(), back);
  auto body = std::make_shared<FormBody>(form_body(call.form.fields));
  app::WriteRequest request{*call.session, *command, body->value, version};
  auto waiting = std::make_shared<Call>(std::move(call));
  waiting->centre().command(std::move(request), number,
                            [waiting, body, back](Result<app::CommandAnswer, app::Problem> answer) {
                              if (answer) return waiting->go(back + "?da-luu=1");
                              app::Problem problem = std::move(answer).error();
                              if (auto* errors = std::get_if<InputErrors>(&problem.cause))
                                for (InputError& error : *errors)
                                  error.path = body->control_path(error.path);
                              waiting->give_back(std::move(problem), back);
                            });
}

void give_file(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto id = FileId::parse(call.arguments.get("file"));
  if (!id) return call.refuse(app::Fault::kNotFound);
  auto content = call.centre().read_file(*call.session, number, *id);
  if (!content) return call.refuse(content.error());
  // Never opened inside our own origin: what was sent in may be anything.
  auto response = http::Response::text(200, "application/octet-stream", std::move(*content));
  response.headers.set("Content-Disposition", "attachment; filename=\"" + id->text() + "\"");
  call.answer(std::move(response));
}

}  // namespace motcua::web
