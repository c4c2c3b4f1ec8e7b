#include "web/api/watchers.h"

#include <algorithm>
#include <utility>

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

std::string Watchers::id_of(std::int64_t number) const {
  return era_ + "." + std::to_string(number);
}

std::optional<std::size_t> Watchers::place_after(std::string_view id) const {
  const auto kept = static_cast<std::int64_t>(kept_.size());
  for (std::int64_t i = 0; i <= kept; ++i)
    if (id == id_of(told_ - kept + i)) return static_cast<std::size_t>(i);
  return std::nullopt;
}

void Watchers::begin(std::string era) {
  const std::lock_guard lock(mutex_);
  era_ = std::move(era);
}

std::string Watchers::newest() const {
  const std::lock_guard lock(mutex_);
  return id_of(told_);
}

bool Watchers::add(http::EventStream stream, const OfficerId& officer, std::string_view last,
                   std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  drop_closed();
  const auto of_officer =
      std::count_if(watchers_.begin(), watchers_.end(),
                    [&](const Watcher& watcher) { return watcher.officer == officer; });
  if (watchers_.size() >= kStreamsMax || static_cast<std::size_t>(of_officer) >= kOfOfficerMax)
    return false;
  const auto from = place_after(last);
  for (std::size_t i = from.value_or(kept_.size()); i < kept_.size(); ++i) stream.send(kept_[i]);
  const bool missed = !last.empty() && !from;
  stream.send({"ready", id_of(told_), missed ? R"({"missed":true})" : "{}"});
  watchers_.push_back({std::move(stream), officer, now_ms});
  return true;
}

void Watchers::tell(const app::CommandAnswer& change, std::int64_t now_ms) {
  auto event = notice(change);
  const std::lock_guard lock(mutex_);
  event.id = id_of(++told_);
  kept_.push_back(event);
  if (kept_.size() > kKeptMax) kept_.pop_front();
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
