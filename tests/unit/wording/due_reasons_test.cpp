#include "wording/due_reasons.h"

#include <gtest/gtest.h>

#include "calendar/words.h"

namespace motcua::wording {
namespace {

TEST(DueReasons, EveryRuleOfTheCalendarHasASentenceInBothLanguages) {
  const auto last = static_cast<int>(calendar::DayRule::kEndMovedToWorkingDay);
  for (int i = 0; i <= last; ++i) {
    for (const bool counted : {false, true}) {
      for (const int minutes : {0, 90}) {
        DueDay day;
        day.rule = calendar::word(static_cast<calendar::DayRule>(i));
        day.counted = counted;
        day.minutes = minutes;
        const std::string vietnamese = due_reason(Language::kVietnamese, day);
        EXPECT_FALSE(vietnamese.empty()) << day.rule;
        EXPECT_EQ(vietnamese.find('{'), std::string::npos) << vietnamese;
        EXPECT_NE(due_reason(Language::kEnglish, day), vietnamese) << day.rule;
      }
    }
  }
  EXPECT_EQ(due_reason(Language::kVietnamese, DueDay()), "");
}

TEST(DueReasons, EveryHolidayHasItsName) {
  const auto last = static_cast<int>(calendar::Holiday::kCultureDay);
  for (int i = 0; i <= last; ++i) {
    const auto word = calendar::word(static_cast<calendar::Holiday>(i));
    EXPECT_FALSE(holiday_name(word).empty()) << word;
    EXPECT_TRUE(has_translation(Language::kEnglish, holiday_name(word))) << word;
  }
}

TEST(DueReasons, AHolidayFromMemorySaysSo) {
  DueDay day;
  day.rule = "substitute_day_off";
  day.holiday = "hung_kings";
  day.other = Date::of(2026, 4, 26);
  day.grade = "memory";
  EXPECT_EQ(due_reason(Language::kVietnamese, day),
            "Nghỉ bù Giỗ Tổ Hùng Vương (26/04/2026) (ghi theo trí nhớ, chưa xác nhận)");
  day.grade = "published";
  EXPECT_EQ(due_reason(Language::kEnglish, day),
            "Day off in lieu of Hùng Kings' Commemoration (26/04/2026)");
}

TEST(DueReasons, AClosureIsAGroundAndStillADay) {
  DueDay day;
  day.rule = "closed_but_counted";
  day.counted = true;
  day.ordinal = 2;
  day.closure = "storm";
  EXPECT_EQ(due_reason(Language::kVietnamese, day),
            "Cơ quan đóng cửa (bão) nhưng vẫn tính, ngày thứ 2: là căn cứ xin lỗi và gia hạn");
}

TEST(DueReasons, HoursAreSpokenAsHoursAndMinutes) {
  DueDay day;
  day.rule = "office_hours";
  day.minutes = 450;
  EXPECT_EQ(due_reason(Language::kVietnamese, day), "Tính 7 giờ 30 phút làm việc");
  day.minutes = 120;
  EXPECT_EQ(due_reason(Language::kVietnamese, day), "Tính 2 giờ làm việc");
}

TEST(DueReasons, TheCutOffSaidIsTheOneOfTheCalendar) {
  calendar::DayReason reason;
  reason.rule = calendar::DayRule::kAfterCutOff;
  EXPECT_EQ(due_reason(Language::kVietnamese, due_day(reason, 14 * 60 + 30)),
            "Tiếp nhận sau 14:30: trả kết quả vào ngày làm việc tiếp theo");
}

TEST(DueReasons, LimitsAndTheirGradesAreSaid) {
  EXPECT_EQ(limit_text(Language::kVietnamese, "working_day", 20), "20 ngày làm việc");
  EXPECT_EQ(limit_text(Language::kVietnamese, "day", 20), "20 ngày");
  EXPECT_EQ(limit_text(Language::kEnglish, "same_day", 0), "within the working day");
  EXPECT_EQ(grade_note(Language::kVietnamese, "published"), "");
  for (const char* grade : {"inferred", "memory", "variant_unverified", "missing"}) {
    EXPECT_NE(grade_note(Language::kEnglish, grade), grade_note(Language::kVietnamese, grade));
  }
}

}  // namespace
}  // namespace motcua::wording
