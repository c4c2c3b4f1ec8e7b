#include "web/api/partial_uploads.h"

#include <gtest/gtest.h>

namespace motcua::web::api {
namespace {

using Begin = PartialUploads::Begin;

PartialUploads::Key key(char officer, char hash) {
  return {*OfficerId::from_raw(std::string(16, officer)), *Sha256::from_raw(std::string(32, hash))};
}

TEST(PartialUploads, APieceThatBrokeOffIsContinuedWhereItEnded) {
  PartialUploads uploads;
  ASSERT_EQ(uploads.begin(key('a', '1'), 0, 10, 0).begin, Begin::kOk);
  ASSERT_TRUE(uploads.append(key('a', '1'), "0123"));
  uploads.end(key('a', '1'), 0);
  EXPECT_EQ(uploads.held(key('a', '1')), 4u);
  EXPECT_FALSE(uploads.take_whole(key('a', '1')).has_value());
  ASSERT_EQ(uploads.begin(key('a', '1'), 4, 10, 1).begin, Begin::kOk);
  ASSERT_TRUE(uploads.append(key('a', '1'), "456789"));
  uploads.end(key('a', '1'), 1);
  EXPECT_EQ(uploads.take_whole(key('a', '1')), "0123456789");
  EXPECT_FALSE(uploads.held(key('a', '1')).has_value());
}

TEST(PartialUploads, AWrongOffsetIsToldWhereToGoOn) {
  PartialUploads uploads;
  const auto unknown = uploads.begin(key('a', '1'), 5, 10, 0);
  EXPECT_EQ(unknown.begin, Begin::kWrongOffset);
  EXPECT_EQ(unknown.held, 0u);
  (void)uploads.begin(key('a', '1'), 0, 10, 0);
  (void)uploads.append(key('a', '1'), "012");
  uploads.end(key('a', '1'), 0);
  const auto ahead = uploads.begin(key('a', '1'), 5, 10, 0);
  EXPECT_EQ(ahead.begin, Begin::kWrongOffset);
  EXPECT_EQ(ahead.held, 3u);
  EXPECT_EQ(uploads.begin(key('a', '1'), 3, 11, 0).begin, Begin::kWrongOffset)
      << "another size is another file";
}

TEST(PartialUploads, OffsetZeroBeginsAnew) {
  PartialUploads uploads;
  (void)uploads.begin(key('a', '1'), 0, 10, 0);
  (void)uploads.append(key('a', '1'), "012");
  uploads.end(key('a', '1'), 0);
  EXPECT_EQ(uploads.begin(key('a', '1'), 0, 3, 0).begin, Begin::kOk);
  (void)uploads.append(key('a', '1'), "abc");
  uploads.end(key('a', '1'), 0);
  EXPECT_EQ(uploads.take_whole(key('a', '1')), "abc");
}

TEST(PartialUploads, MoreThanAnnouncedIsRefused) {
  PartialUploads uploads;
  (void)uploads.begin(key('a', '1'), 0, 3, 0);
  EXPECT_FALSE(uploads.append(key('a', '1'), "0123"));
}

TEST(PartialUploads, TwoSendersOfOneFileDoNotMix) {
  PartialUploads uploads;
  (void)uploads.begin(key('a', '1'), 0, 10, 0);
  EXPECT_EQ(uploads.begin(key('a', '1'), 0, 10, 0).begin, Begin::kBusy);
  EXPECT_EQ(uploads.begin(key('b', '1'), 0, 10, 0).begin, Begin::kOk) << "another officer's own";
}

TEST(PartialUploads, AnOfficerHasFourAtATimeUntilTheyGrowStale) {
  PartialUploads uploads;
  for (const char hash : {'1', '2', '3', '4'}) {
    EXPECT_EQ(uploads.begin(key('a', hash), 0, 10, 0).begin, Begin::kOk);
    uploads.end(key('a', hash), 0);
  }
  EXPECT_EQ(uploads.begin(key('a', '5'), 0, 10, 0).begin, Begin::kTooMany);
  const std::int64_t later = PartialUploads::kIdleMsMax + 1;
  EXPECT_EQ(uploads.begin(key('a', '5'), 0, 10, later).begin, Begin::kOk);
  EXPECT_FALSE(uploads.held(key('a', '1')).has_value());
}

TEST(PartialUploads, MemoryIsBounded) {
  PartialUploads uploads;
  EXPECT_EQ(uploads.begin(key('a', '1'), 0, PartialUploads::kFileBytesMax, 0).begin, Begin::kOk);
  EXPECT_EQ(uploads.begin(key('b', '1'), 0, PartialUploads::kFileBytesMax, 0).begin,
            Begin::kTooMany);
}

TEST(PartialUploads, AKeptFileIsRememberedForItsOfficer) {
  PartialUploads uploads;
  dossier::File file;
  file.name = "a";
  uploads.remember(key('a', '1'), file);
  ASSERT_TRUE(uploads.kept(key('a', '1')).has_value());
  EXPECT_FALSE(uploads.kept(key('b', '1')).has_value());
}

}  // namespace
}  // namespace motcua::web::api
