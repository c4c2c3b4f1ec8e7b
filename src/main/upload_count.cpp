#include "main/upload_count.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "adapters/blobs/descriptor.h"
#include "adapters/keys/tables.h"
#include "app/partial_uploads.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAddressBytes = 32;

Result<std::vector<BlobAddress>, StoreFailure> cited_blobs(EventStore& store) {
  std::vector<BlobAddress> out;
  TRY(store.rows(keys::kAttachmentTable, [&](std::span<const sql::Cell> row) {
    std::string_view addresses = std::get<sql::Blob>(row[2]).bytes;
    for (; addresses.size() >= kAddressBytes; addresses.remove_prefix(kAddressBytes))
      if (const auto address = BlobAddress::from_raw(addresses.substr(0, kAddressBytes)))
        out.push_back(*address);
    return true;
  }));
  std::ranges::sort(out);
  return out;
}

std::string first_bytes(const fs::path& path) {
  std::string out(4, '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<std::size_t>(in.gcount()));
  return out;
}

}  // namespace

Result<UploadCount, StoreFailure> count_uploads(EventStore& store, const std::string& directory,
                                                Instant now) {
  const auto cited = TRY(cited_blobs(store));
  UploadCount out;
  std::error_code error;
  for (fs::directory_iterator at(directory + "/uploads", error), end; !error && at != end;
       at.increment(error)) {
    if (!app::PartialUploads::is_record(first_bytes(at->path()))) continue;
    ++out.unfinished;
    std::error_code gone;
    const auto size = at->file_size(gone);
    if (!gone) out.unfinished_bytes += static_cast<std::int64_t>(size);
  }
  error.clear();
  for (fs::recursive_directory_iterator at(directory + "/blobs", error), end; !error && at != end;
       at.increment(error)) {
    const auto address = BlobAddress::parse(at->path().filename().string());
    struct stat status {};
    if (!address || std::ranges::binary_search(cited, *address) ||
        ::lstat(at->path().c_str(), &status) != 0)
      continue;
    ++(now.ms - blobs::changed_at(status).ms < kSweptByMs ? out.uncited : out.left_behind);
  }
  return out;
}

}  // namespace motcua
