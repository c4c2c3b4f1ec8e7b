// A vault, a blob store and an upload store in memory, with uploads on them: what stands between a
// sender and the disk.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "adapters/keys/vault.h"
#include "adapters/memory/blobs.h"
#include "adapters/memory/seeded_random.h"
#include "adapters/memory/uploads.h"
#include "app/file_intake.h"
#include "app/partial_uploads.h"

namespace motcua::app {

class UploadBench {
 public:
  UploadBench() {
    for (const RowChange& row : vault.create())
      rows_[{row.table, row_key(*row.table, row.cells)}] = row.cells;
    restart();
  }

  /// As a new process would find it.
  void restart() {
    partial.reset();
    uploads = std::make_unique<Uploads>(UploadPorts{&blobs, &store, &vault, &random});
    partial = std::make_unique<PartialUploads>(*uploads);
  }

  /// Everything that lies in both stores.
  std::string disk() {
    std::string out;
    EXPECT_TRUE(store.each([&](const UploadStore::Kept& kept) {
      out += kept.name.raw() + store.read(kept.name, 0, 1U << 30).value_or("");
    }));
    EXPECT_TRUE(blobs.each([&](const BlobAddress& blob) {
      out += blobs.read(blob, 0, 1U << 30).value_or("");
      return true;
    }));
    return out;
  }
  int records() {
    int count = 0;
    EXPECT_TRUE(store.each([&](const UploadStore::Kept&) { ++count; }));
    return count;
  }
  int stored() {
    int count = 0;
    EXPECT_TRUE(blobs.each([&](const BlobAddress&) { return ++count > 0; }));
    return count;
  }
  std::string opened(const dossier::File& file) {
    const auto sealed = blobs.read(*file.address, 0, 1U << 30);
    return sealed ? vault.open_blob(from_hex(file.key).value_or(""), *sealed).value_or("forged")
                  : "not there";
  }

 private:
  std::map<std::pair<const Table*, Bytes>, std::vector<sql::Cell>> rows_;

 public:
  memory::SeededRandom random{7};
  keys::Vault vault{random, Bytes(32, 's'),
                    [this](const Table& table, std::span<const sql::Cell> key)
                        -> Result<std::optional<std::vector<sql::Cell>>, KeyFailure> {
                      const auto found = rows_.find({&table, row_key(table, key)});
                      if (found == rows_.end()) return std::nullopt;
                      return found->second;
                    }};
  memory::MemoryBlobs blobs;
  memory::MemoryUploads store;
  std::unique_ptr<Uploads> uploads;
  std::unique_ptr<PartialUploads> partial;
};

[[nodiscard]] inline OfficerId officer(char letter) {
  return *OfficerId::from_raw(std::string(16, letter));
}
/// A file of that many bytes of a kind that is taken.
[[nodiscard]] inline std::string scan(std::size_t size) {
  std::string out = "%PDF-1.7 canary-of-a-person ";
  while (out.size() < size) out += std::to_string(out.size()) + " canary-of-a-person ";
  out.resize(size);
  return out;
}

}  // namespace motcua::app
