#include "calendar/verdict_766.h"

#include "calendar/words.h"
#include "shipped.h"

namespace motcua::calendar::test {
namespace {

// Five working days from Tuesday 10 March, asked on Friday 13, brought on Wednesday 1 April: the
// law starts anew (8 April), 766 subtracts the waiting (3 April).
DueInput asked_once() {
  DueInput input;
  input.received = at("2026-03-10T14:00");
  input.limit = {5, LimitUnit::kWorkingDays};
  input.rounds = {{at("2026-03-13T10:00"), at("2026-04-01T09:00"), AfterSupplement::kRestart}};
  return input;
}

Ending766 finished(const std::string& when) {
  return {.finished = at(when),
          .returned = std::nullopt,
          .stopped = std::nullopt,
          .withdrawn = std::nullopt,
          .period_end = at("2026-12-31T17:00")};
}

std::string verdict(const DueInput& input, const Ending766& ending) {
  return std::string(word(judge_766(office(), input, ending)->verdict));
}

TEST(Verdict766, WaitingIsSubtractedAlsoWhereTheLawRestarts) {
  EXPECT_EQ(compute_due(office(), asked_once())->due, at("2026-04-08T17:00"));
  EXPECT_EQ(judge_766(office(), asked_once(), finished("2026-04-03T16:00"))->due,
            at("2026-04-03T17:00"));
  EXPECT_EQ(verdict(asked_once(), finished("2026-04-03T17:00")), "on_time");
  EXPECT_EQ(verdict(asked_once(), finished("2026-04-07T09:00")), "late")
      << "in time in law, late in 766";
}

TEST(Verdict766, AskedMoreThanOnceIsLateWhateverTheDate) {
  DueInput input = asked_once();
  EXPECT_TRUE(next_request_makes_late_766(input.rounds));
  input.rounds.push_back({at("2026-04-02T10:00"), at("2026-04-02T15:00")});
  EXPECT_EQ(verdict(input, finished("2026-04-02T16:00")), "late_asked_again");
  EXPECT_FALSE(next_request_makes_late_766({}));
}

TEST(Verdict766, WaitingAfterTheOnlyRequestEndsAtTheRequest) {
  DueInput input = asked_once();
  input.rounds[0].brought.reset();
  Ending766 open = finished("2026-03-10T14:00");
  open.finished.reset();
  const auto judged = judge_766(office(), input, open);
  ASSERT_TRUE(judged);
  EXPECT_EQ(judged->ended, at("2026-03-13T10:00"));
  EXPECT_EQ(judged->verdict, Verdict766::kOnTime);
  open.stopped = at("2026-06-01T09:00");
  EXPECT_EQ(verdict(input, open), "on_time") << "closed after a lapse: the waiting is subtracted";
}

TEST(Verdict766, TheEndIsFinishedBeforeReturnedBeforeStopped) {
  DueInput input = asked_once();
  input.rounds.clear();
  Ending766 ending = finished("2026-03-17T10:00");
  ending.returned = at("2026-03-25T10:00");
  EXPECT_EQ(judge_766(office(), input, ending)->ended, at("2026-03-17T10:00"));
  EXPECT_EQ(verdict(input, ending), "on_time");
  ending.finished.reset();
  EXPECT_EQ(verdict(input, ending), "late");
  ending.returned.reset();
  ending.withdrawn = at("2026-03-11T10:00");
  EXPECT_EQ(verdict(input, ending), "on_time");
  ending.stopped = at("2026-03-26T10:00");
  EXPECT_EQ(verdict(input, ending), "late");
}

TEST(Verdict766, WithoutAnEndThePeriodsLastMomentCounts) {
  DueInput input = asked_once();
  input.rounds.clear();
  Ending766 ending = finished("2026-03-10T14:00");
  ending.finished.reset();
  ending.period_end = at("2026-03-16T17:00");
  EXPECT_EQ(verdict(input, ending), "on_time");
  ending.period_end = at("2026-03-31T17:00");
  EXPECT_EQ(verdict(input, ending), "late");
}

}  // namespace
}  // namespace motcua::calendar::test
