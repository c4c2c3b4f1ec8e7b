// The two ends of an EventStream: senders on any thread, one connection on the loop thread.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

#include "http/http.h"

namespace motcua::http {

struct EventStream::Channel {
 public:
  explicit Channel(std::size_t bytes_queued_max) : bytes_queued_max_(bytes_queued_max) {}

  bool send(const Event& event);
  /// Ends it; `drop_queued` when nobody can read the rest.
  void close(bool drop_queued);
  [[nodiscard]] bool closed() const;
  void on_closed(std::function<void()> notice);

  /// The connection's end. `wake` is called, on any thread, when there is something to take or the
  /// stream has ended; once per take().
  void attach(std::function<void()> wake);
  struct Taken {
    std::string bytes;
    bool ended = false;  // nothing comes after these bytes
    bool slow = false;   // the client let too much pile up
  };
  [[nodiscard]] Taken take();
  [[nodiscard]] bool slow() const;

 private:
  mutable std::mutex mutex_;
  const std::size_t bytes_queued_max_;
  std::string queued_;
  bool closed_ = false;
  bool slow_ = false;
  bool woken_ = false;
  std::function<void()> wake_;
  std::function<void()> notice_;
};

/// As it goes over the wire.
[[nodiscard]] std::string event_bytes(const EventStream::Event& event);

}  // namespace motcua::http
