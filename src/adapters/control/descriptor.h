// A descriptor that closes itself, and the socket's place under a directory of any length.
#pragma once

#include <sys/un.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace motcua::control {

inline constexpr std::size_t kLineBytesMax = 4096;  // with its end

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// Opened only to name things in it.
[[nodiscard]] Descriptor open_place(const std::string& directory);
/// An address holds 107 bytes and a directory's path may be longer: named through its descriptor.
[[nodiscard]] sockaddr_un address_in(const Descriptor& place);

using Deadline = std::chrono::steady_clock::time_point;
/// Until `events` or the deadline; false at the deadline. With `or_else` also when that one can be
/// read.
[[nodiscard]] bool wait_for(int descriptor, short events, Deadline deadline, int or_else = -1);
/// All of it, or false: the peer is gone, or did not take it in time.
[[nodiscard]] bool send_all(int descriptor, std::string_view bytes, Deadline deadline);

}  // namespace motcua::control
