#include "app/uploads.h"

#include <gtest/gtest.h>

#include "base/sha256.h"
#include "upload_bench.h"

namespace motcua::app {
namespace {

class Upload : public ::testing::Test {
 protected:
  Result<dossier::File, Problem> take(std::string_view content, std::size_t piece = 5'000) {
    FileIntake intake(*bench_.uploads, officer('a'));
    for (std::size_t at = 0; at < content.size(); at += piece)
      TRY(intake.write(content.substr(at, piece)));
    return intake.finish("don.pdf");
  }
  UploadBench bench_;
};

TEST_F(Upload, AFileIsSealedAsItComesAndOpensToWhatWasSent) {
  for (const std::size_t size : {9U, 63U, 64U, 65U, 65'535U, 65'536U, 65'537U, 300'000U}) {
    for (const std::size_t piece : {1'000U, 65'536U, 400'000U}) {
      const auto file = take(scan(size), piece);
      ASSERT_TRUE(file.has_value()) << size;
      EXPECT_EQ(bench_.opened(*file), scan(size)) << size << " in pieces of " << piece;
      EXPECT_EQ(file->sha256, sha256(scan(size)));
      EXPECT_EQ(file->size, static_cast<std::int64_t>(size));
    }
  }
  EXPECT_EQ(bench_.disk().find("canary"), std::string::npos);
  EXPECT_EQ(bench_.disk().find("don.pdf"), std::string::npos);
}

TEST_F(Upload, WhatIsNoPaperIsRefusedAndLeavesNothing) {
  for (const std::string& content :
       {std::string("MZ\x90"), std::string(200, 'x'), std::string(), std::string("%PDF")}) {
    const auto refused = take(content);
    ASSERT_FALSE(refused) << content;
    EXPECT_EQ(refused.error().cause, Cause(Fault::kFileKindRefused));
  }
  const auto large = take(scan(static_cast<std::size_t>(kFileBytesMax) + 1), 1 << 20);
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().cause, Cause(Fault::kFileTooLarge));
  EXPECT_EQ(bench_.records() + bench_.stored(), 0);
}

TEST_F(Upload, BelowTheDisksFloorNothingIsTaken) {
  bench_.blobs.set_room(-1);
  const auto refused = take(scan(100));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().cause, Cause(BlobFailure::kDiskFull));
}

TEST_F(Upload, AKeptFileIsItsOfficersAloneAlsoAfterARestart) {
  const auto file = take(scan(100));
  ASSERT_TRUE(file.has_value());
  for (const bool restarted : {false, true}) {
    if (restarted) bench_.restart();
    EXPECT_EQ(bench_.uploads->find(officer('a'), file->id), *file) << restarted;
    EXPECT_EQ(bench_.uploads->find_same(officer('a'), sha256(scan(100))), *file) << restarted;
    EXPECT_FALSE(bench_.uploads->find(officer('b'), file->id).has_value());
    EXPECT_FALSE(bench_.uploads->find_same(officer('b'), sha256(scan(100))).has_value());
  }
}

TEST_F(Upload, AnOfficerSendsAFewAtOnceAndTheCentreABoundedNumber) {
  std::vector<Uploads::Turn> turns;
  for (int i = 0; i < Uploads::kOfOfficerAtOnceMax; ++i)
    turns.push_back(std::move(*bench_.uploads->enter(officer('a'))));
  const auto refused = bench_.uploads->enter(officer('a'));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().cause, Cause(Fault::kTooManyRequests));
  turns.pop_back();
  EXPECT_TRUE(bench_.uploads->enter(officer('a')).has_value()) << "a turn was given back";
  for (char letter = 'b'; letter <= 'z'; ++letter) {
    for (int i = 0; i <= Uploads::kOfOfficerAtOnceMax; ++i) {
      auto turn = bench_.uploads->enter(officer(letter));
      if (turn) turns.push_back(std::move(*turn));
    }
  }
  EXPECT_EQ(static_cast<int>(turns.size()), Uploads::kAtOnceMax);
}

TEST_F(Upload, WhatACommandHasClaimedIsNotReleasedToTheSweep) {
  const BlobAddress blob{{sha256("a").bytes}};
  EXPECT_TRUE(bench_.uploads->claim(blob, 0));
  EXPECT_FALSE(bench_.uploads->release(blob, Uploads::kClaimMs));
  EXPECT_TRUE(bench_.uploads->release(blob, Uploads::kClaimMs + 1))
      << "by then its commit is long over, and what it cites can be read";
}

TEST_F(Upload, WhatWasReleasedToTheSweepCannotBeClaimed) {
  const auto file = take(scan(100));
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(bench_.uploads->release(*file->address, 0));
  EXPECT_FALSE(bench_.uploads->claim(*file->address, 0));
  EXPECT_FALSE(bench_.uploads->find_same(officer('a'), sha256(scan(100))).has_value());
}

TEST_F(Upload, TheRecordOfACitedFileGoes) {
  const auto cited = take(scan(100));
  const auto waiting = take(scan(200));
  ASSERT_TRUE(cited && waiting);
  bench_.uploads->drop_cited({*cited->address});
  bench_.restart();
  EXPECT_FALSE(bench_.uploads->find(officer('a'), cited->id).has_value());
  EXPECT_TRUE(bench_.uploads->find(officer('a'), waiting->id).has_value());
}

}  // namespace
}  // namespace motcua::app
