// The handlers of the API's routes, one for each operation. Inner to web/api; the table is
// routes.cpp.
#pragma once

#include "web/site.h"

namespace motcua::web::api {

// sessions.cpp
void sign_in(Call call);
void read_session(Call call);
void sign_out(Call call);
void reauthenticate(Call call);
void change_password(Call call);

// procedures.cpp
void search_procedures(Call call);
void read_procedure(Call call);
void read_procedure_form(Call call);

// dossiers.cpp
void receive_dossier(Call call);
void read_dossier(Call call);
void command_dossier(Call call);
void read_attachment(Call call);

// prints.cpp
void read_print(Call call);

// lists.cpp
void read_worklist(Call call);
void count_worklist(Call call);
void find_persons(Call call);
void find_identity(Call call);
void track_dossier(Call call);

// office.cpp
void list_officers(Call call);
void command_office(Call call);
void reset_password(Call call);

// blobs.cpp
void read_blob(Call call);
void put_blob(Call call);
void post_blob(Call call);
[[nodiscard]] Result<std::unique_ptr<http::BodySink>, http::Response> open_put(
    Site& site, const http::Request& request);
[[nodiscard]] Result<std::unique_ptr<http::BodySink>, http::Response> open_post(
    Site& site, const http::Request& request);

// events.cpp
void watch_events(Call call);

// service.cpp
void read_openapi(Call call);
void read_problem(Call call);
void read_health(Call call);
void read_readiness(Call call);
void read_metrics(Call call);

}  // namespace motcua::web::api
