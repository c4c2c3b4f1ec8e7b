// The threads that run handlers. Tasks wait in one queue, in order; its length is bounded by the
// number of connections, each of which has at most one task.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace motcua::http {

class Workers {
 public:
  Workers() = default;
  /// As stop().
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False when the system gives no thread.
  [[nodiscard]] bool start(unsigned count);
  void post(std::function<void()> task);
  /// Runs what is queued, then ends the threads. Not from a task.
  void stop();

 private:
  void run();
  void wake_one();

  std::mutex mutex_;  // guards everything below but the threads
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  std::size_t asleep_ = 0;
  std::size_t woken_ = 0;  // told to wake up, and not there yet
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace motcua::http
