// A disk in memory that forgets as real ones do: the model beneath the SQLite VFS of vfs.h.
//
// What was written is seen at once by everybody, and survives a power cut for certain only after a
// sync. Of what was not synced each 512-byte sector keeps any one of the contents it has had since
// (so writes are lost, torn inside a page and reordered), each file any one of its lengths, each
// name in the directory any one of its meanings. The seed decides; the same seed and the same
// operations give the same survivors.
//
// The first sync of a file that was opened as a journal or a WAL also syncs the whole directory, as
// SQLite's own VFS for Unix does; without that WAL with FULL looks broken (an old rollback journal
// comes back and SQLite throws the WAL away). is_directory_apart takes that away: a file system
// that orders names and contents by nothing at all.
//
// Threads: all calls may come from any thread.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/prng.h"
#include "base/result.h"

namespace motcua::faulty {

enum class DiskFailure {
  kOff,     // the power is cut: nothing happens any more
  kFailed,  // an input/output error
  kFull,
  kNotFound,
};

struct DiskOptions {
  std::uint64_t seed = 1;
  bool lies_about_sync = false;     // says yes and does nothing
  bool is_directory_apart = false;  // syncing a journal does not sync its name
  int sync_delay_ms = 0;            // before each sync
  std::int64_t bytes_max = std::numeric_limits<std::int64_t>::max();
};

/// What is stored behind a name. Made and changed by Disk only.
struct File {
  struct Change {
    std::size_t offset = 0;
    Bytes bytes;
    bool cuts = false;  // to the length `offset`, instead of writing
  };
  Bytes now;
  Bytes durable;
  std::vector<Change> unsynced;
};
using FilePointer = std::shared_ptr<File>;

class Disk {
 public:
  explicit Disk(DiskOptions options) : options_(options), prng_(options.seed) {}

  [[nodiscard]] Result<FilePointer, DiskFailure> open(const std::string& name, bool may_create);
  [[nodiscard]] Result<Bytes, DiskFailure> read(File& file, std::size_t offset,
                                                std::size_t count_max);
  [[nodiscard]] Result<Done, DiskFailure> write(File& file, std::size_t offset,
                                                std::string_view bytes);
  [[nodiscard]] Result<Done, DiskFailure> cut(File& file, std::size_t length);
  [[nodiscard]] Result<Done, DiskFailure> sync(File& file, bool directory_too);
  [[nodiscard]] Result<Done, DiskFailure> sync_directory();
  [[nodiscard]] Result<Done, DiskFailure> remove(const std::string& name);
  [[nodiscard]] Result<std::size_t, DiskFailure> length(const File& file);
  /// As SQLite's VFS for Unix sees it: an empty file is not there.
  [[nodiscard]] Result<bool, DiskFailure> is_there(const std::string& name);

  /// Cuts the power at the `count`-th operation from now (1 is the next). An operation that writes
  /// may still leave its bytes behind, unsynced.
  void cut_power_after(std::uint64_t count);
  /// Every operation from the `count`-th on fails, `times` times.
  void fail_after(std::uint64_t count, DiskFailure failure, std::uint64_t times = 1);
  /// Decides what survived and turns the power on. Files opened before are dead.
  void power_on();
  /// The process dies, the machine does not: files opened before are dead, nothing is lost, and
  /// nothing more is durable than was.
  void kill_process();
  void set_bytes_max(std::int64_t bytes_max);

  [[nodiscard]] bool is_off() const;
  [[nodiscard]] std::uint64_t operations() const;
  [[nodiscard]] std::uint64_t syncs() const;
  /// Changes with every power_on() and kill_process(): how a file knows that it is dead.
  [[nodiscard]] std::uint64_t life() const;
  /// Every byte there is, synced or not: for looking for words that must not be there.
  [[nodiscard]] Bytes everything() const;
  /// Flips one bit of what is stored.
  void damage(const std::string& name, std::size_t offset);
  [[nodiscard]] std::uint64_t draw();

 private:
  enum class Survival { kNothing, kEverything, kAnything };
  struct NameChange {
    std::string name;
    FilePointer file;  // null: removed
  };

  [[nodiscard]] Result<Done, DiskFailure> step();
  void apply_names();
  [[nodiscard]] Bytes survivor(const File& file, Survival survival);
  [[nodiscard]] std::map<std::string, FilePointer> surviving_names(Survival survival);
  [[nodiscard]] std::int64_t bytes_used() const;
  void start_again();

  DiskOptions options_;
  mutable std::mutex mutex_;
  Prng prng_;
  std::map<std::string, FilePointer> names_, durable_names_;
  std::vector<NameChange> unsynced_names_;
  std::uint64_t operations_ = 0, syncs_ = 0, life_ = 1;
  std::uint64_t cut_at_ = 0;  // 0: not planned
  std::uint64_t fail_at_ = 0, fail_times_ = 0;
  DiskFailure failure_ = DiskFailure::kFailed;
  bool is_off_ = false;
};

}  // namespace motcua::faulty
