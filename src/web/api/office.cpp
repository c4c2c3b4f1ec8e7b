// Staff and unit.
#include "web/api/handlers.h"
#include "web/api/request.h"
#include "web/api/views.h"

namespace motcua::web::api {

void list_officers(Call call) {
  Query query(call.request);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  json::Array officers;
  for (const auto& officer : call.centre().officers(*call.session))
    officers.push_back(officer_json(officer));
  call.answer(json_response(200, json::Object{{"officers", std::move(officers)}}));
}

void command_office(Call call) {
  const auto id = command_id(call.request);
  if (!id) return call.refuse(id.error());
  auto body = read_body(call.request);
  if (!body) return call.refuse(body.error());
  auto kept = keep(std::move(call));
  kept->centre().office_command({*kept->session, *id, std::move(*body), 0},
                                [kept](const Result<Done, app::Problem>& done) {
                                  if (!done) return kept->refuse(done.error());
                                  kept->answer(no_content());
                                });
}

void reset_password(Call call) {
  const auto officer = OfficerId::parse(call.arguments.get("officer"));
  if (!officer) return call.refuse(app::Fault::kNotFound);
  auto kept = keep(std::move(call));
  kept->centre().reset_password(
      *kept->session, *officer, [kept](const Result<std::string, app::Problem>& password) {
        if (!password) return kept->refuse(password.error());
        kept->answer(json_response(200, json::Object{{"one_time_password", *password}}));
      });
}

}  // namespace motcua::web::api
