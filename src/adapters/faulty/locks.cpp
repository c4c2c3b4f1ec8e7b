#include "adapters/faulty/locks.h"

#include <algorithm>

namespace motcua::faulty {

namespace {

constexpr int kShared = 1, kReserved = 2, kPending = 3, kExclusive = 4;

}  // namespace

bool FileLocks::take(Owner owner, int level) {
  int& own = levels_[owner];
  if (own >= level) return true;
  int others = 0;
  for (const auto& [other, held] : levels_) {
    if (other != owner) others = std::max(others, held);
  }
  if (level == kShared && others >= kPending) return false;
  if (level >= kReserved && others >= kReserved) return false;
  if (level == kExclusive && others >= kShared) {
    own = kPending;  // no new readers until the present ones have gone
    return false;
  }
  own = level;
  return true;
}

void FileLocks::let_go(Owner owner, int level) {
  if (level == 0) {
    levels_.erase(owner);
  } else {
    levels_[owner] = std::min(levels_[owner], level);
  }
}

bool FileLocks::is_reserved() const {
  return std::ranges::any_of(levels_, [](const auto& held) { return held.second >= kReserved; });
}

void* SharedMemory::region(std::size_t index, std::size_t size, bool may_extend) {
  if (index >= regions_.size() && !may_extend) return nullptr;
  while (regions_.size() <= index) regions_.push_back(std::make_unique<char[]>(size));
  return regions_[index].get();
}

bool SharedMemory::lock(Owner owner, std::size_t from, std::size_t count, bool exclusive) {
  for (std::size_t i = from; i < from + count; ++i) {
    const Slot& slot = slots_[i];
    if (slot.writer != nullptr && slot.writer != owner) return false;
    const bool others_read = slot.readers.size() > (slot.readers.contains(owner) ? 1U : 0U);
    if (exclusive && others_read) return false;
  }
  for (std::size_t i = from; i < from + count; ++i) {
    if (exclusive) {
      slots_[i].writer = owner;
    } else {
      slots_[i].readers.insert(owner);
    }
  }
  return true;
}

void SharedMemory::unlock(Owner owner, std::size_t from, std::size_t count) {
  for (std::size_t i = from; i < from + count; ++i) {
    if (slots_[i].writer == owner) slots_[i].writer = nullptr;
    slots_[i].readers.erase(owner);
  }
}

void SharedMemory::forget(Owner owner) { unlock(owner, 0, kShmSlots); }

}  // namespace motcua::faulty
