// The command's end of the control socket.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#include "adapters/control/descriptor.h"
#include "adapters/control/socket.h"

namespace motcua::control {
namespace {

constexpr auto kSendMax = std::chrono::seconds(5);

ControlFailure failure_of(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ECONNREFUSED: return ControlFailure::kNobody;
    case EACCES:
    case EPERM: return ControlFailure::kDenied;
    default: return ControlFailure::kFailed;
  }
}

/// Gives every whole line in `held` and keeps the rest.
void give_lines(std::string& held, const std::function<void(std::string_view line)>& each) {
  std::size_t at = 0;
  for (auto end = held.find('\n'); end != std::string::npos; end = held.find('\n', at)) {
    each(std::string_view(held).substr(at, end - at));
    at = end + 1;
  }
  held.erase(0, at);
}

}  // namespace

Result<Done, ControlFailure> ask(const std::string& directory, std::string_view request,
                                 const std::function<void(std::string_view line)>& each) {
  const Descriptor place = open_place(directory);
  if (!place.is_open()) return fail(failure_of(errno));
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) return fail(ControlFailure::kFailed);
  const sockaddr_un address = address_in(place);
  if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    return fail(failure_of(errno));
  // A server that refuses before it reads closes at once: its line is there all the same.
  const std::string line = std::string(request) + "\n";
  static_cast<void>(send_all(socket.number(), line, std::chrono::steady_clock::now() + kSendMax));
  std::string held;
  char block[kLineBytesMax];
  for (;;) {
    const ssize_t count = ::read(socket.number(), block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno != ECONNRESET) return fail(ControlFailure::kFailed);
    if (count <= 0) return Done{};
    held.append(block, static_cast<std::size_t>(count));
    give_lines(held, each);
  }
}

}  // namespace motcua::control
