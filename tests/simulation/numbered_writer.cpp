// The process that the proofs kill: it commits batch after batch and says so after each.
//
//   numbered_writer write DIR   locks DIR, prints `at N`, then `ack N` once batch N is durable,
//                               until it is killed
//   numbered_writer check DIR N prints `found M` when DIR holds M >= N whole batches and nothing is
//                               wrong with them; else what is, with exit code 1
// MOTCUA_DURABILITY=normal commits without a flush: the proofs must see that it loses.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "adapters/files/directory_lock.h"
#include "simulation/numbered_store.h"

namespace {

using motcua::crash::NumberedStore;

void say(const std::string& line) {
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::exit(3);
}

int complain(const std::string& words) {
  say(words + "\n");
  return 1;
}

motcua::sqlite::Options options_for(const std::string& directory) {
  const char* const wish = std::getenv("MOTCUA_DURABILITY");
  const bool is_weak = wish != nullptr && std::string_view(wish) == "normal";
  using motcua::sqlite::Durability;
  return {.path = directory + "/motcua.db",
          .durability = is_weak ? Durability::kNormal : Durability::kFull,
          .wal_pages_max = 200};
}

int write_batches(const std::string& directory) {
  const auto lock = motcua::files::DirectoryLock::take(directory);
  if (!lock) return complain("the directory is not ours");
  NumberedStore store(options_for(directory));
  const auto there = store.open();
  if (!there) return complain("the store cannot be opened");
  if (!*there && !store.make()) return complain("the store cannot be made");
  say("at " + std::to_string(there->value_or(0)) + "\n");
  for (std::int64_t number = there->value_or(0);; ++number) {
    if (!store.commit(number)) return complain("a batch is refused");
    say("ack " + std::to_string(number + 1) + "\n");
  }
}

int check(const std::string& directory, std::int64_t acknowledged) {
  NumberedStore store(options_for(directory));
  const auto there = store.open();
  if (!there) return complain("corrupt: the store cannot be opened");
  const std::int64_t found = there->value_or(0);
  if (found < acknowledged) return complain("lost: only " + std::to_string(found) + " are there");
  if (!*there) return complain("found 0");
  const std::string complaint = store.complaint(found);
  if (!complaint.empty()) return complain("corrupt: " + complaint);
  say("found " + std::to_string(found) + "\n");
  return 0;
}

}  // namespace

int main(int count, char** words) {
  motcua::files::reserve_low_descriptors();
  const std::string_view act = count > 2 ? words[1] : "";
  if (act == "write" && count == 3) return write_batches(words[2]);
  if (act == "check" && count == 4) {
    return check(words[2], std::strtoll(words[3], nullptr, 10));
  }
  std::fputs("usage: numbered_writer write DIR | check DIR ACKNOWLEDGED\n", stderr);
  return 2;
}
