// A live directory belongs to one process (docs/adr/0040): flock on DIR/lock, held while the
// object lives and let go by the kernel when the process ends, however it ends.
#pragma once

#include <string>

#include "base/result.h"

namespace motcua::files {

enum class DirectoryFailure {
  kInUse,    // another process holds it
  kMissing,  // no such directory
  kDenied,   // not ours to write
  kFailed,   // the disk said no
};

class DirectoryLock {
 public:
  [[nodiscard]] static Result<DirectoryLock, DirectoryFailure> take(const std::string& directory);
  ~DirectoryLock();
  DirectoryLock(DirectoryLock&& other) noexcept;
  DirectoryLock& operator=(DirectoryLock&& other) noexcept;

 private:
  explicit DirectoryLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// Whether some process holds that directory now. Makes nothing, and holds nothing afterwards.
[[nodiscard]] bool is_locked(const std::string& directory);

/// Fills every file descriptor below 20, so that no database gets one of the numbers that a
/// careless child or library writes to (a pipe inherited as descriptor 3 once overwrote a
/// database). Call it first thing in main; the places are kept for the life of the process.
void reserve_low_descriptors();

}  // namespace motcua::files
