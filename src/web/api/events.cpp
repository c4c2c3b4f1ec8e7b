// Server-sent events: a notice for every dossier that changed. Who comes again after a break says
// the last one it had (Last-Event-ID) and is sent what it missed.
#include "web/api/desk.h"
#include "web/api/handlers.h"
#include "web/api/request.h"

namespace motcua::web::api {

void watch_events(Call call) {
  Query query(call.request);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  http::EventStream stream;
  const std::string* last = call.request.header("Last-Event-ID");
  if (!call.site->desk().watchers.add(stream, call.session->officer, last == nullptr ? "" : *last,
                                      call.site->monotonic_ms()))
    return call.refuse(too_many(60));
  call.answer(http::Response::stream(stream));
}

}  // namespace motcua::web::api
