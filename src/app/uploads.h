// Attachments that were kept and not yet cited by an event. In memory: after a restart the sender
// uploads again; the orphaned ciphertext is swept by the blob store's owner. Threads: any.
#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/ids.h"
#include "dossier/people.h"

namespace motcua::app {

class Uploads {
 public:
  static constexpr std::size_t kHeldMax = 2000;

  void put(const OfficerId& officer, const dossier::File& file);
  /// Only for the officer who brought it.
  [[nodiscard]] std::optional<dossier::File> find(const OfficerId& officer,
                                                  const FileId& file) const;

 private:
  struct Held {
    OfficerId officer;
    dossier::File file;
  };
  mutable std::mutex mutex_;
  std::unordered_map<FileId, Held> held_;
  std::list<FileId> ages_;  // oldest first
};

}  // namespace motcua::app
