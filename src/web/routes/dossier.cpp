#include "http/rate_limit.h"
#include "http/target.h"
#include "office/commands.h"
#include "web/form_json.h"
#include "web/pages/dossier.h"
#include "web/attachment.h"
#include "web/prints.h"
#include "web/routes/routes.h"

#include <algorithm>
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

void show_given_back(DossierPageView& view, const Call& call, const KeptForm& kept) {
  Told what = told(call, kept);
  view.fault = std::move(what.fault);
  view.basis = std::move(what.basis);
  view.typed = {kept.values, std::move(what.errors), true, std::move(what.words)};
  view.typed_action = kept.values.get("type");
  view.typed_version = whole_number(kept.values.get("version"));
}

/// Where the form of that type stands on the dossier's page.
std::string form_anchor(std::string_view type) {
  return dossier::command_kind(type) ? "#viec-" + std::string(type) : "";
}

/// Where the reader is led when the act is done: to the paper, if that is what was asked for.
std::string after_act(const http::Parameters& fields, const std::string& here) {
  if (fields.get("type") == "print_paper")
    if (const auto form = paper_form(fields.get("form"))) return print_address(here, *form);
  return here + "?da-luu=1";
}

std::string_view ending_of(std::string_view media) {
  if (media == "application/pdf") return ".pdf";
  if (media == "image/jpeg") return ".jpg";
  if (media == "image/png") return ".png";
  return "";
}

bool may_break_glass(const Call& call) {
  return call.session->roles.meets(office::roles_for(office::BreakGlass{}));
}

/// Another unit's dossier and one that is not there look alike.
void show_glass(Call call, const app::Problem& problem) {
  const auto* fault = std::get_if<app::Fault>(&problem.cause);
  if (fault == nullptr || *fault != app::Fault::kNotFound) return call.refuse(problem);
  GlassView view;
  view.number = DossierCode{std::string(call.arguments.get("code"))};
  view.may_open = may_break_glass(call);
  view.csrf = call.csrf;
  const auto kept = call.given_back();
  if (kept) {
    Told what = told(call, *kept);
    view.fault = std::move(what.fault);
    view.typed = {kept->values, std::move(what.errors), true};
  }
  view.command = next_command(call, kept);
  call.answer_page(glass_page(call.talk(), view));
}

}  // namespace

std::string take_password(Call& call) {
  std::string password(call.form.fields.get("password"));
  std::vector<http::Parameters::Pair> rest;
  for (const auto& pair : call.form.fields.all())
    if (pair.first != "password") rest.push_back(pair);
  call.form.fields = http::Parameters(std::move(rest));
  return password;
}

Result<Done, app::Problem> ask_password_again(Call& call, std::string_view password) {
  const std::string account = call.session->username.text;
  auto wait = call.site->over_limit(Limit::kSignInOfPeer, http::rate_key(call.request.peer));
  if (!wait) wait = call.site->over_limit(Limit::kSignInOfAccount, account);
  if (wait)
    return fail(problem_with(app::Fault::kTooManyRequests, "retry_after", std::to_string(*wait)));
  TRY(call.centre().reauthenticate(*call.session, password));
  call.site->forget_limit(Limit::kSignInOfPeer, http::rate_key(call.request.peer));
  call.site->forget_limit(Limit::kSignInOfAccount, account);
  // What was just proved stands in the session, not in the copy made before.
  auto fresh = call.centre().session(session_token(call.request));
  if (fresh) call.session = std::move(*fresh);
  return Done{};
}

void break_glass(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const std::string back = "/ho-so/" + number.text;
  const auto command = parse_command_id(call.form.fields.get("command"));
  if (!command) return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, back);
  if (!may_break_glass(call)) return call.refuse(app::Fault::kForbidden);
  const auto id = call.centre().dossier_id(number);
  if (!id) return call.give_back(id.error(), back);
  const auto hours = std::clamp<std::int64_t>(whole_number(call.form.fields.get("hours")), 1, 24);
  const Instant end{instant_of(call.centre().now()).ms + hours * 3'600'000};
  json::Object body{{"type", "break_glass"},
                    {"dossier", id->text()},
                    {"until", legal_time(end).text()},
                    {"reason", std::string(call.form.fields.get("reason"))}};
  app::WriteRequest request{*call.session, *command, json::Value(std::move(body)), 0};
  auto waiting = std::make_shared<Call>(std::move(call));
  waiting->centre().office_command(std::move(request),
                                   [waiting, back](Result<Done, app::Problem> done) {
                                     if (done) return waiting->go(back);
                                     waiting->give_back(std::move(done).error(), back);
                                   });
}

void show_dossier(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto dossier = call.centre().dossier(*call.session, number);
  if (!dossier) return show_glass(std::move(call), dossier.error());
  DossierPageView view;
  view.dossier = &*dossier;
  view.procedure_name =
      dossier->procedure ? dossier->procedure->name : dossier->state.procedure.text;
  view.name_of = names(call);
  view.unit_name = [&call](const UnitCode& unit) { return call.unit_name(unit); };
  view.officers = call.centre().officers(*call.session);
  view.me = call.session->officer;
  view.now = call.centre().now();
  // The centre itself judges the window.
  view.undo_ms_left = offered(view, "undo") ? kUndoMsMax : 0;
  view.csrf = call.csrf;
  view.done = !call.request.query.get("da-luu").empty();
  const auto kept = call.given_back();
  if (kept) show_given_back(view, call, *kept);
  view.command = next_command(call, kept);
  call.answer_page(dossier_page(call.talk(), view));
}

void act_on_dossier(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const std::string here = "/ho-so/" + number.text;
  const std::string back = here + form_anchor(call.form.fields.get("type"));
  const std::string password = take_password(call);
  const auto command = parse_command_id(call.form.fields.get("command"));
  const std::int64_t version = whole_number(call.form.fields.get("version"));
  if (!command) return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, back);
  if (version <= 0) return call.give_back(app::Problem{app::Fault::kVersionMissing}, back);
  const std::string_view type = call.form.fields.get("type");
  if (type == "sign_result" || type == "order_erasure") {
    if (auto same_person = ask_password_again(call, password); !same_person)
      return call.give_back(std::move(same_person).error(), back);
  }
  if (auto kept = keep_uploads(call, "signed"); !kept) return call.give_back(kept.error(), back);
  auto body = std::make_shared<FormBody>(form_body(call.form.fields));
  app::WriteRequest request{*call.session, *command, body->value, version};
  auto waiting = std::make_shared<Call>(std::move(call));
  waiting->centre().command(
      std::move(request), number,
      [waiting, body, back, here](Result<app::CommandAnswer, app::Problem> answer) {
        if (answer) return waiting->go(after_act(waiting->form.fields, here));
        app::Problem problem = std::move(answer).error();
        if (auto* errors = std::get_if<InputErrors>(&problem.cause))
          for (InputError& error : *errors) error.path = body->control_path(error.path);
        waiting->give_back(std::move(problem), back);
      });
}

void give_file(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto id = FileId::parse(call.arguments.get("file"));
  if (!id) return call.refuse(app::Fault::kNotFound);
  auto content = call.centre().read_file(*call.session, number, *id);
  if (!content) return call.refuse(content.error());
  auto response = attachment_response(std::move(content->content));
  response.headers.set("Content-Disposition", "attachment; filename=\"" + id->text() +
                                                  std::string(ending_of(content->media)) +
                                                  "\"; filename*=UTF-8''" +
                                                  http::percent_encoded(content->name));
  call.answer(std::move(response));
}

}  // namespace motcua::web
