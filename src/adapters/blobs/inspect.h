// What lies under the root of a DirectoryBlobs, for verify: looks at all and changes nothing, so
// that a running server is not disturbed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/time.h"
#include "ports/blob_store.h"

namespace motcua::blobs {

struct FoundFile {
  std::string path;                    // below the root
  std::optional<BlobAddress> address;  // none: not the name of a blob, or not where it belongs
  bool is_sound = false;               // its bytes could be read and hash to its address
  Instant changed;
};

/// In order of their names, blobs by address. Uploads on their way are passed over. kUnavailable
/// when a directory cannot be read; a root that is not there holds nothing.
[[nodiscard]] Result<Done, BlobFailure> inspect(const std::string& root,
                                                const std::function<void(const FoundFile&)>& each);

}  // namespace motcua::blobs
