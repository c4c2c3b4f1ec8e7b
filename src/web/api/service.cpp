// What machines ask of the program itself: the API document, health, readiness, metrics.
#include <algorithm>

#include "http/http.h"
#include "web/api/handlers.h"
#include "web/api/openapi.h"
#include "web/api/request.h"

namespace motcua::web::api {

void read_openapi(Call call) {
  // The table does not change while the program runs.
  static const std::string document = json::write(openapi(call.site->router().routes())) + "\n";
  call.answer(http::Response::text(200, "application/json", document));
}

void read_problem(Call call) {
  const auto code = call.arguments.get("code");
  const auto kinds = app::every_problem();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const app::ProblemKind& kind) { return kind.code == code; });
  if (found == kinds.end()) return call.refuse(app::Fault::kNotFound);
  call.answer(json_response(
      200, json::Object{{"code", found->code},
                        {"status", found->status},
                        {"detail", wording::translated(call.language, found->title)},
                        {"basis", wording::translated(call.language, found->basis)}}));
}

void read_health(Call call) { call.answer(json_response(200, json::Object{{"status", "ok"}})); }

void read_readiness(Call call) {
  const app::HealthView health = call.centre().health();
  const bool ready = health.writer_ok && !health.clock_suspect;
  call.answer(
      json_response(ready ? 200 : 503, json::Object{{"status", ready ? "ready" : "not_ready"},
                                                    {"writer", health.writer_ok},
                                                    {"vault_open", health.vault_open},
                                                    {"clock_suspect", health.clock_suspect},
                                                    {"demo", health.demo}}));
}

void read_metrics(Call call) {
  // Counts of a centre's work are nobody's business beyond this machine and its administrators.
  const bool may = http::is_loopback(call.request.peer) ||
                   (call.session && (call.session->roles.has(office::Role::kAdministrator) ||
                                     call.session->roles.has(office::Role::kDirector)));
  if (!may) return call.refuse(app::Fault::kForbidden);
  call.answer(http::Response::text(200, "text/plain; version=0.0.4; charset=utf-8",
                                   call.centre().metrics()));
}

}  // namespace motcua::web::api
