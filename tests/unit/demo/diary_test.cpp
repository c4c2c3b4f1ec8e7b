#include "demo/diary.h"

#include <gtest/gtest.h>

#include "support/demo_replay.h"

namespace motcua {
namespace {

LegalTime time(const char* text) { return LegalTime::parse(text).value(); }

struct DiaryTest : ::testing::Test {
  calendar::OfficeDays days{testing::demo_calendar(), {UnitCode{"15607"}}};
  // Wednesday and Thursday are shut.
  demo::Diary diary{
      days, {{Date::parse("2026-09-16").value(), Date::parse("2026-09-17").value(), "flood"}}};
};

TEST_F(DiaryTest, CountsOnlyMinutesWithOpenDoors) {
  EXPECT_EQ(diary.after(time("2026-09-14T11:20"), 5).text(), "2026-09-14T11:25");
  EXPECT_EQ(diary.after(time("2026-09-14T11:20"), 10).text(), "2026-09-14T13:30");
  EXPECT_EQ(diary.after(time("2026-09-18T16:59"), 1).text(), "2026-09-21T07:30");
  EXPECT_EQ(diary.after(time("2026-09-19T10:00"), 1).text(), "2026-09-21T07:31");
}

TEST_F(DiaryTest, PassesOverAClosure) {
  EXPECT_EQ(diary.after(time("2026-09-15T16:50"), 20).text(), "2026-09-18T07:40");
  EXPECT_EQ(diary.open_day_after(Date::parse("2026-09-15").value()).text(), "2026-09-18");
  EXPECT_EQ(diary.open_day_before(Date::parse("2026-09-18").value()).text(), "2026-09-15");
}

TEST_F(DiaryTest, MeasuresBetweenTwoTimes) {
  EXPECT_EQ(diary.minutes_between(time("2026-09-14T11:00"), time("2026-09-14T14:00")), 60);
  EXPECT_EQ(diary.minutes_between(time("2026-09-15T16:00"), time("2026-09-18T08:00")), 90);
  EXPECT_EQ(diary.minutes_between(time("2026-09-18T08:00"), time("2026-09-15T16:00")), 0);
}

TEST_F(DiaryTest, FindsTheNthMinuteOfADay) {
  const Date day = Date::parse("2026-09-14").value();
  EXPECT_EQ(diary.moment(day, 0).text(), "2026-09-14T07:30");
  EXPECT_EQ(diary.moment(day, 240).text(), "2026-09-14T13:30");
  EXPECT_EQ(diary.moment(day, 9999).text(), "2026-09-14T16:59");
}

}  // namespace
}  // namespace motcua
