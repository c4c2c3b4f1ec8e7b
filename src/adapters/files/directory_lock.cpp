#include "adapters/files/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/check.h"

namespace motcua::files {

namespace {

constexpr int kReservedBelow = 20;

DirectoryFailure failure_of(int error) {
  switch (error) {
    case EWOULDBLOCK: return DirectoryFailure::kInUse;
    case ENOENT:
    case ENOTDIR: return DirectoryFailure::kMissing;
    case EACCES:
    case EPERM:
    case EROFS: return DirectoryFailure::kDenied;
    default: return DirectoryFailure::kFailed;
  }
}

}  // namespace

Result<DirectoryLock, DirectoryFailure> DirectoryLock::take(const std::string& directory) {
  const std::string path = directory + "/lock";
  const int descriptor =
      ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return fail(failure_of(errno));
  DirectoryLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return fail(failure_of(errno));
  return lock;
}

bool is_locked(const std::string& directory) {
  const int descriptor = ::open((directory + "/lock").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return false;
  // Shared: two that only ask do not see each other.
  const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  ::close(descriptor);
  return held;
}

DirectoryLock::~DirectoryLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

DirectoryLock& DirectoryLock::operator=(DirectoryLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

void reserve_low_descriptors() {
  int descriptor = 0;
  do {
    descriptor = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    CHECK(descriptor >= 0, "/dev/null cannot be opened");
  } while (descriptor < kReservedBelow);
  ::close(descriptor);
}

}  // namespace motcua::files
