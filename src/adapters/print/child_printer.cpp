#include "adapters/print/child_printer.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string_view>

#include "adapters/print/blocks_json.h"

namespace motcua::printing {
namespace {

using Moment = std::chrono::steady_clock::time_point;

constexpr std::size_t kPdfBytesMax = 64U << 20U;

class Socket {
 public:
  explicit Socket(int number) : number_(number) {}
  ~Socket() { ::close(number_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// The process with `end` as its standard input and output and nothing else of ours open.
std::optional<pid_t> start(const std::string& program, int end) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t how;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&how);
  ::posix_spawn_file_actions_adddup2(&files, end, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, end, STDOUT_FILENO);
  // Libraries complain there with the text they could not draw: a name, perhaps.
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  sigset_t none;
  sigset_t all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&how, &none);  // the server's threads block some
  ::posix_spawnattr_setsigdefault(&how, &all);
  ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::string name = "motcua";
  std::string command = "print";
  char* words[] = {name.data(), command.data(), nullptr};
  char* environment[] = {nullptr};
  pid_t process = 0;
  const int error = ::posix_spawn(&process, program.c_str(), &files, &how, words, environment);
  ::posix_spawnattr_destroy(&how);
  ::posix_spawn_file_actions_destroy(&files);
  if (error != 0) return std::nullopt;
  return process;
}

bool wait_for(int socket, short events, Moment deadline) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd wanted{socket, events, 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool send_all(int socket, std::string_view bytes, Moment deadline) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno != EAGAIN) return false;
    if (!wait_for(socket, POLLOUT, deadline)) return false;
  }
  return ::shutdown(socket, SHUT_WR) == 0;
}

/// Until the other side closes; nothing at the deadline, or when it says too much.
std::optional<std::string> receive_all(int socket, Moment deadline) {
  std::string out;
  std::array<char, 65536> piece{};
  while (out.size() <= kPdfBytesMax) {
    if (!wait_for(socket, POLLIN, deadline)) return std::nullopt;
    const ssize_t count = ::recv(socket, piece.data(), piece.size(), MSG_DONTWAIT);
    if (count == 0) return out;
    if (count > 0) out.append(piece.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR && errno != EAGAIN) return std::nullopt;
  }
  return std::nullopt;
}

/// What it ended with; -1 when it was killed.
int end_of(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Result<std::string, PrintFailure> made_by(const std::string& program, const std::string& document,
                                          Moment deadline) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return fail(PrintFailure::kLibrary);
  const Socket ours(ends[0]);
  std::optional<pid_t> process;
  {
    const Socket theirs(ends[1]);
    process = start(program, theirs.number());
  }
  if (!process) return fail(PrintFailure::kLibrary);
  std::optional<std::string> pdf;
  const bool sent = send_all(ours.number(), document, deadline);
  // One that refuses to read may have said why in how it ends.
  if (sent) pdf = receive_all(ours.number(), deadline);
  if (!pdf) ::kill(*process, SIGKILL);
  switch (end_of(*process)) {
    case static_cast<int>(ChildEnd::kFontMissing): return fail(PrintFailure::kFontMissing);
    case static_cast<int>(ChildEnd::kTooLong): return fail(PrintFailure::kTooLong);
    case 0: break;
    default: return fail(PrintFailure::kLibrary);
  }
  if (!pdf || !pdf->starts_with("%PDF-")) return fail(PrintFailure::kLibrary);
  return std::move(*pdf);
}

}  // namespace

Result<std::string, PrintFailure> ChildPrinter::print(const blocks::Document& document) const {
  const Moment deadline = std::chrono::steady_clock::now() + patience_;
  if (!free_.try_acquire_until(deadline)) return fail(PrintFailure::kLibrary);
  auto out = made_by(program_, to_json(document), deadline);
  free_.release();
  return out;
}

}  // namespace motcua::printing
