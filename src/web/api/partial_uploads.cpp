#include "web/api/partial_uploads.h"

#include <algorithm>

namespace motcua::web::api {

void PartialUploads::drop_stale(std::int64_t now_ms) {
  std::erase_if(uploads_, [&](const auto& entry) {
    return !entry.second.open && now_ms - entry.second.touched_ms > kIdleMsMax;
  });
}

bool PartialUploads::room_for(const Key& key, std::uint64_t size) const {
  std::uint64_t promised = size;
  std::size_t of_officer = 1;
  for (const auto& [other, upload] : uploads_) {
    if (other == key) continue;
    promised += upload.size;
    if (other.officer == key.officer) ++of_officer;
  }
  return promised <= kHeldBytesMax && of_officer <= kOfOfficerMax;
}

PartialUploads::Begun PartialUploads::begin(const Key& key, std::uint64_t offset,
                                            std::uint64_t size, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  drop_stale(now_ms);
  const auto found = uploads_.find(key);
  const std::uint64_t held = found == uploads_.end() ? 0 : found->second.bytes.size();
  if (found != uploads_.end() && found->second.open) return {Begin::kBusy, held};
  const bool same = found != uploads_.end() && found->second.size == size;
  if (offset != 0 && (!same || offset != held)) return {Begin::kWrongOffset, same ? held : 0};
  if (!room_for(key, size)) return {Begin::kTooMany, held};
  Upload& upload = uploads_[key];
  if (offset == 0) upload.bytes.clear();
  upload.size = size;
  upload.touched_ms = now_ms;
  upload.open = true;
  return {Begin::kOk, offset};
}

bool PartialUploads::append(const Key& key, std::string_view piece) {
  const std::lock_guard lock(mutex_);
  const auto found = uploads_.find(key);
  if (found == uploads_.end()) return false;
  if (found->second.bytes.size() + piece.size() > found->second.size) return false;
  found->second.bytes += piece;
  return true;
}

void PartialUploads::end(const Key& key, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  const auto found = uploads_.find(key);
  if (found == uploads_.end()) return;
  found->second.open = false;
  found->second.touched_ms = now_ms;
}

std::optional<std::uint64_t> PartialUploads::held(const Key& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = uploads_.find(key);
  if (found == uploads_.end()) return std::nullopt;
  return found->second.bytes.size();
}

std::optional<std::string> PartialUploads::take_whole(const Key& key) {
  const std::lock_guard lock(mutex_);
  const auto found = uploads_.find(key);
  if (found == uploads_.end() || found->second.bytes.size() != found->second.size)
    return std::nullopt;
  std::string whole = std::move(found->second.bytes);
  uploads_.erase(found);
  return whole;
}

void PartialUploads::remember(const Key& key, const dossier::File& file) {
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kKeptMax) kept_.erase(kept_.begin());
  kept_[key] = file;
}

std::optional<dossier::File> PartialUploads::kept(const Key& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(key);
  if (found == kept_.end()) return std::nullopt;
  return found->second;
}

}  // namespace motcua::web::api
