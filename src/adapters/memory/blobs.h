// Blobs in memory, for tests and simulations.
#pragma once

#include <map>
#include <mutex>

#include "ports/blob_store.h"

namespace motcua::memory {

/// Any thread; each writer belongs to one.
class MemoryBlobs final : public BlobStore {
 public:
  explicit MemoryBlobs(std::int64_t blob_bytes_max = 64LL << 20) : bytes_max_(blob_bytes_max) {}

  [[nodiscard]] Result<std::unique_ptr<BlobWriter>, BlobFailure> create() override;
  [[nodiscard]] Result<std::int64_t, BlobFailure> size(const BlobAddress& address) override;
  [[nodiscard]] Result<Bytes, BlobFailure> read(const BlobAddress& address, std::int64_t offset,
                                                std::size_t count_max) override;
  [[nodiscard]] Result<Instant, BlobFailure> written(const BlobAddress& address) override;
  [[nodiscard]] Result<Done, BlobFailure> room_for(std::int64_t bytes) override;
  [[nodiscard]] Result<Done, BlobFailure> erase(const BlobAddress& address) override;
  [[nodiscard]] Result<Done, BlobFailure> each(
      const std::function<bool(const BlobAddress&)>& callback) override;

  /// What its file system's clock would say; and how much room is left.
  void set_now(Instant now);
  void set_room(std::int64_t bytes);
  /// Flips a bit of a stored blob, as a bad disk would.
  void damage(const BlobAddress& address);

 private:
  friend class MemoryUpload;
  std::mutex mutex_;
  std::int64_t bytes_max_;
  Instant now_;
  std::int64_t room_ = 1LL << 40;
  std::map<BlobAddress, Bytes> blobs_;
  std::map<BlobAddress, Instant> written_;
};

}  // namespace motcua::memory
