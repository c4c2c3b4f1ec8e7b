#include "main/release_check.h"

#include <filesystem>
#include <system_error>

#include "catalogue/release.h"
#include "main/release_files.h"
#include "main/shipped_catalogue.h"

namespace motcua {
namespace {

/// Made once: a catalogue is read from its sources in a good part of a second.
const std::set<DocumentHash>& shipped_versions() {
  static const std::set<DocumentHash> kVersions = [] {
    std::set<DocumentHash> out;
    const auto shipped = shipped_catalogue();
    if (!shipped) return out;
    for (std::size_t i = 0; i < shipped->procedures().size(); ++i) out.insert(shipped->hash(i));
    return out;
  }();
  return kVersions;
}

std::string_view words_of(ReleaseFileFault fault) {
  switch (fault) {
    case ReleaseFileFault::kMissing: return "mất tệp";
    case ReleaseFileFault::kAltered: return "nội dung không khớp với tên (mã băm)";
    case ReleaseFileFault::kUnreadable: return "không đọc được";
  }
  return "không đọc được";
}

}  // namespace

std::vector<ReleaseFinding> check_releases(const std::string& directory,
                                           const std::set<ReleaseHash>& announced,
                                           const std::set<DocumentHash>& pinned) {
  namespace fs = std::filesystem;
  std::vector<ReleaseFinding> out;
  DirectoryReleases files(directory);
  std::set<ReleaseHash> releases = announced;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory + "/catalogue/releases", error)) {
    const auto hash = ReleaseHash::parse(entry.path().stem().string());
    if (hash && entry.path().extension() == ".json") releases.insert(*hash);
  }
  std::set<DocumentHash> listed;
  for (const ReleaseHash& hash : releases) {
    const auto bytes = files.release(hash);
    if (!bytes) {
      out.push_back({place_of(hash), bytes.error()});
      continue;
    }
    const auto release = catalogue::parse_release(*bytes);
    if (!release) out.push_back({place_of(hash), ReleaseFileFault::kAltered});
    if (release)
      for (const auto& entry : release->documents) listed.insert(entry.hash);
  }
  for (const DocumentHash& hash : pinned)
    if (!listed.contains(hash) && !shipped_versions().contains(hash)) listed.insert(hash);
  for (const DocumentHash& hash : listed)
    if (const auto bytes = files.document(hash); !bytes)
      out.push_back({place_of(hash), bytes.error()});
  return out;
}

std::string sentence_of(const ReleaseFinding& finding) {
  return finding.place + ": " + std::string(words_of(finding.fault));
}

}  // namespace motcua
