// SQLite's locks on a file and on the slots of the WAL's shared memory, among the connections of
// one process.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace motcua::faulty {

using Owner = const void*;  // an open file

/// SQLITE_LOCK_SHARED and so on, as numbers: 1 shared, 2 reserved, 3 pending, 4 exclusive.
class FileLocks {
 public:
  [[nodiscard]] bool take(Owner owner, int level);
  void let_go(Owner owner, int level);
  [[nodiscard]] bool is_reserved() const;

 private:
  std::map<Owner, int> levels_;
};

inline constexpr std::size_t kShmSlots = 8;

class SharedMemory {
 public:
  /// Null when there is no such region and none may be made.
  [[nodiscard]] void* region(std::size_t index, std::size_t size, bool may_extend);
  [[nodiscard]] bool lock(Owner owner, std::size_t from, std::size_t count, bool exclusive);
  void unlock(Owner owner, std::size_t from, std::size_t count);
  void forget(Owner owner);
  void clear() { regions_.clear(); }

 private:
  struct Slot {
    std::set<Owner> readers;
    Owner writer = nullptr;
  };
  std::vector<std::unique_ptr<char[]>> regions_;
  std::array<Slot, kShmSlots> slots_;
};

}  // namespace motcua::faulty
