// DIR/control: how a command asks the server that holds a live directory
// (docs/formats/control.md). Here are the socket, who may speak, the bounds and the lines; what the
// lines mean is said by main.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace motcua::control {

enum class ControlFailure {
  kNobody,  // no server listens there
  kDenied,  // not this user's server
  kFailed,  // the system said no
};

/// Who asked, while his request is carried out. One thread at a time.
class Peer {
 public:
  Peer(int descriptor, const std::atomic<bool>& is_closing)
      : descriptor_(descriptor), is_closing_(is_closing) {}

  /// A line of progress, without its end. Never waits: what the peer does not take is left out.
  void tell(std::string_view line);
  /// The last line; waits some seconds for the peer to take it.
  void answer(std::string_view line);
  /// The server is being stopped: what can end early should.
  [[nodiscard]] bool is_closing() const { return is_closing_; }

 private:
  int descriptor_;
  bool is_broken_ = false;
  const std::atomic<bool>& is_closing_;
};

/// What a listener says before any request was understood: whole lines, the caller's words.
struct Refusals {
  std::string not_owner;
  std::string bad_request;
  std::string busy;
};

class Listener {
 public:
  /// One line, without its end. Called on a thread of its own for every peer; must answer().
  using Handler = std::function<void(std::string_view request, Peer& peer)>;

  /// The caller holds the directory's lock: what lies in the socket's place is a dead server's.
  [[nodiscard]] static Result<std::unique_ptr<Listener>, ControlFailure> open(
      const std::string& directory, Refusals refusals, Handler handler);
  /// Tells the peers' handlers that it closes, waits for them, removes the socket.
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  struct Shared;
  explicit Listener(std::unique_ptr<Shared> shared);  // open() only

 private:
  std::unique_ptr<Shared> shared_;
};

/// Sends one request and gives every line of the answer until the server closes. Waits as long as
/// the server works.
[[nodiscard]] Result<Done, ControlFailure> ask(
    const std::string& directory, std::string_view request,
    const std::function<void(std::string_view line)>& each);

}  // namespace motcua::control
