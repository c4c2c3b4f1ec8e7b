#include "app/seen_dossiers.h"

#include <algorithm>

namespace motcua::app {

void SeenDossiers::note(const OfficerId& officer, const DossierId& dossier, std::int64_t version) {
  const std::lock_guard lock(mutex_);
  if (looks_.size() >= kLooksMax) looks_.clear();
  std::int64_t& seen = looks_[{officer, dossier}];
  seen = std::max(seen, version);
}

std::int64_t SeenDossiers::version(const OfficerId& officer, const DossierId& dossier) const {
  const std::lock_guard lock(mutex_);
  const auto found = looks_.find({officer, dossier});
  return found == looks_.end() ? 0 : found->second;
}

}  // namespace motcua::app
