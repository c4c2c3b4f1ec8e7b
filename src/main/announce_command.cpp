#include "main/announce_command.h"

#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "adapters/clock/machine_clock.h"
#include "adapters/random/entropy.h"
#include "catalogue/announcement.h"
#include "catalogue/review.h"
#include "main/command.h"
#include "main/node.h"
#include "main/release_shelf.h"

namespace motcua {
namespace {

using catalogue::ReleaseAnnounced;

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

StreamId stream_of_unit(const Node& node) {
  return named_stream(StreamKind::kCatalogue, node.identity().unit.text);
}

/// The last one announced; its number is 0 when there is none.
Result<ReleaseAnnounced, NodeFailure> last_announced(Node& node) {
  ReleaseAnnounced last;
  auto reader = node.parts().readers.take();
  if (!reader) return fail(sentence_of(reader.error()));
  const auto read =
      reader->store().read_stream(stream_of_unit(node), 1, [&](const StoredEntry& entry) {
        const auto envelope = ledger::read_entry(entry.bytes);
        if (!envelope || envelope->header.kind != catalogue::kAnnouncedKind) return true;
        if (auto event = catalogue::read_announcement(envelope->body)) last = std::move(*event);
        return true;
      });
  if (!read) return fail(sentence_of(read.error()));
  return last;
}

/// Two who prove themselves, one of them a leader of the centre.
Result<std::vector<OfficerId>, NodeFailure> prove(Node& node,
                                                  const std::vector<std::string>& usernames) {
  using office::Role;
  std::vector<OfficerId> out;
  bool leader = false;
  for (const std::string& username : usernames) {
    const auto session = node.centre().sign_in(username, read_password(username));
    if (!session) return fail(NodeFailure(username + ": sai mật khẩu hoặc tài khoản bị khóa"));
    if (session->must_change_password)
      return fail(NodeFailure(username + ": phải đổi mật khẩu dùng một lần trước"));
    const bool leads = session->roles.meets({Role::kDirector, Role::kDeputy});
    if (!leads && !session->roles.meets({Role::kAdministrator}))
      return fail(NodeFailure(username + ": chỉ lãnh đạo và quản trị được công bố danh mục"));
    leader = leader || leads;
    if (std::find(out.begin(), out.end(), session->officer) != out.end())
      return fail(NodeFailure("phải là hai người khác nhau"));
    out.push_back(session->officer);
  }
  if (!leader) return fail(NodeFailure("một trong hai người phải là lãnh đạo trung tâm"));
  return out;
}

Result<Done, NodeFailure> announce(const AnnounceWords& words, const ReleaseHash& hash) {
  ReleaseShelf shelf(words.place.directory);
  const app::Releases releases = shelf.read();
  const auto found = std::find_if(releases.begin(), releases.end(), [&](const auto& one) {
    return one->hash == hash && !one->is_shipped;
  });
  if (found == releases.end())
    return fail(NodeFailure("chưa phát hành bản nào mang mã này trong thư mục"));
  const app::ReleaseView& release = **found;
  clock::MachineClock clock;
  random::Entropy random;
  const auto node = TRY(Node::open(words.place, clock, random));
  const ReleaseAnnounced last = TRY(last_announced(*node));
  if (last.number >= release.number)
    return fail(NodeFailure("đã công bố bản số " + std::to_string(last.number)));
  const auto officials = TRY(prove(*node, words.officials));
  const ReleaseAnnounced event{hash, release.number, release.effective,
                               catalogue::hash_of_review(release.review), officials};
  return node->carry_out([&](app::Transaction& transaction) -> Result<StreamId, app::Problem> {
    app::NewEvent announced;
    announced.stream = stream_of_unit(*node);
    announced.kind = std::string(catalogue::kAnnouncedKind);
    announced.body = catalogue::body_of(event);
    announced.actor = officials.front();
    TRY(transaction.write({announced}));
    return announced.stream;
  });
}

int announce_release(const AnnounceWords& words) {
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
  command->add_option("--by", words->officials, "tên đăng nhập, hai lần")->required();
  command->callback([words, &exit_code] { exit_code = announce_release(*words); });
}

}  // namespace motcua
