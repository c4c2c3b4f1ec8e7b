#include "app/changes.h"

namespace motcua::app {

void Changes::listen(Listener listener) {
  const std::lock_guard lock(mutex_);
  listeners_.push_back(std::move(listener));
}

void Changes::tell(const CommandAnswer& change) const {
  if (change.number.empty()) return;
  const std::lock_guard lock(mutex_);
  for (const Listener& listener : listeners_) listener(change);
}

}  // namespace motcua::app
