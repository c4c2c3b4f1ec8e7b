#include "web/kept_forms.h"

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

}  // namespace motcua::web
