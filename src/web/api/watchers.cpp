#include "web/api/watchers.h"

#include <algorithm>

#include "base/json.h"

namespace motcua::web::api {
namespace {

http::EventStream::Event notice(const app::CommandAnswer& change) {
  http::EventStream::Event event;
  event.name = "dossier";
  json::ObjectWriter writer(event.data);
  writer.text("id", change.id.text());
  writer.text("code", change.number.text);
  writer.integer("status", change.status);
  writer.integer("version", change.version);
  writer.end();
  return event;
}

}  // namespace

void Watchers::drop_closed() {
  watchers_.remove_if([](const Watcher& watcher) { return watcher.stream.closed(); });
}

bool Watchers::add(const http::EventStream& stream, const OfficerId& officer, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  drop_closed();
  const auto of_officer =
      std::count_if(watchers_.begin(), watchers_.end(),
                    [&](const Watcher& watcher) { return watcher.officer == officer; });
  if (watchers_.size() >= kStreamsMax || static_cast<std::size_t>(of_officer) >= kOfOfficerMax)
    return false;
  watchers_.push_back({stream, officer, now_ms});
  return true;
}

void Watchers::tell(const app::CommandAnswer& change, std::int64_t now_ms) {
  const auto event = notice(change);
  const std::lock_guard lock(mutex_);
  for (Watcher& watcher : watchers_) {
    watcher.stream.send(event);
    if (now_ms - watcher.began_ms > kStreamMsMax) watcher.stream.close();
  }
  drop_closed();
}

std::size_t Watchers::size() const {
  const std::lock_guard lock(mutex_);
  return watchers_.size();
}

}  // namespace motcua::web::api
