// What every blob store promises (ports/blob_store.h), in memory and on a directory.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "adapters/blobs/directory_blobs.h"
#include "adapters/memory/blobs.h"
#include "base/sha256.h"
#include "support/temp_directory.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t kBytesMax = 1 << 20;

enum class Kind { kMemory, kDirectory };

BlobAddress address_of(std::string_view bytes) { return {{sha256(bytes).bytes}}; }

class BlobStoreContract : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override { open(); }

  /// Opens the directory again, as a new process would.
  void open() {
    if (GetParam() == Kind::kMemory) {
      store_ = std::make_unique<memory::MemoryBlobs>(kBytesMax);
      return;
    }
    auto opened = blobs::DirectoryBlobs::open({.root = root_, .blob_bytes_max = kBytesMax});
    ASSERT_TRUE(opened.has_value());
    store_ = std::move(*opened);
  }
  BlobAddress put(std::string_view bytes) {
    auto upload = store_->create();
    EXPECT_TRUE(upload.has_value());
    EXPECT_TRUE((*upload)->add(bytes));
    const auto address = (*upload)->finish();
    EXPECT_TRUE(address.has_value());
    return address.value_or(BlobAddress{});
  }
  std::vector<BlobAddress> all() {
    std::vector<BlobAddress> out;
    EXPECT_TRUE(store_->each([&](const BlobAddress& address) {
      out.push_back(address);
      return true;
    }));
    return out;
  }
  std::string file_of(const BlobAddress& address) const {
    return root_ + "/" + address.text().substr(0, 2) + "/" + address.text();
  }
  void damage(const BlobAddress& address) {
    if (auto* const memory = dynamic_cast<memory::MemoryBlobs*>(store_.get())) {
      memory->damage(address);
      return;
    }
    std::fstream file(file_of(address), std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(3);
    const char byte = static_cast<char>(file.get() ^ 1);
    file.seekp(3);
    file.put(byte);
  }

  testing::TempDirectory directory_;
  std::string root_ = directory_ / "blobs";
  std::unique_ptr<BlobStore> store_;
};

TEST_P(BlobStoreContract, AStoredBlobIsReadAtItsHash) {
  const Bytes bytes("scan \0 of a \xff page", 18);
  const BlobAddress address = put(bytes);
  EXPECT_EQ(address, address_of(bytes));
  EXPECT_EQ(store_->size(address), 18);
  EXPECT_EQ(store_->read(address, 0, 1000), bytes);
  EXPECT_EQ(put(bytes), address) << "the same bytes once more";
  EXPECT_EQ(all(), std::vector{address});
}

TEST_P(BlobStoreContract, BytesGivenInPiecesAreOneBlobReadInPieces) {
  auto upload = store_->create();
  ASSERT_TRUE(upload.has_value());
  Bytes whole;
  for (int i = 0; i < 100; ++i) {
    const Bytes piece(static_cast<std::size_t>(i * 13), static_cast<char>(i));
    ASSERT_TRUE((*upload)->add(piece));
    whole += piece;
  }
  const auto address = (*upload)->finish();
  ASSERT_TRUE(address.has_value());
  EXPECT_EQ(*address, address_of(whole));
  const auto size = static_cast<std::int64_t>(whole.size());
  EXPECT_EQ(store_->read(*address, 1000, 500), whole.substr(1000, 500));
  EXPECT_EQ(store_->read(*address, size - 10, 500), whole.substr(whole.size() - 10));
  EXPECT_EQ(store_->read(*address, size, 500), Bytes{});
  EXPECT_EQ(store_->read(*address, size + 99, 500), Bytes{});
}

TEST_P(BlobStoreContract, AnEmptyBlobIsABlob) {
  const BlobAddress address = put("");
  EXPECT_EQ(store_->size(address), 0);
  EXPECT_EQ(store_->read(address, 0, 10), Bytes{});
}

TEST_P(BlobStoreContract, WhatWasNeverStoredIsNotFound) {
  const BlobAddress nowhere = address_of("nowhere");
  EXPECT_EQ(store_->size(nowhere).error(), BlobFailure::kNotFound);
  EXPECT_EQ(store_->read(nowhere, 0, 1).error(), BlobFailure::kNotFound);
  EXPECT_EQ(store_->erase(nowhere).error(), BlobFailure::kNotFound);
}

