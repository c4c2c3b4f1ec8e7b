// The files of the catalogue's releases held against what was announced and what dossiers pinned:
// for `motcua verify` and `motcua doctor`. Reads only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "ports/release_files.h"

namespace motcua {

struct ReleaseFinding {
  std::string place;  // "catalogue/documents/5d3f....json", under the directory
  ReleaseFileFault fault = ReleaseFileFault::kMissing;
};

/// Every file once: the announced releases and those that are published, what they list, and every
/// version that a dossier pinned and the program itself does not hold.
[[nodiscard]] std::vector<ReleaseFinding> check_releases(const std::string& directory,
                                                         const std::set<ReleaseHash>& announced,
                                                         const std::set<DocumentHash>& pinned);
/// "catalogue/...: mất tệp".
[[nodiscard]] std::string sentence_of(const ReleaseFinding& finding);

}  // namespace motcua
