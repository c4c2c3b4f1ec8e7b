#include "main/announce_command.h"

#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "adapters/clock/machine_clock.h"
#include "adapters/random/entropy.h"
#include "main/announcement.h"
#include "main/command.h"
#include "main/control_desk.h"
#include "main/node_files.h"
#include "main/progress.h"

namespace motcua {
namespace {

struct AnnounceWords {
  NodePlace place;
  std::string release;
  std::vector<std::string> officials;
};

/// A line of standard input; on a terminal it is not shown while it is typed.
std::string read_password(const std::string& username) {
  termios shown{};
  const bool terminal = ::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &shown) == 0;
  if (terminal) {
    complain("mật khẩu của " + username + ":");
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
  }
  std::string line;
  std::getline(std::cin, line);
  if (terminal) ::tcsetattr(STDIN_FILENO, TCSANOW, &shown);
  return line;
}

Result<Done, NodeFailure> announce(const AnnounceWords& words, const ReleaseHash& release) {
  TRY(check_node_is_whole(words.place.directory, words.place.store == "sqlite"));
  std::vector<Official> officials;
  for (const std::string& username : words.officials)
    officials.push_back({username, read_password(username)});
  {
    const auto lock = files::DirectoryLock::take(words.place.directory);
    if (!lock && lock.error() == files::DirectoryFailure::kInUse)
      return ask_to_announce(words.place.directory, release, officials);
    if (!lock) return fail(sentence_of(lock.error()));
  }
  clock::MachineClock clock;
  random::Entropy random;
  const auto node = TRY(Node::open(words.place, clock, random));
  return announce_release(*node, words.place.directory, release, officials, show_progress);
}

int announce(const AnnounceWords& words) {
  const auto hash = ReleaseHash::parse(words.release);
  if (!hash) {
    complain("mã của bản phát hành là 64 chữ số hex, như `catalogue import` đã in");
    return kWrongWords;
  }
  if (words.officials.size() != 2) {
    complain("cần đúng hai người: --by A --by B");
    return kWrongWords;
  }
  const auto done = announce(words, *hash);
  if (!done) {
    complain(done.error());
    return kRefused;
  }
  print("Đã ghi công bố vào sổ.\n");
  return kDone;
}

}  // namespace

void add_announce_command(CLI::App& catalogue, int& exit_code) {
  const auto words = std::make_shared<AnnounceWords>();
  CLI::App* command = catalogue.add_subcommand(
      "announce", "hai người có thẩm quyền công bố một bản đã phát hành (mật khẩu: mỗi dòng một)");
  command->add_option("release", words->release, "mã của bản phát hành")->required();
  command->add_option("--data", words->place.directory, "thư mục dữ liệu")->required();
  command->add_option("--store", words->place.store, "sqlite hoặc postgres://...")
      ->check(wrong_store);
  command->add_option("--by", words->officials, "tên đăng nhập, hai lần")->required();
  command->callback([words, &exit_code] { exit_code = announce(*words); });
}

}  // namespace motcua
