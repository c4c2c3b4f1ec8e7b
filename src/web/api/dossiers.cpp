// A dossier's birth, its page, and every command on it.
#include "web/api/handlers.h"
#include "web/api/request.h"
#include "web/api/views.h"
#include "web/attachment.h"

namespace motcua::web::api {
namespace {

DossierCode number_of(const Call& call) {
  return DossierCode{std::string(call.arguments.get("code"))};
}

}  // namespace

void receive_dossier(Call call) {
  const auto id = command_id(call.request);
  if (!id) return call.refuse(id.error());
  auto body = read_body(call.request);
  if (!body) return call.refuse(body.error());
  auto kept = keep(std::move(call));
  kept->centre().receive(
      {*kept->session, *id, std::move(*body), 0},
      [kept](const Result<app::CommandAnswer, app::Problem>& answer) {
        if (!answer) return kept->refuse(answer.error());
        auto response = json_response(answer->replayed ? 200 : 201, birth_json(*answer));
        response.headers.set("ETag", entity_tag(answer->version));
        response.headers.set("Location", "/api/v1/dossiers/" + answer->number.text);
        kept->answer(std::move(response));
      });
}

void read_dossier(Call call) {
  Query query(call.request);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const auto view = call.centre().dossier(*call.session, number_of(call));
  if (!view) return call.refuse(view.error());
  auto response = json_response(200, dossier_json(*view, call.talk()));
  response.headers.set("ETag", entity_tag(view->state.version));
  call.answer(std::move(response));
}

void command_dossier(Call call) {
  const auto version = version_wanted(call.request);
  if (!version) return call.refuse(version.error());
  const auto id = command_id(call.request);
  if (!id) return call.refuse(id.error());
  auto body = read_body(call.request);
  if (!body) return call.refuse(body.error());
  const DossierCode number = number_of(call);
  auto kept = keep(std::move(call));
  kept->centre().command({*kept->session, *id, std::move(*body), *version}, number,
                         [kept](const Result<app::CommandAnswer, app::Problem>& answer) {
                           if (!answer) return kept->refuse(answer.error());
                           auto response = json_response(200, answer_json(*answer));
                           response.headers.set("ETag", entity_tag(answer->version));
                           kept->answer(std::move(response));
                         });
}

void read_attachment(Call call) {
  Query query(call.request);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const auto file = FileId::parse(call.arguments.get("file"));
  if (!file) return call.refuse(app::Fault::kNotFound);
  auto content = call.centre().read_file(*call.session, number_of(call), *file);
  if (!content) return call.refuse(content.error());
  call.answer(attachment_response(std::move(content->content)));
}

}  // namespace motcua::web::api
