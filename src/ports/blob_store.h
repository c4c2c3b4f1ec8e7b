// Sealed attachments. A blob has its own random key, kept in a sealed part; its address is the hash
// of its ciphertext, so the store learns nothing and an altered blob is found.
//
// Contract (tests/contract/blob_store_contract): after finish() returns, a power cut loses nothing;
// an unfinished upload leaves nothing that anybody finds; altered bytes are kCorrupt when read.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace motcua {

enum class BlobFailure { kDiskFull, kUnavailable, kNotFound, kCorrupt, kTooLarge };

class BlobWriter {
 public:
  virtual ~BlobWriter() = default;
  [[nodiscard]] virtual Result<Done, BlobFailure> add(std::string_view ciphertext) = 0;
  /// Durable when it returns. Dropping the writer without it discards the bytes.
  [[nodiscard]] virtual Result<BlobAddress, BlobFailure> finish() = 0;
};

class BlobStore {
 public:
  virtual ~BlobStore() = default;
  [[nodiscard]] virtual Result<std::unique_ptr<BlobWriter>, BlobFailure> create() = 0;
  [[nodiscard]] virtual Result<std::int64_t, BlobFailure> size(const BlobAddress& address) = 0;
  /// At most count_max bytes from `offset`; fewer, or none, at the end.
  [[nodiscard]] virtual Result<Bytes, BlobFailure> read(const BlobAddress& address,
                                                        std::int64_t offset,
                                                        std::size_t count_max) = 0;
  /// When its bytes were written, by the file system's clock.
  [[nodiscard]] virtual Result<Instant, BlobFailure> written(const BlobAddress& address) = 0;
  /// kDiskFull when so many bytes more would leave less than what is kept free for the record.
  [[nodiscard]] virtual Result<Done, BlobFailure> room_for(std::int64_t bytes) = 0;
  /// kNotFound when it is gone already.
  [[nodiscard]] virtual Result<Done, BlobFailure> erase(const BlobAddress& address) = 0;
  /// Every stored address, in order.
  [[nodiscard]] virtual Result<Done, BlobFailure> each(
      const std::function<bool(const BlobAddress&)>& callback) = 0;
};

}  // namespace motcua
