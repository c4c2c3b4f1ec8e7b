// A file descriptor that closes itself, and the few calls the blob store makes on it.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

#include "ports/blob_store.h"

namespace motcua::blobs {

[[nodiscard]] BlobFailure failure_of(int error);

class Descriptor {
 public:
  /// kNotFound, kDiskFull or kUnavailable. Always close-on-exec.
  [[nodiscard]] static Result<Descriptor, BlobFailure> open(const std::string& path, int flags);
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&&) = delete;

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] Result<Done, BlobFailure> write(std::string_view bytes) const;
  [[nodiscard]] Result<Bytes, BlobFailure> read(std::int64_t offset, std::size_t count_max) const;
  [[nodiscard]] Result<Done, BlobFailure> sync() const;
  /// SHA-256 of the whole file. kCorrupt where the disk cannot give a part of it back.
  [[nodiscard]] Result<Sha256, BlobFailure> hash() const;

 private:
  explicit Descriptor(int number) : number_(number) {}
  int number_;
};

/// When its bytes were last written.
[[nodiscard]] Instant changed_at(const struct stat& status);
/// Makes a directory if it is not there; true when it was made.
[[nodiscard]] Result<bool, BlobFailure> make_directory(const std::string& path);
/// Makes the names in a directory durable.
[[nodiscard]] Result<Done, BlobFailure> sync_directory(const std::string& path);

}  // namespace motcua::blobs
