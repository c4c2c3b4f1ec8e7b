// The API's rows of the one table.
#include "web/api/api.h"

#include "web/api/handlers.h"
#include "app/uploads.h"

namespace motcua::web {
namespace {

using http::Method;

constexpr http::BodyRule kSmallBody{16 * 1024, false};
constexpr http::BodyRule kBody{256 * 1024, false};
constexpr http::BodyRule kFile{static_cast<std::uint64_t>(app::kFileBytesMax), true};

Route row(Method method, std::string_view pattern, Access access, Handler handler,
          std::string_view name, http::BodyRule body = kSmallBody) {
  Route route;
  route.method = method;
  route.pattern = pattern;
  route.access = access;
  route.face = Face::kApi;
  route.handler = handler;
  route.name = name;
  route.body = body;
  return route;
}

Route file_row(Method method, std::string_view pattern, Handler handler, std::string_view name,
               SinkOpener open_sink) {
  Route route = row(method, pattern, Access::kSignedIn, handler, name, kFile);
  route.open_sink = open_sink;
  return route;
}

}  // namespace

std::vector<Route> api_routes() {
  using namespace api;
  constexpr Access open = Access::kPublic;
  constexpr Access staff = Access::kSignedIn;
  constexpr Access first = Access::kFirstPassword;
  return {
      row(Method::kPost, "/api/v1/sessions", open, sign_in, "sign_in"),
      row(Method::kGet, "/api/v1/sessions", first, read_session, "read_session"),
      row(Method::kDelete, "/api/v1/sessions", first, sign_out, "sign_out"),
      row(Method::kPost, "/api/v1/sessions/reauthentication", staff, reauthenticate,
          "reauthenticate"),
      row(Method::kPost, "/api/v1/sessions/password", first, change_password, "change_password"),
      row(Method::kGet, "/api/v1/procedures", open, search_procedures, "search_procedures"),
      row(Method::kGet, "/api/v1/procedures/{code}", open, read_procedure, "read_procedure"),
      row(Method::kGet, "/api/v1/procedures/{code}/form", open, read_procedure_form,
          "read_procedure_form"),
      row(Method::kPost, "/api/v1/dossiers", staff, receive_dossier, "receive_dossier", kBody),
      row(Method::kGet, "/api/v1/dossiers/{code}", staff, read_dossier, "read_dossier"),
      row(Method::kPost, "/api/v1/dossiers/{code}/commands", staff, command_dossier,
          "command_dossier", kBody),
      row(Method::kGet, "/api/v1/dossiers/{code}/files/{file}", staff, read_attachment,
          "read_attachment"),
      row(Method::kGet, "/api/v1/dossiers/{code}/prints/{form}", staff, read_print, "read_print"),
      row(Method::kGet, "/api/v1/worklist", staff, read_worklist, "read_worklist"),
      row(Method::kGet, "/api/v1/worklist/counts", staff, count_worklist, "count_worklist"),
      row(Method::kGet, "/api/v1/persons", staff, find_persons, "find_persons"),
      row(Method::kPost, "/api/v1/persons", staff, find_identity, "find_identity"),
      row(Method::kGet, "/api/v1/track/{code}", open, track_dossier, "track_dossier"),
      row(Method::kGet, "/api/v1/officers", staff, list_officers, "list_officers"),
      row(Method::kPost, "/api/v1/officers/{officer}/one-time-password", staff, reset_password,
          "reset_password"),
      row(Method::kPost, "/api/v1/office/commands", staff, command_office, "command_office", kBody),
      row(Method::kGet, "/api/v1/blobs/{sha256}", staff, read_blob, "read_blob"),
      file_row(Method::kPut, "/api/v1/blobs/{sha256}", put_blob, "put_blob", open_put),
      file_row(Method::kPost, "/api/v1/blobs", post_blob, "post_blob", open_post),
      row(Method::kGet, "/api/v1/events", staff, watch_events, "watch_events"),
      row(Method::kGet, "/api/openapi.json", open, read_openapi, "read_openapi"),
      row(Method::kGet, "/problems/{code}", open, read_problem, "read_problem"),
      row(Method::kGet, "/healthz", open, read_health, "read_health"),
      row(Method::kGet, "/readyz", open, read_readiness, "read_readiness"),
      row(Method::kGet, "/metrics", open, read_metrics, "read_metrics"),
  };
}

}  // namespace motcua::web
