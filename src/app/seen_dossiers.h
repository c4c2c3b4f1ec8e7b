// Who has opened which dossier, as of which version: for the badge of news, and for a leader who
// signs many at once and must have opened each. In memory only: after a restart nobody has seen
// anything, which asks for one look more. Threads: any.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <utility>

#include "base/ids.h"

namespace motcua::app {

class SeenDossiers {
 public:
  /// As many looks are remembered; then all of them are forgotten together.
  static constexpr std::size_t kLooksMax = 50'000;

  void note(const OfficerId& officer, const DossierId& dossier, std::int64_t version);
  /// 0: never.
  [[nodiscard]] std::int64_t version(const OfficerId& officer, const DossierId& dossier) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<OfficerId, DossierId>, std::int64_t> looks_;
};

}  // namespace motcua::app
