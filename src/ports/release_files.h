// The files of the catalogue's releases, by their hash (docs/formats/catalogue.md, "Releases on
// disk"). Whoever asks gets the bytes that were named or nothing: never other bytes.
#pragma once

#include <string>

#include "base/ids.h"
#include "base/result.h"

namespace motcua {

enum class ReleaseFileFault {
  kMissing,
  kAltered,     // its bytes do not hash to its name
  kUnreadable,  // the disk says no, or it is larger than any such file
};

/// Any thread.
class ReleaseFiles {
 public:
  virtual ~ReleaseFiles() = default;
  [[nodiscard]] virtual Result<std::string, ReleaseFileFault> release(const ReleaseHash& hash) = 0;
  [[nodiscard]] virtual Result<std::string, ReleaseFileFault> document(
      const DocumentHash& hash) = 0;
};

}  // namespace motcua
