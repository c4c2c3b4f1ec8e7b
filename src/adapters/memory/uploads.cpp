#include "adapters/memory/uploads.h"

#include <algorithm>
#include <vector>

namespace motcua::memory {

Result<Done, BlobFailure> MemoryUploads::put(const Sha256& name, std::string_view bytes) {
  const std::scoped_lock lock(mutex_);
  if (static_cast<std::int64_t>(bytes.size()) > room_) return fail(BlobFailure::kDiskFull);
  uploads_[name] = {Bytes(bytes), bytes.size(), now_};
  return Done{};
}

Result<Done, BlobFailure> MemoryUploads::append(const Sha256& name, std::string_view bytes) {
  const std::scoped_lock lock(mutex_);
  const auto found = uploads_.find(name);
  if (found == uploads_.end()) return fail(BlobFailure::kNotFound);
  const std::size_t fits = std::min(bytes.size(), static_cast<std::size_t>(room_));
  found->second.bytes += bytes.substr(0, fits);
  found->second.changed = now_;
  room_ -= static_cast<std::int64_t>(fits);
  if (fits < bytes.size()) return fail(BlobFailure::kDiskFull);
  return Done{};
}

Result<Done, BlobFailure> MemoryUploads::sync(const Sha256& name) {
  const std::scoped_lock lock(mutex_);
  const auto found = uploads_.find(name);
  if (found == uploads_.end()) return fail(BlobFailure::kNotFound);
  found->second.synced = found->second.bytes.size();
  return Done{};
}

Result<Done, BlobFailure> MemoryUploads::cut(const Sha256& name, std::int64_t size) {
  const std::scoped_lock lock(mutex_);
  const auto found = uploads_.find(name);
  if (found == uploads_.end()) return fail(BlobFailure::kNotFound);
  One& one = found->second;
  one.bytes.resize(std::min(one.bytes.size(), static_cast<std::size_t>(size)));
  one.synced = std::min(one.synced, one.bytes.size());
  return Done{};
}

Result<Bytes, BlobFailure> MemoryUploads::read(const Sha256& name, std::int64_t offset,
                                               std::size_t count_max) {
  const std::scoped_lock lock(mutex_);
  const auto found = uploads_.find(name);
  if (found == uploads_.end()) return fail(BlobFailure::kNotFound);
  const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, offset));
  if (from >= found->second.bytes.size()) return Bytes{};
  return found->second.bytes.substr(from, count_max);
}

Result<Done, BlobFailure> MemoryUploads::erase(const Sha256& name) {
  const std::scoped_lock lock(mutex_);
  if (uploads_.erase(name) == 0) return fail(BlobFailure::kNotFound);
  return Done{};
}

Result<Done, BlobFailure> MemoryUploads::each(const std::function<void(const Kept&)>& callback) {
  std::vector<Kept> all;
  {
    const std::scoped_lock lock(mutex_);
    for (const auto& [name, one] : uploads_)
      all.push_back({name, static_cast<std::int64_t>(one.bytes.size()), one.changed});
  }
  for (const Kept& kept : all) callback(kept);
  return Done{};
}

void MemoryUploads::set_now(Instant now) {
  const std::scoped_lock lock(mutex_);
  now_ = now;
}

void MemoryUploads::set_room(std::int64_t bytes) {
  const std::scoped_lock lock(mutex_);
  room_ = bytes;
}

void MemoryUploads::lose_power(std::size_t kept) {
  const std::scoped_lock lock(mutex_);
  for (auto& [name, one] : uploads_)
    if (one.bytes.size() > one.synced)
      one.bytes.resize(std::min(one.bytes.size(), one.synced + kept));
}

}  // namespace motcua::memory
