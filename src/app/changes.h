// Who wants to know that a dossier changed. Told on the writer's thread, once the change is durable
// and before the next batch: listeners are quick. Threads: any.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "app/views.h"

namespace motcua::app {

class Changes {
 public:
  using Listener = std::function<void(const CommandAnswer&)>;

  /// For as long as the centre lives.
  void listen(Listener listener);
  /// Of what is no dossier nothing is told.
  void tell(const CommandAnswer& change) const;

 private:
  mutable std::mutex mutex_;
  std::vector<Listener> listeners_;
};

}  // namespace motcua::app
