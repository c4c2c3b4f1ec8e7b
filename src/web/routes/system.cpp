#include "catalogue/search.h"
#include "web/form_json.h"
#include "web/pages/system.h"
#include "web/routes/routes.h"

#include <algorithm>
#include <memory>

namespace motcua::web {
namespace {

constexpr std::size_t kRows = 50;

void reset_password(Call call) {
  const auto officer = OfficerId::parse(call.form.fields.get("officer"));
  if (!officer)
    return call.give_back(app::Problem{InputErrors{{"officer", InputFault::kNotAnId, 0}}},
                          "/he-thong");
  const auto known = call.centre().officer(*officer);
  const std::string username = known ? known->username.text : "";
  const app::Session session = *call.session;
  auto waiting = std::make_shared<Call>(std::move(call));
  waiting->centre().reset_password(
      session, *officer, [waiting, username](Result<std::string, app::Problem> password) {
        if (!password) return waiting->give_back(password.error(), "/he-thong");
        waiting->answer_page(one_time_password_page(waiting->talk(), username, *password));
      });
}

void confirm_clock(Call call) {
  const auto now = LegalTime::parse(call.form.fields.get("now"));
  if (!now)
    return call.give_back(app::Problem{InputErrors{{"now", InputFault::kNotATime, 0}}},
                          "/he-thong");
  const auto done = call.centre().confirm_clock(*call.session, *now);
  if (!done) return call.give_back(done.error(), "/he-thong");
  call.go("/he-thong?da-luu=1");
}

}  // namespace

void show_catalogue(Call call) {
  const auto edition = call.centre().edition();
  if (!edition) return call.refuse(edition.error());
  const catalogue::Catalogue& all = (*edition)->catalogue;
  CatalogueView view;
  view.counts = all.counts();
  view.words = call.request.query.get("q");
  if (!view.words.empty()) {
    for (const auto& hit : (*edition)->find(view.words, kRows))
      if (const auto* procedure = all.find(hit.code)) view.rows.push_back(procedure);
    return call.answer_page(catalogue_page(call.talk(), view));
  }
  const ProcedureCode after{std::string(call.request.query.get("sau"))};
  // What the commune itself decides comes first, the customs' work last.
  const auto order = catalogue::default_order(all, catalogue::UnitKind::kCommuneCommittee);
  const auto& procedures = all.procedures();
  auto at = std::find_if(order.begin(), order.end(),
                         [&](auto place) { return procedures[place].code == after; });
  at = at == order.end() ? order.begin() : at + 1;
  while (at != order.end() && view.rows.size() < kRows) view.rows.push_back(&procedures[*at++]);
  if (at != order.end() && !view.rows.empty()) view.next = view.rows.back()->code.text;
  call.answer_page(catalogue_page(call.talk(), view));
}

void show_system(Call call) {
  SystemView view;
  view.health = call.centre().health();
  view.officers = call.centre().officers(*call.session);
  view.office = call.centre().office();
  view.name_of = names(call);
  view.today = call.centre().now().date;
  view.roles = call.session->roles;
  view.calendar = &call.centre().calendar();
  view.csrf = call.csrf;
  view.fresh_id = call.site->token();
  view.done = !call.request.query.get("da-luu").empty();
  const auto kept = call.given_back();
  if (kept) {
    Told what = told(call, *kept);
    view.fault = std::move(what.fault);
    view.basis = std::move(what.basis);
    view.typed = {kept->values, std::move(what.errors), true};
    view.typed_action = kept->values.get("type");
  }
  view.command = next_command(call, kept);
  call.answer_page(system_page(call.talk(), view));
}

void act_on_office(Call call) {
  if (call.form.fields.get("type") == "reset_password") return reset_password(std::move(call));
  if (call.form.fields.get("type") == "confirm_clock") return confirm_clock(std::move(call));
  const auto command = parse_command_id(call.form.fields.get("command"));
  if (!command)
    return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, "/he-thong");
  auto body = std::make_shared<FormBody>(form_body(call.form.fields));
  app::WriteRequest request{*call.session, *command, body->value, 0};
  auto waiting = std::make_shared<Call>(std::move(call));
  waiting->centre().office_command(std::move(request),
                                   [waiting, body](Result<Done, app::Problem> done) {
                                     if (done) return waiting->go("/he-thong?da-luu=1");
                                     app::Problem problem = std::move(done).error();
                                     if (auto* errors = std::get_if<InputErrors>(&problem.cause))
                                       for (InputError& error : *errors)
                                         error.path = body->control_path(error.path);
                                     waiting->give_back(std::move(problem), "/he-thong");
                                   });
}

}  // namespace motcua::web
