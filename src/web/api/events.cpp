// Server-sent events: a notice for every dossier that changed. A client loads its list anew when
// the stream opens: nothing is replayed.
#include "web/api/desk.h"
#include "web/api/handlers.h"
#include "web/api/request.h"

namespace motcua::web::api {

void watch_events(Call call) {
  Query query(call.request);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  http::EventStream stream;
  if (!call.site->desk().watchers.add(stream, call.session->officer, call.site->monotonic_ms()))
    return call.refuse(too_many(60));
  stream.send({"ready", "", "{}"});
  call.answer(http::Response::stream(stream));
}

}  // namespace motcua::web::api
