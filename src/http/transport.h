// Sockets, TLS and the loop thread as the server sees them: Asio and OpenSSL stay in transport.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/http.h"

namespace motcua::http {

/// Who is told of a transport's doings; always on the loop thread, never from inside a call.
class TransportEvents {
 public:
  virtual ~TransportEvents() = default;
  virtual void on_open(bool ok) = 0;
  /// 0: the other end has finished, or the connection is broken.
  virtual void on_read(std::size_t bytes) = 0;
  virtual void on_written(bool ok) = 0;
};

/// One accepted connection. On the loop thread only. `keep` lives until the event has been told; at
/// most one read and one write are under way.
class Transport {
 public:
  using Keep = std::shared_ptr<TransportEvents>;

  virtual ~Transport() = default;
  [[nodiscard]] virtual bool is_tls() const = 0;
  /// Then on_open.
  virtual void open(Keep keep) = 0;
  /// Then on_read. `into` must stay until then.
  virtual void read(char* into, std::size_t size, Keep keep) = 0;
  /// Both, one after the other, then on_written. They must stay until then.
  virtual void write(std::string_view first, std::string_view second, Keep keep) = 0;
  /// Says that no more will be written, then on_written; reading goes on.
  virtual void finish_writing(Keep keep) = 0;
  /// At once; what is under way ends with an error.
  virtual void close() = 0;
};

/// One thread's event loop and the listening socket. All members on its thread, unless said.
class Loop {
 public:
  virtual ~Loop() = default;
  /// Any thread.
  virtual void post(std::function<void()> task) = 0;
  /// Calls `task` every `ms` until finish().
  virtual void every(int ms, std::function<void()> task) = 0;
  /// Starts to accept; before run().
  using Accepted = std::function<void(std::unique_ptr<Transport>, std::string peer)>;
  virtual void accept(Accepted accepted) = 0;
  virtual void stop_accepting() = 0;
  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Until finish() and the last operation's end.
  virtual void run() = 0;
  virtual void finish() = 0;
  /// After run(): what was posted too late, so that its owners are told. On any one thread.
  virtual void run_rest() = 0;

  /// Bound and listening, not yet accepting.
  [[nodiscard]] static Result<std::unique_ptr<Loop>, StartFailure> open(
      const ServerOptions& options);
};

/// A way to the loop for threads that may outlive it. Any thread.
class Mailbox {
 public:
  explicit Mailbox(Loop& loop) : loop_(&loop) {}
  /// False after close(): the task is dropped.
  bool post(std::function<void()> task) {
    const std::lock_guard lock(mutex_);
    if (loop_ == nullptr) return false;
    loop_->post(std::move(task));
    return true;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    loop_ = nullptr;
  }

 private:
  std::mutex mutex_;
  Loop* loop_;
};

}  // namespace motcua::http
