// Uploads in memory, for tests and simulations: with a disk that fills, and a power that fails.
#pragma once

#include <map>
#include <mutex>

#include "ports/upload_store.h"

namespace motcua::memory {

/// Any thread.
class MemoryUploads final : public UploadStore {
 public:
  [[nodiscard]] Result<Done, BlobFailure> put(const Sha256& name, std::string_view bytes) override;
  [[nodiscard]] Result<Done, BlobFailure> append(const Sha256& name,
                                                 std::string_view bytes) override;
  [[nodiscard]] Result<Done, BlobFailure> sync(const Sha256& name) override;
  [[nodiscard]] Result<Done, BlobFailure> cut(const Sha256& name, std::int64_t size) override;
  [[nodiscard]] Result<Bytes, BlobFailure> read(const Sha256& name, std::int64_t offset,
                                                std::size_t count_max) override;
  [[nodiscard]] Result<Done, BlobFailure> erase(const Sha256& name) override;
  [[nodiscard]] Result<Done, BlobFailure> each(
      const std::function<void(const Kept&)>& callback) override;

  /// What its file system's clock would say.
  void set_now(Instant now);
  /// So many bytes may still be appended; then the disk is full, in the middle of a write.
  void set_room(std::int64_t bytes);
  /// Of what was never synced only the first `kept` bytes reached the disk.
  void lose_power(std::size_t kept);

 private:
  struct One {
    Bytes bytes;
    std::size_t synced = 0;
    Instant changed;
  };
  std::mutex mutex_;
  std::map<Sha256, One> uploads_;
  Instant now_;
  std::int64_t room_ = 1LL << 40;
};

}  // namespace motcua::memory
