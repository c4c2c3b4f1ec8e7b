#include "adapters/blobs/inspect.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "adapters/blobs/descriptor.h"

namespace motcua::blobs {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUploads = "tmp";

Result<std::vector<std::string>, BlobFailure> names_in(const std::string& path) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator at(path, error);
  for (const fs::directory_iterator end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename().string());
  if (error) return fail(BlobFailure::kUnavailable);
  std::ranges::sort(names);
  return names;
}

bool is_directory(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

FoundFile look_at(const std::string& root, const std::string& shard, const std::string& name) {
  FoundFile found;
  found.path = shard.empty() ? name : shard + "/" + name;
  const std::string path = root + "/" + found.path;
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) found.changed = changed_at(status);
  const auto address = BlobAddress::parse(name);
  if (!address || name.substr(0, 2) != shard || !S_ISREG(status.st_mode)) return found;
  found.address = address;
  const auto file = Descriptor::open(path, O_RDONLY);
  if (!file) return found;
  const auto hash = file->hash();
  found.is_sound = hash && hash->bytes == address->bytes;
  return found;
}

}  // namespace

Result<Done, BlobFailure> inspect(const std::string& root,
                                  const std::function<void(const FoundFile&)>& each) {
  if (!fs::exists(fs::symlink_status(root))) return Done{};
  const auto shards = TRY(names_in(root));
  for (const std::string& shard : shards) {
    if (!is_directory(root + "/" + shard)) {
      each(look_at(root, {}, shard));
      continue;
    }
    if (shard == kUploads) continue;
    const auto names = TRY(names_in(root + "/" + shard));
    for (const std::string& name : names) each(look_at(root, shard, name));
  }
  return Done{};
}

}  // namespace motcua::blobs
