#include "app/partial_uploads.h"

#include <gtest/gtest.h>

#include "base/sha256.h"
#include "upload_bench.h"

namespace motcua::app {
namespace {

using Begin = PartialUploads::Begin;
using Key = PartialUploads::Key;

class PartialUpload : public ::testing::Test {
 protected:
  Key key() const { return {officer('a'), sha256(content_)}; }
  Begin begin(const Key& of, std::int64_t offset, std::size_t size) {
    const auto begun = bench_.partial->begin(of, offset, static_cast<std::int64_t>(size));
    EXPECT_TRUE(begun.has_value());
    return begun ? begun->begin : Begin::kBusy;
  }
  /// Sends the bytes from..to of the content and breaks off; where it is then.
  std::int64_t send(std::size_t from, std::size_t to) {
    EXPECT_EQ(begin(key(), static_cast<std::int64_t>(from), content_.size()), Begin::kOk);
    EXPECT_TRUE(bench_.partial->append(key(), std::string_view(content_).substr(from, to - from)));
    bench_.partial->end(key());
    return bench_.partial->held(key()).value_or(-1);
  }
  std::string finished() {
    const auto file = bench_.partial->finish(key());
    if (!file) return "refused";
    return *file ? bench_.opened(**file) : "not whole";
  }

  UploadBench bench_;
  std::string content_ = scan(300'000);
};

TEST_F(PartialUpload, APieceThatBrokeOffIsContinuedWhereItEnded) {
  EXPECT_EQ(send(0, 100'001), 100'001);
  EXPECT_EQ(finished(), "not whole");
  EXPECT_EQ(send(100'001, 300'000), 300'000);
  EXPECT_EQ(finished(), content_);
  EXPECT_FALSE(bench_.partial->held(key()).has_value());
  EXPECT_EQ(bench_.records(), 1) << "the pieces are gone, the finished upload is remembered";
}

TEST_F(PartialUpload, AfterARestartItIsContinuedWhereItEnded) {
  send(0, 70'000);
  send(70'000, 200'000);
  bench_.restart();
  EXPECT_EQ(bench_.partial->held(key()), 200'000);
  EXPECT_EQ(begin(key(), 0, content_.size() + 1), Begin::kOk) << "another size is another file";
}

TEST_F(PartialUpload, AfterARestartWithTheVaultShutItIsNotKnownUntilTheVaultOpens) {
  send(0, 70'000);
  bench_.vault.lock();
  bench_.restart();
  EXPECT_FALSE(bench_.partial->held(key()).has_value());
  EXPECT_EQ(begin(key(), 70'000, content_.size()), Begin::kWrongOffset);
}

// Wherever the power went, the sender goes on from what is whole, and the file is the one sent.
TEST_F(PartialUpload, WhatAPowerCutToreIsSentAgain) {
  content_ = scan(6'000);
  const std::size_t steps[] = {0, 1, 3, 4, 5, 43, 44, 1'000, 1'043, 1'044, 1'045, 2'088, 9'999};
  for (const std::size_t reached : steps) {
    bench_.partial->drop_record({});
    ASSERT_EQ(begin(key(), 0, content_.size()), Begin::kOk);
    for (std::size_t at = 0; at < 5'000; at += 1'000)
      ASSERT_TRUE(bench_.partial->append(key(), std::string_view(content_).substr(at, 1'000)));
    bench_.store.lose_power(reached);
    bench_.restart();
    const auto held = bench_.partial->held(key());
    ASSERT_TRUE(held.has_value()) << reached;
    EXPECT_EQ(*held % 1'000, 0) << reached;
    EXPECT_EQ(*held,
              std::min<std::int64_t>(5'000, static_cast<std::int64_t>(reached) / 1'044 * 1'000));
    send(static_cast<std::size_t>(*held), content_.size());
    EXPECT_EQ(finished(), content_) << reached;
  }
}

TEST_F(PartialUpload, ADiskThatFillsInTheMiddleLosesOnlyThatPiece) {
  send(0, 100'000);
  ASSERT_EQ(begin(key(), 100'000, content_.size()), Begin::kOk);
  bench_.store.set_room(50'000);
  const auto refused = bench_.partial->append(key(), std::string_view(content_).substr(100'000));
  bench_.partial->end(key());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().cause, Cause(BlobFailure::kDiskFull));
  bench_.store.set_room(1 << 30);
  EXPECT_EQ(bench_.partial->held(key()), 100'000);
  EXPECT_EQ(send(100'000, 300'000), 300'000);
  EXPECT_EQ(finished(), content_);
}

TEST_F(PartialUpload, WhereTheDiskHasNoRoomForItNothingIsBegun) {
  bench_.blobs.set_room(2 * 300'000 - 1);
  const auto refused = bench_.partial->begin(key(), 0, 300'000);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().cause, Cause(BlobFailure::kDiskFull));
  EXPECT_EQ(bench_.records(), 0);
}

TEST_F(PartialUpload, NothingOnTheDiskIsOpen) {
  send(0, 200'000);
  for (const std::string& open : {std::string("canary-of-a-person"), key().sha256.raw(),
                                  key().sha256.text(), key().officer.text()})
    EXPECT_EQ(bench_.disk().find(open), std::string::npos) << open;
  send(200'000, 300'000);
  EXPECT_EQ(finished(), content_);
  for (const std::string& open : {std::string("canary-of-a-person"), key().sha256.raw(),
                                  key().sha256.text(), key().officer.text()})
    EXPECT_EQ(bench_.disk().find(open), std::string::npos) << open;
}

TEST_F(PartialUpload, AnAlteredPieceIsNotTakenForWhatWasSent) {
  send(0, 100'000);
  Sha256 name{};
  std::int64_t size = 0;
  ASSERT_TRUE(bench_.store.each([&](const UploadStore::Kept& kept) {
    name = kept.name;
    size = kept.size;
  }));
  Bytes bytes = bench_.store.read(name, 0, static_cast<std::size_t>(size)).value();
  bytes[bytes.size() - 50'000] ^= 1;
  ASSERT_TRUE(bench_.store.put(name, bytes));
  bench_.restart();
  EXPECT_EQ(bench_.partial->held(key()), 0) << "it came as one piece";
}

TEST_F(PartialUpload, AContentThatIsNotTheOnePromisedIsRefusedAndGone) {
  const Key other{officer('a'), sha256("something else")};
  ASSERT_EQ(begin(other, 0, content_.size()), Begin::kOk);
  ASSERT_TRUE(bench_.partial->append(other, content_));
  bench_.partial->end(other);
  const auto refused = bench_.partial->finish(other);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().cause, Cause(InputErrors{{"sha256", InputFault::kContradicts, 0}}));
  EXPECT_EQ(bench_.records() + bench_.stored(), 0);
}

TEST_F(PartialUpload, AWrongOffsetIsToldWhereToGoOn) {
  EXPECT_EQ(begin(key(), 5, 10), Begin::kWrongOffset);
  send(0, 100);
  const auto ahead = bench_.partial->begin(key(), 105, 300'000);
  ASSERT_TRUE(ahead.has_value());
  EXPECT_EQ(ahead->begin, Begin::kWrongOffset);
  EXPECT_EQ(ahead->held, 100);
  EXPECT_EQ(begin(key(), 100, 300'001), Begin::kWrongOffset) << "another size is another file";
}

TEST_F(PartialUpload, OffsetZeroBeginsAnew) {
  send(0, 100);
  EXPECT_EQ(send(0, 50), 50);
}

TEST_F(PartialUpload, MoreThanAnnouncedIsRefused) {
  ASSERT_EQ(begin(key(), 0, 3), Begin::kOk);
  EXPECT_FALSE(bench_.partial->append(key(), "0123"));
}

TEST_F(PartialUpload, TwoSendersOfOneFileDoNotMix) {
  ASSERT_EQ(begin(key(), 0, 10), Begin::kOk);
  EXPECT_EQ(begin(key(), 0, 10), Begin::kBusy);
  EXPECT_EQ(begin({officer('b'), key().sha256}, 0, 10), Begin::kOk) << "another officer's own";
}

TEST_F(PartialUpload, OneTooManyDisplacesTheOneTouchedLongestAgo) {
  const auto at = [](std::size_t i) { return Key{officer('a'), sha256(std::to_string(i))}; };
  for (std::size_t i = 0; i <= PartialUploads::kOfOfficerMax; ++i) {
    ASSERT_EQ(begin(at(i), 0, 10), Begin::kOk);
    ASSERT_TRUE(bench_.partial->append(at(i), "01"));
    if (i != 0) bench_.partial->end(at(i));
  }
  EXPECT_TRUE(bench_.partial->held(at(0)).has_value()) << "somebody is sending it now";
  EXPECT_FALSE(bench_.partial->held(at(1)).has_value());
  EXPECT_TRUE(bench_.partial->held(at(2)).has_value());
  EXPECT_EQ(bench_.records(), static_cast<int>(PartialUploads::kOfOfficerMax));
}

}  // namespace
}  // namespace motcua::app
