// What officers have begun to upload, or uploaded and not yet used: sealed bytes under a name, kept
// beside the blobs until an event cites them or nobody wants them any more. The store knows nothing
// of what it keeps; app/uploads.h does (docs/formats/blobs.md).
//
// Contract (tests/contract/upload_store): what put() or sync() acknowledged, a power cut leaves;
// bytes appended since then may be there whole, in part or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "ports/blob_store.h"

namespace motcua {

class UploadStore {
 public:
  struct Kept {
    Sha256 name;
    std::int64_t size = 0;
    Instant changed;  // by the file system's clock
  };

  virtual ~UploadStore() = default;
  /// Instead of what was there: all or nothing, durable.
  [[nodiscard]] virtual Result<Done, BlobFailure> put(const Sha256& name,
                                                      std::string_view bytes) = 0;
  /// kNotFound where nothing was put. After a failure what was there before is still there, with
  /// perhaps a part of `bytes` behind it.
  [[nodiscard]] virtual Result<Done, BlobFailure> append(const Sha256& name,
                                                         std::string_view bytes) = 0;
  [[nodiscard]] virtual Result<Done, BlobFailure> sync(const Sha256& name) = 0;
  /// Drops what is behind the first `size` bytes.
  [[nodiscard]] virtual Result<Done, BlobFailure> cut(const Sha256& name, std::int64_t size) = 0;
  /// Fewer bytes, or none, at the end.
  [[nodiscard]] virtual Result<Bytes, BlobFailure> read(const Sha256& name, std::int64_t offset,
                                                        std::size_t count_max) = 0;
  /// kNotFound when it is gone already.
  [[nodiscard]] virtual Result<Done, BlobFailure> erase(const Sha256& name) = 0;
  /// In order of the names.
  [[nodiscard]] virtual Result<Done, BlobFailure> each(
      const std::function<void(const Kept&)>& callback) = 0;
};

}  // namespace motcua
