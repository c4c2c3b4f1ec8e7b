// What every upload store promises (ports/upload_store.h), in memory and on a directory.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "adapters/blobs/directory_uploads.h"
#include "adapters/memory/uploads.h"
#include "base/sha256.h"
#include "support/temp_directory.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

enum class Kind { kMemory, kDirectory };

class UploadStoreContract : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override { open(); }

  /// Opens the directory again, as a new process would.
  void open() {
    if (GetParam() == Kind::kMemory) {
      if (!store_) store_ = std::make_unique<memory::MemoryUploads>();
      return;
    }
    auto opened = blobs::DirectoryUploads::open(root_);
    ASSERT_TRUE(opened.has_value());
    store_ = std::move(*opened);
  }
  std::vector<UploadStore::Kept> all() {
    std::vector<UploadStore::Kept> out;
    EXPECT_TRUE(store_->each([&](const UploadStore::Kept& kept) { out.push_back(kept); }));
    return out;
  }

  testing::TempDirectory directory_;
  std::string root_ = directory_ / "uploads";
  std::unique_ptr<UploadStore> store_;
  const Sha256 name_ = sha256("an upload");
  const Sha256 other_ = sha256("another");
};

TEST_P(UploadStoreContract, WhatWasPutIsThereAlsoWhenItIsOpenedAgain) {
  ASSERT_TRUE(store_->put(name_, "first"));
  ASSERT_TRUE(store_->put(name_, "second"));
  open();
  EXPECT_EQ(store_->read(name_, 0, 100), "second");
}

TEST_P(UploadStoreContract, BytesAreAppendedAndReadInPieces) {
  ASSERT_TRUE(store_->put(name_, "head"));
  ASSERT_TRUE(store_->append(name_, "one"));
  ASSERT_TRUE(store_->append(name_, "two"));
  ASSERT_TRUE(store_->sync(name_));
  open();
  EXPECT_EQ(store_->read(name_, 0, 100), "headonetwo");
  EXPECT_EQ(store_->read(name_, 4, 3), "one");
  EXPECT_EQ(store_->read(name_, 8, 100), "wo");
  EXPECT_EQ(store_->read(name_, 10, 100), "");
  EXPECT_EQ(store_->read(name_, 999, 100), "");
}

TEST_P(UploadStoreContract, WhatIsCutIsGoneAndMoreMayFollow) {
  ASSERT_TRUE(store_->put(name_, "head"));
  ASSERT_TRUE(store_->append(name_, "torn"));
  ASSERT_TRUE(store_->cut(name_, 4));
  ASSERT_TRUE(store_->append(name_, "whole"));
  EXPECT_EQ(store_->read(name_, 0, 100), "headwhole");
}

TEST_P(UploadStoreContract, WhatWasNeverPutIsNotFound) {
  EXPECT_EQ(store_->append(name_, "x").error(), BlobFailure::kNotFound);
  EXPECT_EQ(store_->sync(name_).error(), BlobFailure::kNotFound);
  EXPECT_EQ(store_->cut(name_, 0).error(), BlobFailure::kNotFound);
  EXPECT_EQ(store_->read(name_, 0, 1).error(), BlobFailure::kNotFound);
  EXPECT_EQ(store_->erase(name_).error(), BlobFailure::kNotFound);
  EXPECT_TRUE(all().empty());
}

TEST_P(UploadStoreContract, AllAreToldInOrderWithTheirSizes) {
  ASSERT_TRUE(store_->put(name_, "12345"));
  ASSERT_TRUE(store_->put(other_, ""));
  const auto found = all();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_LT(found[0].name, found[1].name);
  EXPECT_EQ(found[0].size + found[1].size, 5);
  ASSERT_TRUE(store_->erase(name_));
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all()[0].name, other_);
}

INSTANTIATE_TEST_SUITE_P(Stores, UploadStoreContract,
                         ::testing::Values(Kind::kMemory, Kind::kDirectory),
                         [](const ::testing::TestParamInfo<Kind>& parameter) {
                           return parameter.param == Kind::kMemory ? "Memory" : "Directory";
                         });

class UploadDirectory : public ::testing::Test {
 protected:
  /// What `act` does happens in a process that then dies by kill; a true `act` is required.
  template <class Act>
  void in_a_process_that_is_killed(Act act) {
    const pid_t child = ::fork();
    if (child == 0) {
      if (!act()) ::_exit(1);
      ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it did what it should before it died";
  }
  testing::TempDirectory directory_;
  std::string root_ = directory_ / "uploads";
  const Sha256 name_ = sha256("an upload");
};

TEST_F(UploadDirectory, WhatAKilledProcessHadAppendedIsThere) {
  in_a_process_that_is_killed([&] {
    const auto store = blobs::DirectoryUploads::open(root_);
    return store && (*store)->put(name_, "head") && (*store)->append(name_, "piece");
  });
  const auto store = blobs::DirectoryUploads::open(root_);
  ASSERT_TRUE(store.has_value());
  EXPECT_EQ((*store)->read(name_, 0, 100), "headpiece");
}

TEST_F(UploadDirectory, AWriteThatDoesNotFitLeavesWhatWasThere) {
  in_a_process_that_is_killed([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto store = blobs::DirectoryUploads::open(root_);
    if (!store || !(*store)->put(name_, "head")) return false;
    const rlimit limit{1'000, 1'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return !(*store)->append(name_, std::string(5'000, 'x')) &&
           !(*store)->put(name_, std::string(5'000, 'y'));
  });
  const auto store = blobs::DirectoryUploads::open(root_);
  ASSERT_TRUE(store.has_value());
  const auto bytes = (*store)->read(name_, 0, 10'000);
  EXPECT_EQ(bytes, "head" + std::string(996, 'x')) << "torn, never replaced by a half";
  ASSERT_TRUE((*store)->cut(name_, 4));
  EXPECT_EQ((*store)->read(name_, 0, 10'000), "head");
}

TEST_F(UploadDirectory, WhatWasAboutToBePutInPlaceGoesAtTheNextOpen) {
  const auto first = blobs::DirectoryUploads::open(root_);
  ASSERT_TRUE(first.has_value());
  std::FILE* const half = std::fopen((root_ + "/" + name_.text() + ".new").c_str(), "w");
  ASSERT_NE(half, nullptr);
  std::fclose(half);
  ASSERT_TRUE(blobs::DirectoryUploads::open(root_).has_value());
  EXPECT_TRUE(fs::is_empty(root_));
}

}  // namespace
}  // namespace motcua
