#include "http/workers.h"

#include <chrono>
#include <system_error>
#include <utility>

namespace motcua::http {
namespace {

/// The C library of Debian 12 may lose a wake-up among several sleepers (glibc bug 25847); then
/// nobody would be woken again, as one seems to be on the way.
constexpr std::chrono::seconds kLookAnyway{5};

}  // namespace

Workers::~Workers() { stop(); }

bool Workers::start(unsigned count) {
  try {
    for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { run(); });
  } catch (const std::system_error&) {
    stop();
    return false;
  }
  return true;
}

void Workers::post(std::function<void()> task) {
  const std::lock_guard lock(mutex_);
  tasks_.push_back(std::move(task));
  wake_one();
}

/// One at a time: who is on the way may find that another worker has done it all, and wakes the
/// next one when there is more. Waking all for a burst of short tasks costs more than the tasks.
void Workers::wake_one() {
  if (asleep_ == 0 || woken_ > 0) return;
  woken_ = 1;
  wake_.notify_one();
}

void Workers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Workers::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    while (!stopping_ && tasks_.empty()) {
      ++asleep_;
      wake_.wait_for(lock, kLookAnyway);
      --asleep_;
      woken_ = 0;
    }
    if (tasks_.empty()) return;
    std::function<void()> task = std::move(tasks_.front());
    tasks_.pop_front();
    if (!tasks_.empty()) wake_one();
    lock.unlock();
    task();
    task = nullptr;  // what the task held is let go on this thread, outside the lock
    lock.lock();
  }
}

}  // namespace motcua::http
