#include "worked_dates.h"

#include "calendar/words.h"

namespace motcua::calendar::test {
namespace {

TEST(WorkedDates, EveryRowOfTheTableIsTheComputedDueMoment) {
  const auto rows = worked_dates();
  ASSERT_GE(rows.size(), 60U);
  for (const WorkedDate& row : rows) {
    const auto due = compute_due(office(row.desk), row.input);
    ASSERT_TRUE(due) << row.rule << ": " << word(due.error());
    ASSERT_TRUE(due->due) << row.rule;
    EXPECT_EQ(due->due->text(), row.due.text()) << row.rule;
  }
}

TEST(WorkedDates, EveryRowExplainsEachDayOnceAndCountsTheLimit) {
  for (const WorkedDate& row : worked_dates()) {
    const auto due = compute_due(office(row.desk), row.input);
    ASSERT_TRUE(due) << row.rule;
    Date expected = row.input.received.date;
    int counted = 0;
    int minutes = 0;
    for (const DayReason& reason : due->reasons) {
      EXPECT_EQ(reason.date.text(), expected.text()) << row.rule;
      expected = expected.plus_days(1);
      counted += reason.counted ? 1 : 0;
      minutes += reason.minutes;
    }
    EXPECT_EQ(due->reasons.back().date.text(), due->due->date.text()) << row.rule;
    const Limit& limit = row.input.limit;
    if (limit.unit == LimitUnit::kWorkingHours) {
      EXPECT_EQ(minutes, limit.value * 60) << row.rule;
    }
    if (limit.unit == LimitUnit::kSameDay) {
      EXPECT_EQ(counted, 1) << row.rule;
    }
    if (limit.unit == LimitUnit::kWorkingDays || limit.unit == LimitUnit::kDays) {
      EXPECT_EQ(counted, limit.value) << row.rule;
    }
  }
}

}  // namespace
}  // namespace motcua::calendar::test
