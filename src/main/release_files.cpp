#include "main/release_files.h"

#include <filesystem>
#include <system_error>

#include "catalogue/document.h"
#include "catalogue/release.h"
#include "main/node_files.h"

namespace motcua {
namespace {

constexpr std::uintmax_t kFileBytesMax = 4U << 20;

Result<std::string, ReleaseFileFault> read_file(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error == std::errc::no_such_file_or_directory) return fail(ReleaseFileFault::kMissing);
  if (error || size > kFileBytesMax) return fail(ReleaseFileFault::kUnreadable);
  auto text = read_text(path);
  if (!text) return fail(ReleaseFileFault::kUnreadable);
  return std::move(*text);
}

}  // namespace

std::string place_of(const ReleaseHash& hash) {
  return "catalogue/releases/" + hash.text() + ".json";
}

std::string place_of(const DocumentHash& hash) {
  return "catalogue/documents/" + hash.text() + ".json";
}

Result<std::string, ReleaseFileFault> DirectoryReleases::release(const ReleaseHash& hash) {
  std::string bytes = TRY(read_file(folder_ + "/releases/" + hash.text() + ".json"));
  if (catalogue::hash_of_release(bytes) != hash) return fail(ReleaseFileFault::kAltered);
  return bytes;
}

Result<std::string, ReleaseFileFault> DirectoryReleases::document(const DocumentHash& hash) {
  std::string bytes = TRY(read_file(folder_ + "/documents/" + hash.text() + ".json"));
  if (catalogue::hash_of_document(bytes) != hash) return fail(ReleaseFileFault::kAltered);
  return bytes;
}

}  // namespace motcua
