#include "adapters/blobs/directory_blobs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <vector>

#include "adapters/blobs/descriptor.h"
#include "base/sha256.h"

namespace motcua::blobs {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSoundMax = 4096;

std::string shard_name(unsigned shard) { return to_hex(Bytes(1, static_cast<char>(shard))); }

/// Names in a directory, in order; empty when it cannot be read.
std::vector<std::string> names_in(const std::string& path) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    names.push_back(at->path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

class Upload final : public BlobWriter {
 public:
  Upload(Descriptor file, std::string path, const Options& options)
      : file_(std::move(file)), path_(std::move(path)), options_(options) {}
  ~Upload() override {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;

  Result<Done, BlobFailure> add(std::string_view ciphertext) override {
    if (failure_) return fail(*failure_);
    size_ += static_cast<std::int64_t>(ciphertext.size());
    if (size_ > options_.blob_bytes_max) return fail(failed(BlobFailure::kTooLarge));
    const auto written = file_.write(ciphertext);
    if (!written) return fail(failed(written.error()));
    hash_.add(ciphertext);
    return Done{};
  }

  Result<BlobAddress, BlobFailure> finish() override {
    if (failure_) return fail(*failure_);
    failure_ = BlobFailure::kUnavailable;  // whatever comes now, this upload is over
    TRY(file_.sync());
    const Sha256 hash = hash_.finish();
    const BlobAddress address{{hash.bytes}};
    const std::string shard = options_.root + "/" + address.text().substr(0, 2);
    const std::string path = shard + "/" + address.text();
    if (::rename(path_.c_str(), path.c_str()) != 0) return fail(blobs::failure_of(errno));
    path_.clear();
    TRY(sync_directory(shard));
    return address;
  }

 private:
  BlobFailure failed(BlobFailure failure) {
    failure_ = failure;
    return failure;
  }

  Descriptor file_;
  std::string path_;  // empty once it has its final name
  const Options& options_;
  Sha256Stream hash_;
  std::int64_t size_ = 0;
  std::optional<BlobFailure> failure_;
};

}  // namespace

Result<std::unique_ptr<DirectoryBlobs>, BlobFailure> DirectoryBlobs::open(Options options) {
  auto blobs = std::make_unique<DirectoryBlobs>(std::move(options));
  TRY(blobs->prepare());
  return blobs;
}

Result<Done, BlobFailure> DirectoryBlobs::prepare() {
  const std::string& root = options_.root;
  if (TRY(make_directory(root))) {
    const fs::path parent = fs::path(root).parent_path();
    TRY(sync_directory(parent.empty() ? "." : parent.string()));
  }
  TRY(make_directory(root + "/tmp"));
  // All of them now, so that no upload has to make its directory durable first.
  for (unsigned shard = 0; shard < 256; ++shard)
    TRY(make_directory(root + "/" + shard_name(shard)));
  TRY(sync_directory(root));
  for (const std::string& name : names_in(root + "/tmp")) {
    if (::unlink((root + "/tmp/" + name).c_str()) != 0) return fail(failure_of(errno));
  }
  return Done{};
}

std::string DirectoryBlobs::path_of(const BlobAddress& address) const {
  const std::string name = address.text();
  return options_.root + "/" + name.substr(0, 2) + "/" + name;
}

Result<std::unique_ptr<BlobWriter>, BlobFailure> DirectoryBlobs::create() {
  std::string path = options_.root + "/tmp/" + std::to_string(++uploads_);
  Descriptor file = TRY(Descriptor::open(path, O_WRONLY | O_CREAT | O_EXCL));
  return std::make_unique<Upload>(std::move(file), std::move(path), options_);
}

Result<std::int64_t, BlobFailure> DirectoryBlobs::size(const BlobAddress& address) {
  struct stat status {};
  if (::stat(path_of(address).c_str(), &status) != 0) return fail(failure_of(errno));
  return static_cast<std::int64_t>(status.st_size);
}

Result<Done, BlobFailure> DirectoryBlobs::check_sound(const Descriptor& file,
                                                      const BlobAddress& address) {
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return fail(failure_of(errno));
  const Seen now{.inode = status.st_ino,
                 .size = status.st_size,
                 .changed_ns = status.st_ctim.tv_sec * 1'000'000'000LL + status.st_ctim.tv_nsec};
  {
    const std::scoped_lock lock(mutex_);
    const auto found = sound_.find(address);
    if (found != sound_.end() && found->second == now) return Done{};
  }
  const Sha256 hash = TRY(file.hash());
  if (hash.bytes != address.bytes) return fail(BlobFailure::kCorrupt);
  const std::scoped_lock lock(mutex_);
  if (sound_.size() >= kSoundMax) sound_.clear();
  sound_[address] = now;
  return Done{};
}

Result<Bytes, BlobFailure> DirectoryBlobs::read(const BlobAddress& address, std::int64_t offset,
                                                std::size_t count_max) {
  const Descriptor file = TRY(Descriptor::open(path_of(address), O_RDONLY));
  TRY(check_sound(file, address));
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return fail(failure_of(errno));
  const auto left = std::max<std::int64_t>(0, status.st_size - std::max<std::int64_t>(0, offset));
  return file.read(offset, std::min(count_max, static_cast<std::size_t>(left)));
}

Result<Instant, BlobFailure> DirectoryBlobs::written(const BlobAddress& address) {
  struct stat status {};
  if (::stat(path_of(address).c_str(), &status) != 0) return fail(failure_of(errno));
  return changed_at(status);
}

Result<Done, BlobFailure> DirectoryBlobs::room_for(std::int64_t bytes) {
  struct statvfs disk {};
  if (::statvfs(options_.root.c_str(), &disk) != 0) return fail(failure_of(errno));
  const auto block = static_cast<std::int64_t>(disk.f_frsize);
  const auto free = static_cast<std::int64_t>(disk.f_bavail) * block;
  const auto twentieth = static_cast<std::int64_t>(disk.f_blocks) * block / 20;
  if (free - bytes < std::min(options_.free_bytes_min, twentieth))
    return fail(BlobFailure::kDiskFull);
  return Done{};
}

Result<Done, BlobFailure> DirectoryBlobs::erase(const BlobAddress& address) {
  const std::string path = path_of(address);
  if (::unlink(path.c_str()) != 0) return fail(failure_of(errno));
  return sync_directory(fs::path(path).parent_path().string());
}

Result<Done, BlobFailure> DirectoryBlobs::each(
    const std::function<bool(const BlobAddress&)>& callback) {
  for (unsigned shard = 0; shard < 256; ++shard) {
    for (const std::string& name : names_in(options_.root + "/" + shard_name(shard))) {
      const auto address = BlobAddress::parse(name);
      if (address && !callback(*address)) return Done{};
    }
  }
  return Done{};
}

}  // namespace motcua::blobs