TEST_P(BlobStoreContract, AnUploadLeftUnfinishedLeavesNothing) {
  {
    auto upload = store_->create();
    ASSERT_TRUE(upload.has_value());
    ASSERT_TRUE((*upload)->add("half a scan"));
  }
  EXPECT_EQ(all(), std::vector<BlobAddress>{});
  EXPECT_EQ(store_->size(address_of("half a scan")).error(), BlobFailure::kNotFound);
}

TEST_P(BlobStoreContract, AnAlteredBlobIsFoundWhenItIsRead) {
  const BlobAddress address = put(Bytes(5000, 'x')), other = put("another");
  EXPECT_TRUE(store_->read(address, 0, 10).has_value());
  damage(address);
  EXPECT_EQ(store_->read(address, 4000, 10).error(), BlobFailure::kCorrupt);
  EXPECT_EQ(store_->read(other, 0, 10), "another");
}

TEST_P(BlobStoreContract, AnErasedBlobIsGone) {
  const BlobAddress address = put("first"), other = put("second");
  ASSERT_TRUE(store_->erase(address));
  EXPECT_EQ(store_->read(address, 0, 10).error(), BlobFailure::kNotFound);
  EXPECT_EQ(all(), std::vector{other});
}

TEST_P(BlobStoreContract, AddressesComeInOrderAndMayStopEarly) {
  std::vector<BlobAddress> expected;
  for (int i = 0; i < 300; ++i) expected.push_back(put("blob " + std::to_string(i)));
  std::ranges::sort(expected);
  EXPECT_EQ(all(), expected);
  int seen = 0;
  EXPECT_TRUE(store_->each([&](const BlobAddress&) { return ++seen < 5; }));
  EXPECT_EQ(seen, 5);
}

TEST_P(BlobStoreContract, MoreThanIsAllowedIsTooLarge) {
  auto upload = store_->create();
  ASSERT_TRUE(upload.has_value());
  ASSERT_TRUE((*upload)->add(Bytes(kBytesMax, 'x')));
  EXPECT_EQ((*upload)->add("y").error(), BlobFailure::kTooLarge);
  EXPECT_EQ((*upload)->finish().error(), BlobFailure::kTooLarge);
  EXPECT_EQ(all(), std::vector<BlobAddress>{});
}

INSTANTIATE_TEST_SUITE_P(Stores, BlobStoreContract,
                         ::testing::Values(Kind::kMemory, Kind::kDirectory),
                         [](const ::testing::TestParamInfo<Kind>& parameter) {
                           return parameter.param == Kind::kMemory ? "Memory" : "Directory";
                         });

class BlobDirectory : public ::testing::Test {
 protected:
  std::unique_ptr<blobs::DirectoryBlobs> open() {
    auto opened = blobs::DirectoryBlobs::open({.root = root_});
    EXPECT_TRUE(opened.has_value());
    return opened ? std::move(*opened) : nullptr;
  }
  testing::TempDirectory directory_;
  std::string root_ = directory_ / "blobs";
};

TEST_F(BlobDirectory, WhatACrashLeftOfAnUploadGoesAtTheNextOpen) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto opened = open();  // outlives its upload, as at a centre
    auto upload = opened->create();
    static_cast<void>((*upload)->add("half a scan"));
    ::_exit((*upload)->add(" and more").has_value() ? 0 : 1);
  }
  int status = 1;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
  ASSERT_FALSE(fs::is_empty(root_ + "/tmp"));
  const auto store = open();
  EXPECT_TRUE(fs::is_empty(root_ + "/tmp"));
  EXPECT_TRUE(store->each([](const BlobAddress& address) {
    ADD_FAILURE() << address.text();
    return true;
  }));
}

TEST_F(BlobDirectory, BlobsAreThereWhenItIsOpenedAgain) {
  std::string first, second;
  for (std::string* const address : {&first, &second}) {
    const auto store = open();
    auto upload = store->create();
    ASSERT_TRUE(upload.has_value());
    ASSERT_TRUE((*upload)->add("scan"));
    const auto finished = (*upload)->finish();
    ASSERT_TRUE(finished.has_value());
    *address = finished->text();
  }
  EXPECT_EQ(first, second);
  EXPECT_EQ(open()->read(address_of("scan"), 0, 10), "scan");
}

TEST_F(BlobDirectory, ARootThatCannotBeMadeIsUnavailable) {
  const auto opened = blobs::DirectoryBlobs::open({.root = directory_ / "none/blobs"});
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error(), BlobFailure::kUnavailable);
}

}  // namespace
}  // namespace motcua
