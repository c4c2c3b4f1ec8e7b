#include "adapters/control/descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/check.h"

namespace motcua::control {

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor open_place(const std::string& directory) {
  return Descriptor(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

sockaddr_un address_in(const Descriptor& place) {
  const std::string path = "/proc/self/fd/" + std::to_string(place.number()) + "/control";
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  CHECK(path.size() < sizeof address.sun_path, "a descriptor's number is short");
  std::ranges::copy(path, address.sun_path);
  return address;
}

bool wait_for(int descriptor, short events, Deadline deadline, int or_else) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd wanted[] = {{descriptor, events, 0}, {or_else, POLLIN, 0}};
    const int ready = ::poll(wanted, or_else < 0 ? 1 : 2, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool send_all(int descriptor, std::string_view bytes, Deadline deadline) {
  while (!bytes.empty()) {
    const ssize_t count =
        ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno != EAGAIN) return false;
    if (!wait_for(descriptor, POLLOUT, deadline)) return false;
  }
  return true;
}

}  // namespace motcua::control
