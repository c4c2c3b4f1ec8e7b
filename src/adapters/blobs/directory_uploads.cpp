#include "adapters/blobs/directory_uploads.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "adapters/blobs/descriptor.h"

namespace motcua::blobs {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNew = ".new";

Result<std::vector<std::string>, BlobFailure> names_in(const std::string& root) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator at(root, error);
  for (const fs::directory_iterator end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename().string());
  if (error) return fail(BlobFailure::kUnavailable);
  std::ranges::sort(names);
  return names;
}

}  // namespace

Result<std::unique_ptr<DirectoryUploads>, BlobFailure> DirectoryUploads::open(std::string root) {
  if (TRY(make_directory(root))) {
    const fs::path parent = fs::path(root).parent_path();
    TRY(sync_directory(parent.empty() ? "." : parent.string()));
  }
  const auto names = TRY(names_in(root));
  for (const std::string& name : names)
    if (name.ends_with(kNew) && ::unlink((root + "/" + name).c_str()) != 0)
      return fail(failure_of(errno));
  return std::make_unique<DirectoryUploads>(std::move(root));
}

std::string DirectoryUploads::path_of(const Sha256& name) const {
  return root_ + "/" + name.text();
}

Result<Done, BlobFailure> DirectoryUploads::put(const Sha256& name, std::string_view bytes) {
  const std::string path = path_of(name);
  const std::string beside = path + std::string(kNew);
  const auto written = [&]() -> Result<Done, BlobFailure> {
    const Descriptor file = TRY(Descriptor::open(beside, O_WRONLY | O_CREAT | O_TRUNC));
    TRY(file.write(bytes));
    TRY(file.sync());
    if (::rename(beside.c_str(), path.c_str()) != 0) return fail(failure_of(errno));
    return Done{};
  }();
  if (!written) {
    ::unlink(beside.c_str());
    return fail(written.error());
  }
  return sync_directory(root_);
}

Result<Done, BlobFailure> DirectoryUploads::append(const Sha256& name, std::string_view bytes) {
  const Descriptor file = TRY(Descriptor::open(path_of(name), O_WRONLY | O_APPEND));
  return file.write(bytes);
}

Result<Done, BlobFailure> DirectoryUploads::sync(const Sha256& name) {
  const Descriptor file = TRY(Descriptor::open(path_of(name), O_WRONLY));
  return file.sync();
}

Result<Done, BlobFailure> DirectoryUploads::cut(const Sha256& name, std::int64_t size) {
  if (::truncate(path_of(name).c_str(), static_cast<off_t>(size)) != 0)
    return fail(failure_of(errno));
  return Done{};
}

Result<Bytes, BlobFailure> DirectoryUploads::read(const Sha256& name, std::int64_t offset,
                                                  std::size_t count_max) {
  const Descriptor file = TRY(Descriptor::open(path_of(name), O_RDONLY));
  return file.read(offset, count_max);
}

Result<Done, BlobFailure> DirectoryUploads::erase(const Sha256& name) {
  if (::unlink(path_of(name).c_str()) != 0) return fail(failure_of(errno));
  return sync_directory(root_);
}

Result<Done, BlobFailure> DirectoryUploads::each(const std::function<void(const Kept&)>& callback) {
  const auto names = TRY(names_in(root_));
  for (const std::string& text : names) {
    const auto name = Sha256::parse(text);
    struct stat status {};
    // One that went meanwhile is no fault.
    if (!name || ::lstat((root_ + "/" + text).c_str(), &status) != 0) continue;
    if (S_ISREG(status.st_mode))
      callback({*name, static_cast<std::int64_t>(status.st_size), changed_at(status)});
  }
  return Done{};
}

}  // namespace motcua::blobs
