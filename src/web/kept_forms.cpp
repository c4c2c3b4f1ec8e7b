#include "web/kept_forms.h"

#include <algorithm>

#include "base/bytes.h"

namespace motcua::web {

void KeptForms::keep(std::string token, KeptForm form, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  while (!places_.empty() &&
         (places_.size() >= kFormsMax || now_ms - places_.front().kept_ms > kAgeMsMax))
    places_.pop_front();
  places_.push_back({std::move(token), std::move(form), now_ms});
}

std::optional<KeptForm> KeptForms::find(std::string_view token, std::string_view owner,
                                        std::int64_t now_ms) const {
  const std::lock_guard lock(mutex_);
  for (const Place& place : places_) {
    if (place.token != token || now_ms - place.kept_ms > kAgeMsMax) continue;
    if (!equal_in_constant_time(place.form.owner, owner)) return std::nullopt;
    return place.form;
  }
  return std::nullopt;
}

void KeptForms::finish(std::string_view token, const std::string& address) {
  const std::lock_guard lock(mutex_);
  const auto one = std::find_if(places_.begin(), places_.end(),
                                [&](const Place& place) { return place.token == token; });
  if (one == places_.end()) return;
  const std::string owner = one->form.owner;
  const std::string command(one->form.values.get("command"));
  for (Place& place : places_) {
    if (place.form.owner != owner || place.form.values.get("command") != command) continue;
    place.form.done = address;
    place.form.values = http::Parameters({{"command", command}});
  }
}

std::optional<KeptForms::Unfinished> KeptForms::unfinished(std::string_view owner,
                                                           std::string_view field,
                                                           std::string_view value,
                                                           std::int64_t now_ms) const {
  const std::lock_guard lock(mutex_);
  for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
    const std::int64_t age = now_ms - place->kept_ms;
    if (age > kAgeMsMax || !place->form.done.empty()) continue;
    if (!equal_in_constant_time(place->form.owner, owner)) continue;
    if (place->form.values.get(field) == value) return Unfinished{place->token, age};
  }
  return std::nullopt;
}

}  // namespace motcua::web
