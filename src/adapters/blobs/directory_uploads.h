// The UploadStore port on a directory: one file for each name, ROOT/<64 hex digits>. What put() is
// about to put in place lies at <name>.new until then and goes at the next open if it stayed.
#pragma once

#include <memory>
#include <string>

#include "ports/upload_store.h"

namespace motcua::blobs {

/// Any thread; two calls on one name at once are the caller's to prevent.
class DirectoryUploads final : public UploadStore {
 public:
  /// Made if it is not there; its parent must be, and must be locked by the caller.
  [[nodiscard]] static Result<std::unique_ptr<DirectoryUploads>, BlobFailure> open(
      std::string root);
  /// Not yet usable: use open().
  explicit DirectoryUploads(std::string root) : root_(std::move(root)) {}

  [[nodiscard]] Result<Done, BlobFailure> put(const Sha256& name, std::string_view bytes) override;
  [[nodiscard]] Result<Done, BlobFailure> append(const Sha256& name,
                                                 std::string_view bytes) override;
  [[nodiscard]] Result<Done, BlobFailure> sync(const Sha256& name) override;
  [[nodiscard]] Result<Done, BlobFailure> cut(const Sha256& name, std::int64_t size) override;
  [[nodiscard]] Result<Bytes, BlobFailure> read(const Sha256& name, std::int64_t offset,
                                                std::size_t count_max) override;
  [[nodiscard]] Result<Done, BlobFailure> erase(const Sha256& name) override;
  [[nodiscard]] Result<Done, BlobFailure> each(
      const std::function<void(const Kept&)>& callback) override;

 private:
  [[nodiscard]] std::string path_of(const Sha256& name) const;

  const std::string root_;
};

}  // namespace motcua::blobs
