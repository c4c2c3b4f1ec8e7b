#include "adapters/memory/blobs.h"

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "base/sha256.h"

namespace motcua::memory {

class MemoryUpload final : public BlobWriter {
 public:
  explicit MemoryUpload(MemoryBlobs& store) : store_(store) {}

  Result<Done, BlobFailure> add(std::string_view ciphertext) override {
    if (is_over_) return fail(BlobFailure::kTooLarge);
    bytes_ += ciphertext;
    is_over_ = static_cast<std::int64_t>(bytes_.size()) > store_.bytes_max_;
    if (is_over_) return fail(BlobFailure::kTooLarge);
    return Done{};
  }
  Result<BlobAddress, BlobFailure> finish() override {
    if (is_over_) return fail(BlobFailure::kTooLarge);
    const BlobAddress address{{sha256(bytes_).bytes}};
    const std::scoped_lock lock(store_.mutex_);
    store_.blobs_[address] = std::move(bytes_);
    store_.written_[address] = store_.now_;
    return address;
  }

 private:
  MemoryBlobs& store_;
  Bytes bytes_;
  bool is_over_ = false;
};

Result<std::unique_ptr<BlobWriter>, BlobFailure> MemoryBlobs::create() {
  return std::make_unique<MemoryUpload>(*this);
}

Result<std::int64_t, BlobFailure> MemoryBlobs::size(const BlobAddress& address) {
  const std::scoped_lock lock(mutex_);
  const auto found = blobs_.find(address);
  if (found == blobs_.end()) return fail(BlobFailure::kNotFound);
  return static_cast<std::int64_t>(found->second.size());
}

Result<Bytes, BlobFailure> MemoryBlobs::read(const BlobAddress& address, std::int64_t offset,
                                             std::size_t count_max) {
  const std::scoped_lock lock(mutex_);
  const auto found = blobs_.find(address);
  if (found == blobs_.end()) return fail(BlobFailure::kNotFound);
  if (sha256(found->second).bytes != address.bytes) return fail(BlobFailure::kCorrupt);
  const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, offset));
  if (from >= found->second.size()) return Bytes{};
  return found->second.substr(from, count_max);
}

Result<Instant, BlobFailure> MemoryBlobs::written(const BlobAddress& address) {
  const std::scoped_lock lock(mutex_);
  const auto found = written_.find(address);
  if (found == written_.end()) return fail(BlobFailure::kNotFound);
  return found->second;
}

Result<Done, BlobFailure> MemoryBlobs::room_for(std::int64_t bytes) {
  const std::scoped_lock lock(mutex_);
  if (bytes > room_) return fail(BlobFailure::kDiskFull);
  return Done{};
}

void MemoryBlobs::set_now(Instant now) {
  const std::scoped_lock lock(mutex_);
  now_ = now;
}

void MemoryBlobs::set_room(std::int64_t bytes) {
  const std::scoped_lock lock(mutex_);
  room_ = bytes;
}

Result<Done, BlobFailure> MemoryBlobs::erase(const BlobAddress& address) {
  const std::scoped_lock lock(mutex_);
  written_.erase(address);
  if (blobs_.erase(address) == 0) return fail(BlobFailure::kNotFound);
  return Done{};
}

Result<Done, BlobFailure> MemoryBlobs::each(
    const std::function<bool(const BlobAddress&)>& callback) {
  std::vector<BlobAddress> addresses;
  {
    const std::scoped_lock lock(mutex_);
    for (const auto& [address, bytes] : blobs_) addresses.push_back(address);
  }
  for (const BlobAddress& address : addresses) {
    if (!callback(address)) break;
  }
  return Done{};
}

void MemoryBlobs::damage(const BlobAddress& address) {
  const std::scoped_lock lock(mutex_);
  const auto found = blobs_.find(address);
  CHECK(found != blobs_.end() && !found->second.empty());
  found->second[found->second.size() / 2] ^= 1;
}

}  // namespace motcua::memory
