// One attachment on its way to the disk: its kind told by its first bytes, sealed chunk by chunk as
// it comes, never whole in memory and never open on a disk.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/uploads.h"
#include "base/sha256.h"

namespace motcua::app {

/// Of one thread at a time. Dropped before finish() it leaves nothing.
class FileIntake {
 public:
  FileIntake(Uploads& uploads, const OfficerId& officer) : uploads_(uploads), officer_(officer) {}

  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  /// kFileTooLarge, kFileKindRefused, or what the disk says. After a problem only dropping is left.
  [[nodiscard]] Result<Done, Problem> write(std::string_view piece);
  /// Durable, and an upload of the officer, when it returns. Without a name the hash is its name.
  [[nodiscard]] Result<dossier::File, Problem> finish(std::string_view name);
  /// As finish(), for content that must be this one: InputErrors at `sha256` where it is not.
  [[nodiscard]] Result<dossier::File, Problem> finish_as(const Sha256& promised,
                                                         std::string_view name);

 private:
  [[nodiscard]] Result<Done, Problem> begin();
  [[nodiscard]] Result<Done, Problem> store(std::string_view ciphertext);
  [[nodiscard]] Result<dossier::File, Problem> keep(const Sha256& content, std::string_view name);

  Uploads& uploads_;
  const OfficerId officer_;
  std::string head_;  // until there is enough to tell the kind by
  std::string_view media_;
  std::unique_ptr<BlobSealer> sealer_;
  std::unique_ptr<BlobWriter> writer_;
  Sha256Stream hash_;
  std::int64_t size_ = 0;
};

}  // namespace motcua::app
