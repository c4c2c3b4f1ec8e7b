// A stored attachment, opened piece by piece: never whole in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/problem.h"
#include "base/result.h"
#include "base/sha256.h"
#include "dossier/people.h"
#include "ports/blob_store.h"
#include "ports/keys.h"

namespace motcua::app {

struct CentrePorts;

/// Of one thread at a time. The ports outlive it.
class AttachmentReader {
 public:
  /// Fails here, before anything was given, where the blob is missing, damaged, or does not open.
  [[nodiscard]] static Result<std::unique_ptr<AttachmentReader>, Problem> open(
      const CentrePorts& ports, const dossier::File& file);

  /// Not yet usable: use open().
  AttachmentReader(const CentrePorts& ports, const dossier::File& file);

  /// Of the content.
  [[nodiscard]] std::int64_t size() const { return size_; }
  /// The next bytes, at most so many, none only at the end. A fault: what was given is as it was
  /// sealed, but not all of it is there; never the last bytes of a content that is not the one that
  /// was brought.
  [[nodiscard]] Result<std::string, Problem> next(std::size_t bytes_max);

 private:
  [[nodiscard]] Result<Done, Problem> read_on();

  BlobStore& blobs_;
  const BlobAddress address_;
  const std::int64_t size_;
  const std::optional<Sha256> promised_;
  std::unique_ptr<BlobOpener> opener_;
  Sha256Stream hash_;
  std::int64_t at_ = 0;      // in the ciphertext
  std::int64_t opened_ = 0;  // of the content
  bool is_at_end_ = false;
  std::string ready_;
  std::size_t given_ = 0;  // of ready_
};

}  // namespace motcua::app
