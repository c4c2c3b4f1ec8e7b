// The server's end of the control socket: one thread that accepts, one for every talk.
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <list>
#include <optional>
#include <thread>

#include "adapters/control/descriptor.h"
#include "adapters/control/socket.h"
#include "base/check.h"

namespace motcua::control {
namespace {

constexpr auto kRequestMax = std::chrono::seconds(5);
constexpr auto kAnswerMax = std::chrono::seconds(5);
constexpr auto kPause = std::chrono::seconds(1);
constexpr std::size_t kTalksMax = 8;
constexpr const char* kName = "control";

Deadline after(std::chrono::seconds wait) { return std::chrono::steady_clock::now() + wait; }

/// The kernel's word on who connected.
bool is_own_user(int descriptor) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == ::geteuid();
}

/// The request without its end; nothing when it is too long, too slow, or not a whole line.
std::optional<std::string> read_request(int descriptor, int stop) {
  const Deadline deadline = after(kRequestMax);
  std::string held;
  char block[kLineBytesMax];
  while (held.size() < kLineBytesMax && wait_for(descriptor, POLLIN, deadline, stop)) {
    const ssize_t count = ::recv(descriptor, block, kLineBytesMax - held.size(), MSG_DONTWAIT);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    held.append(block, static_cast<std::size_t>(count));
    const auto end = held.find('\n');
    if (end == std::string::npos) continue;
    if (end + 1 != held.size()) return std::nullopt;  // more than one request
    held.pop_back();
    return held;
  }
  return std::nullopt;
}

/// Closing with unread bytes would take the last line away from a peer that has not read it yet.
void drain(int descriptor) {
  ::shutdown(descriptor, SHUT_WR);
  char block[kLineBytesMax];
  while (::recv(descriptor, block, sizeof block, MSG_DONTWAIT) > 0) {
  }
}

}  // namespace

void Peer::tell(std::string_view line) {
  if (is_broken_) return;
  const std::string bytes = std::string(line) + "\n";
  const ssize_t count =
      ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  // Half a line would spoil the next one.
  if (count >= 0) is_broken_ = static_cast<std::size_t>(count) != bytes.size();
  if (count < 0) is_broken_ = errno != EAGAIN && errno != EINTR;
}

void Peer::answer(std::string_view line) {
  if (is_broken_) return;
  is_broken_ = !send_all(descriptor_, std::string(line) + "\n", after(kAnswerMax));
}

struct Listener::Shared {
  Shared(Descriptor given_place, Descriptor given_socket, Descriptor given_stop, Refusals words,
         Handler given_handler)
      : place(std::move(given_place)),
        socket(std::move(given_socket)),
        stop(std::move(given_stop)),
        refusals(std::move(words)),
        handler(std::move(given_handler)) {}

  struct Talk {
    explicit Talk(Descriptor given) : descriptor(std::move(given)) {}
    Descriptor descriptor;
    std::atomic<bool> is_over = false;
    std::thread thread;
  };

  void run() {
    while (!is_closing) {
      pollfd wanted[] = {{socket.number(), POLLIN, 0}, {stop.number(), POLLIN, 0}};
      if (::poll(wanted, 2, -1) < 0) {
        CHECK(errno == EINTR, "the control socket can be polled");
        continue;
      }
      talks.remove_if([](Talk& talk) {
        if (talk.is_over) talk.thread.join();
        return !talk.thread.joinable();
      });
      if (wanted[0].revents != 0) accept();
    }
  }

  void accept() {
    Descriptor peer(::accept4(socket.number(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!peer.is_open()) {
      // Out of descriptors, most likely: whoever waits out there would be told of at once again.
      static_cast<void>(wait_for(stop.number(), POLLIN, after(kPause)));
      return;
    }
    if (!is_own_user(peer.number())) return refuse(peer, refusals.not_owner);
    if (talks.size() >= kTalksMax) return refuse(peer, refusals.busy);
    Talk& talk = talks.emplace_back(std::move(peer));
    talk.thread = std::thread([this, &talk] { serve(talk); });
  }

  void refuse(const Descriptor& peer, std::string_view line) const {
    Peer(peer.number(), is_closing).tell(line);
    drain(peer.number());
  }

  void serve(Talk& talk) {
    const int descriptor = talk.descriptor.number();
    Peer peer(descriptor, is_closing);
    const auto request = read_request(descriptor, stop.number());
    if (request) {
      handler(*request, peer);
    } else {
      peer.tell(refusals.bad_request);
    }
    drain(descriptor);
    ::shutdown(descriptor, SHUT_RDWR);
    talk.is_over = true;
  }

  Descriptor place;
  Descriptor socket;
  Descriptor stop;  // readable from the moment of closing on
  const Refusals refusals;
  const Handler handler;
  std::atomic<bool> is_closing = false;
  std::list<Talk> talks;  // of the accepting thread, and of the destructor after it
  std::thread thread;
};

Listener::Listener(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {
  shared_->thread = std::thread([given = shared_.get()] { given->run(); });
}

Result<std::unique_ptr<Listener>, ControlFailure> Listener::open(const std::string& directory,
                                                                 Refusals refusals,
                                                                 Handler handler) {
  Descriptor place = open_place(directory);
  if (!place.is_open()) return fail(ControlFailure::kFailed);
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  Descriptor stop(::eventfd(0, EFD_CLOEXEC));
  if (!socket.is_open() || !stop.is_open()) return fail(ControlFailure::kFailed);
  ::unlinkat(place.number(), kName, 0);
  const sockaddr_un address = address_in(place);
  // Nobody can connect before listen(), so the mode is right for the first one.
  const bool is_ready =
      ::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      ::fchmodat(place.number(), kName, S_IRUSR | S_IWUSR, 0) == 0 &&
      ::listen(socket.number(), static_cast<int>(kTalksMax)) == 0;
  if (!is_ready) return fail(ControlFailure::kFailed);
  return std::make_unique<Listener>(std::make_unique<Shared>(std::move(place), std::move(socket),
                                                             std::move(stop), std::move(refusals),
                                                             std::move(handler)));
}

Listener::~Listener() {
  shared_->is_closing = true;
  const std::uint64_t one = 1;
  CHECK(::write(shared_->stop.number(), &one, sizeof one) == sizeof one);
  shared_->thread.join();
  ::unlinkat(shared_->place.number(), kName, 0);
  for (Shared::Talk& talk : shared_->talks) talk.thread.join();
}

}  // namespace motcua::control
