#include "app/uploads.h"

namespace motcua::app {

void Uploads::put(const OfficerId& officer, const dossier::File& file) {
  const std::lock_guard lock(mutex_);
  if (held_.size() >= kHeldMax) {
    held_.erase(ages_.front());
    ages_.pop_front();
  }
  if (held_.insert_or_assign(file.id, Held{officer, file}).second) ages_.push_back(file.id);
}

std::optional<dossier::File> Uploads::find(const OfficerId& officer, const FileId& file) const {
  const std::lock_guard lock(mutex_);
  const auto found = held_.find(file);
  if (found == held_.end() || found->second.officer != officer) return std::nullopt;
  return found->second.file;
}

}  // namespace motcua::app
