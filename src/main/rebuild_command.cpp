#include "main/rebuild_command.h"

#include "adapters/files/directory_lock.h"
#include "base/json.h"
#include "main/command.h"
#include "main/control_desk.h"
#include "main/node_files.h"
#include "main/progress.h"
#include "store/identity.h"
#include "store/rebuild.h"

namespace motcua {
namespace {

/// Nobody else is there: the caller holds the directory.
Result<LiveRebuild, NodeFailure> rebuild_here(const NodePlace& place) {
  const auto database = open_database(place);
  const auto writer = TRY(open_writer(*database));
  const auto identity = store::read_identity(*writer);
  if (!identity) return fail(sentence_of(identity.error()));
  if (!*identity) return fail(NodeFailure("cơ sở dữ liệu không chứa nút nào"));
  const auto rebuilt = store::rebuild(*writer, NodeFolds().all(), show_progress);
  if (!rebuilt) return fail(sentence_of(rebuilt.error()));
  return LiveRebuild{rebuilt->entries, rebuilt->after.text(),
                     rebuilt->before && *rebuilt->before == rebuilt->after};
}

Result<LiveRebuild, NodeFailure> rebuild(const NodePlace& place) {
  TRY(check_node_is_whole(place.directory, place.store == "sqlite"));
  const auto lock = files::DirectoryLock::take(place.directory);
  if (lock) return rebuild_here(place);
  if (lock.error() == files::DirectoryFailure::kInUse) return ask_for_rebuild(place.directory);
  return fail(sentence_of(lock.error()));
}

}  // namespace

int print_rebuild(const CareWords& words) {
  const auto rebuilt = rebuild(words.place);
  if (!rebuilt) {
    complain(rebuilt.error());
    return kRefused;
  }
  if (words.as_json) {
    print(json::write(json::Object{{"entries", rebuilt->entries},
                                   {"content_digest", rebuilt->content_digest},
                                   {"same", rebuilt->same}}) +
          "\n");
  } else {
    print("Dựng lại từ " + std::to_string(rebuilt->entries) + " sự kiện; nội dung " +
          (rebuilt->same ? "y như trước.\n" : "khác trước, nay đúng theo sổ.\n"));
  }
  return kDone;
}

}  // namespace motcua
