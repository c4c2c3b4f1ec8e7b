// Blobs as files: ROOT/<first two hex digits>/<address>, uploads in ROOT/tmp.
//
// An upload is written to a temporary file, fsynced, renamed to its address, and its directory
// fsynced before finish() returns. What a crash leaves in ROOT/tmp was never acknowledged and goes
// at the next open. The bytes behind an address never change; before a file is served for the first
// time, or after it changed on disk, all of it is hashed, and kCorrupt given if it is not what its
// address says.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "adapters/blobs/descriptor.h"
#include "ports/blob_store.h"

namespace motcua::blobs {

struct Options {
  std::string root;                          // made if it is not there; its parent must be
  std::int64_t blob_bytes_max = 64LL << 20;  // more is kTooLarge
  /// What room_for() leaves to the record: so much, or a twentieth of a disk too small for that.
  std::int64_t free_bytes_min = 256LL << 20;
};

/// Any thread; each writer belongs to one. The directory must be locked by the caller.
class DirectoryBlobs final : public BlobStore {
 public:
  [[nodiscard]] static Result<std::unique_ptr<DirectoryBlobs>, BlobFailure> open(Options options);
  /// Not yet usable: use open().
  explicit DirectoryBlobs(Options options) : options_(std::move(options)) {}

  [[nodiscard]] Result<std::unique_ptr<BlobWriter>, BlobFailure> create() override;
  [[nodiscard]] Result<std::int64_t, BlobFailure> size(const BlobAddress& address) override;
  [[nodiscard]] Result<Bytes, BlobFailure> read(const BlobAddress& address, std::int64_t offset,
                                                std::size_t count_max) override;
  [[nodiscard]] Result<Instant, BlobFailure> written(const BlobAddress& address) override;
  [[nodiscard]] Result<Done, BlobFailure> room_for(std::int64_t bytes) override;
  [[nodiscard]] Result<Done, BlobFailure> erase(const BlobAddress& address) override;
  [[nodiscard]] Result<Done, BlobFailure> each(
      const std::function<bool(const BlobAddress&)>& callback) override;

 private:
  /// How a file looked when it was found to be sound.
  struct Seen {
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t changed_ns = 0;
    bool operator==(const Seen&) const = default;
  };

  [[nodiscard]] Result<Done, BlobFailure> prepare();
  [[nodiscard]] std::string path_of(const BlobAddress& address) const;
  [[nodiscard]] Result<Done, BlobFailure> check_sound(const Descriptor& file,
                                                      const BlobAddress& address);

  Options options_;
  std::atomic<std::uint64_t> uploads_ = 0;
  std::mutex mutex_;
  std::map<BlobAddress, Seen> sound_;  // bounded: forgotten whole when it is full
};

}  // namespace motcua::blobs
