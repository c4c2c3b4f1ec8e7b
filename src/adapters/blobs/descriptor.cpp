#include "adapters/blobs/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/sha256.h"

namespace motcua::blobs {
namespace {

constexpr std::size_t kBlock = 1 << 16;

}  // namespace

BlobFailure failure_of(int error) {
  switch (error) {
    case ENOENT: return BlobFailure::kNotFound;
    case ENOSPC:
    case EDQUOT: return BlobFailure::kDiskFull;
    default: return BlobFailure::kUnavailable;
  }
}

Result<Descriptor, BlobFailure> Descriptor::open(const std::string& path, int flags) {
  const int number = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (number < 0) return fail(failure_of(errno));
  return Descriptor(number);
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Result<Done, BlobFailure> Descriptor::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::write(number_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(failure_of(errno));
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return Done{};
}

Result<Bytes, BlobFailure> Descriptor::read(std::int64_t offset, std::size_t count_max) const {
  Bytes out(count_max, '\0');
  std::size_t got = 0;
  while (got < count_max) {
    const ssize_t count = ::pread(number_, out.data() + got, count_max - got,
                                  static_cast<off_t>(offset) + static_cast<off_t>(got));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(failure_of(errno));
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  out.resize(got);
  return out;
}

Result<Sha256, BlobFailure> Descriptor::hash() const {
  Sha256Stream hash;
  Bytes block(kBlock, '\0');
  for (off_t at = 0;;) {
    const ssize_t count = ::pread(number_, block.data(), block.size(), at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(errno == EIO ? BlobFailure::kCorrupt : failure_of(errno));
    if (count == 0) return hash.finish();
    hash.add(std::string_view(block.data(), static_cast<std::size_t>(count)));
    at += count;
  }
}

Result<Done, BlobFailure> Descriptor::sync() const {
  if (::fsync(number_) != 0) return fail(failure_of(errno));
  return Done{};
}

Instant changed_at(const struct stat& status) {
  return Instant{status.st_mtim.tv_sec * 1000LL + status.st_mtim.tv_nsec / 1'000'000};
}

Result<bool, BlobFailure> make_directory(const std::string& path) {
  if (::mkdir(path.c_str(), S_IRWXU) == 0) return true;
  if (errno == EEXIST) return false;
  return fail(BlobFailure::kUnavailable);
}

Result<Done, BlobFailure> sync_directory(const std::string& path) {
  const Descriptor directory = TRY(Descriptor::open(path, O_RDONLY | O_DIRECTORY));
  return directory.sync();
}

}  // namespace motcua::blobs
