// The releases under DIR/catalogue as the node reads them: every byte is held to its name.
#pragma once

#include <string>

#include "ports/release_files.h"

namespace motcua {

class DirectoryReleases final : public ReleaseFiles {
 public:
  explicit DirectoryReleases(std::string directory)
      : folder_(std::move(directory) + "/catalogue") {}
  [[nodiscard]] Result<std::string, ReleaseFileFault> release(const ReleaseHash& hash) override;
  [[nodiscard]] Result<std::string, ReleaseFileFault> document(const DocumentHash& hash) override;

 private:
  std::string folder_;
};

/// "catalogue/releases/5d3f....json": where it lies under DIR, for sentences.
[[nodiscard]] std::string place_of(const ReleaseHash& hash);
[[nodiscard]] std::string place_of(const DocumentHash& hash);

}  // namespace motcua
