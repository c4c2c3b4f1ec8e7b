// What is said of every day between receipt and due date.
#include "calendar/words.h"
#include "worked_dates.h"

namespace motcua::calendar::test {
namespace {

/// "13 receipt_day; 14 weekly_day_off; 23 working_day 1": day, rule, ordinal if counted, minutes.
std::string told(const DueInput& input, const std::string& desk = "general") {
  const auto due = compute_due(office(desk), input);
  if (!due) return std::string(word(due.error()));
  std::string out;
  for (const DayReason& reason : due->reasons) {
    if (!out.empty()) out += "; ";
    out += std::to_string(reason.date.day()) + " " + std::string(word(reason.rule));
    if (reason.counted) out += " " + std::to_string(reason.ordinal);
    if (reason.minutes > 0) out += " " + std::to_string(reason.minutes) + "'";
  }
  return out;
}

DueInput with(const std::string& limit, const std::string& received,
              const std::string& happened = "") {
  WorkedDate row;
  row.input.limit = limit_of(limit);
  row.input.received = at(received);
  for (const std::string& happening : cells(happened, ';')) add_happening(row, happening);
  return row.input;
}

TEST(Reasons, TetLeaveAndAClosure) {
  EXPECT_EQ(told(with("3 working days", "2026-02-13T09:00", "closure 2026-02-24")),
            "13 receipt_day; 14 weekly_day_off; 15 weekly_day_off; 16 holiday; 17 holiday; "
            "18 holiday; 19 holiday; 20 holiday; 21 weekly_day_off; 22 weekly_day_off; "
            "23 working_day 1; 24 closed_but_counted 2; 25 working_day 3");
}

TEST(Reasons, AStopByDecisionNamesTheDecision) {
  const DueInput input = with("2 working days", "2026-03-02T09:00", "stop 2026-03-03/2026-03-04");
  EXPECT_EQ(told(input),
            "2 receipt_day; 3 stopped_by_decision; 4 stopped_by_decision; 5 working_day 1; "
            "6 working_day 2");
  EXPECT_EQ(compute_due(office(), input)->reasons[1].decision, "12/QĐ-UBND");
}

TEST(Reasons, ReceivedOutsideHours) {
  EXPECT_EQ(told(with("1 working days", "2026-03-07T09:00")),
            "7 received_outside_hours; 8 weekly_day_off; 9 receipt_day; 10 working_day 1");
  const auto late = compute_due(office(), with("1 working days", "2026-03-02T06:00"));
  EXPECT_EQ(late->reasons[0].rule, DayRule::kReceiptDay);
  EXPECT_EQ(late->reasons[0].until, at("2026-03-02T07:30"));
}

TEST(Reasons, AResumedSupplement) {
  EXPECT_EQ(told(with("3 working days", "2026-03-10T14:00",
                      "asked 2026-03-11T10:00 brought 2026-03-16T09:00 resume")),
            "10 receipt_day; 11 supplement_asked 1; 12 waiting_for_papers; 13 waiting_for_papers; "
            "14 waiting_for_papers; 15 waiting_for_papers; 16 papers_brought; 17 working_day 2; "
            "18 working_day 3");
}

TEST(Reasons, ARestartedSupplementVoidsTheUsedDays) {
  EXPECT_EQ(told(with("2 working days", "2026-03-10T14:00",
                      "asked 2026-03-12T10:00 brought 2026-03-16T09:00")),
            "10 receipt_day; 11 used_before_restart; 12 supplement_asked; 13 waiting_for_papers; "
            "14 waiting_for_papers; 15 waiting_for_papers; 16 papers_brought; 17 working_day 1; "
            "18 working_day 2");
}

TEST(Reasons, PapersOnTheDayOfTheRequestUnderRestart) {
  EXPECT_EQ(told(with("2 working days", "2026-03-10T14:00",
                      "asked 2026-03-12T09:00 brought 2026-03-12T15:00")),
            "10 receipt_day; 11 used_before_restart; 12 supplement_asked; 13 working_day 1; "
            "14 weekly_day_off; 15 weekly_day_off; 16 working_day 2");
}

TEST(Reasons, WhileAwaitingPapersOnlyTheHoursBeforeTheRequestWereUsed) {
  DueInput input = with("8 working hours", "2026-03-02T16:00");
  input.rounds = {{at("2026-03-03T09:00"), std::nullopt, AfterSupplement::kResume}};
  EXPECT_EQ(told(input), "2 office_hours 1 60'; 3 supplement_asked 2 90'");
}

TEST(Reasons, CalendarDaysCountDaysOffAndTheEndMoves) {
  EXPECT_EQ(told(with("2 days", "2026-03-05T09:00")),
            "5 receipt_day; 6 calendar_day 1; 7 calendar_day 2; 8 weekly_day_off; "
            "9 end_moved_to_working_day");
}

TEST(Reasons, SameDay) {
  EXPECT_EQ(told(with("same day", "2026-03-02T09:00")), "2 same_day 1");
  EXPECT_EQ(told(with("same day", "2026-03-06T15:01")),
            "6 after_cut_off; 7 weekly_day_off; 8 weekly_day_off; 9 same_day 1");
  EXPECT_EQ(
      told(with("same day", "2026-03-02T09:00", "asked 2026-03-02T10:00 brought 2026-03-04T15:30")),
      "2 supplement_asked; 3 waiting_for_papers; 4 papers_brought; 5 same_day 1");
}

TEST(Reasons, HoursTellTheMinutesOfEachDay) {
  EXPECT_EQ(told(with("8 working hours", "2026-03-06T16:00")),
            "6 office_hours 1 60'; 7 weekly_day_off; 8 weekly_day_off; 9 office_hours 2 420'");
  EXPECT_EQ(told(with("8 working hours", "2026-03-02T07:30",
                      "asked 2026-03-02T09:30 brought 2026-03-04T14:00 resume")),
            "2 supplement_asked 1 120'; 3 waiting_for_papers; 4 papers_brought 2 180'; "
            "5 office_hours 3 180'");
  EXPECT_EQ(told(with("8 working hours", "2026-03-02T07:30",
                      "asked 2026-03-02T09:30 brought 2026-03-04T14:00")),
            "2 supplement_asked; 3 waiting_for_papers; 4 papers_brought 1 180'; "
            "5 office_hours 2 300'");
}

TEST(Reasons, AMakeUpDayAndADayOffInExchange) {
  EXPECT_EQ(told(with("2 working days", "2026-08-21T09:00")),
            "21 receipt_day; 22 make_up_day 1; 23 weekly_day_off; 24 working_day 2");
  EXPECT_EQ(told(with("1 working days", "2026-08-28T09:00")),
            "28 receipt_day; 29 weekly_day_off; 30 weekly_day_off; 31 off_by_decision; 1 holiday; "
            "2 holiday; 3 working_day 1");
  EXPECT_EQ(told(with("1 working days", "2026-04-24T09:00")),
            "24 receipt_day; 25 weekly_day_off; 26 holiday; 27 substitute_day_off; "
            "28 working_day 1");
}

TEST(Reasons, APauseNamesItsKind) {
  const auto due = compute_due(office(), with("2 working days", "2026-03-02T09:00",
                                              "pause 2026-03-03T09:00/2026-03-04T10:00"));
  ASSERT_EQ(due->reasons.size(), 4U);
  EXPECT_EQ(due->reasons[2].rule, DayRule::kPaused);
  EXPECT_EQ(due->reasons[2].pause, PauseKind::kFinancialObligation);
}

}  // namespace
}  // namespace motcua::calendar::test
