#include "calendar/due.h"

#include "calendar/words.h"
#include "shipped.h"

namespace motcua::calendar::test {
namespace {

DueInput three_days(const std::string& received = "2026-03-02T09:00") {
  DueInput input;
  input.received = at(received);
  input.limit = {3, LimitUnit::kWorkingDays};
  return input;
}

TEST(Due, ReceiptOutsideHoursTellsTheMomentTakenAsReceipt) {
  const auto due = compute_due(office(), three_days("2026-03-07T09:00"));
  ASSERT_TRUE(due);
  EXPECT_EQ(due->receipt, at("2026-03-09T07:30"));
}

TEST(Due, Form04MayGoOutUntilTheLastWorkingDayBeforeTheDueDate) {
  struct Row {
    const char* received;
    Limit limit;
    const char* until;
    bool moment;
  };
  const Row rows[] = {
      {"2026-02-13T09:00", {3, LimitUnit::kWorkingDays}, "2026-02-24T17:00", false},
      {"2026-02-12T09:00", {2, LimitUnit::kWorkingDays}, "2026-02-13T17:00", false},
      {"2026-03-02T09:00", {1, LimitUnit::kWorkingDays}, "2026-03-02T17:00", false},
      {"2026-03-02T18:00", {1, LimitUnit::kWorkingDays}, "2026-03-03T17:00", false},
      {"2026-03-02T09:00", {5, LimitUnit::kDays}, "2026-03-06T17:00", false},
      {"2026-03-06T09:00", {1, LimitUnit::kDays}, "2026-03-06T17:00", false},
      {"2026-03-02T09:00", {0, LimitUnit::kSameDay}, "2026-03-02T17:00", true},
      {"2026-03-02T16:00", {0, LimitUnit::kSameDay}, "2026-03-03T17:00", true},
      {"2026-03-02T07:30", {8, LimitUnit::kWorkingHours}, "2026-03-03T08:00", true},
  };
  for (const Row& row : rows) {
    DueInput input;
    input.received = at(row.received);
    input.limit = row.limit;
    const auto due = compute_due(office(), input);
    ASSERT_TRUE(due);
    EXPECT_EQ(due->apology->until.text(), row.until) << row.received;
    EXPECT_EQ(due->apology->moment, row.moment) << row.received;
  }
}

TEST(Due, WhilePapersAreAwaitedThereIsNoDueDateButALapse) {
  DueInput input = three_days();
  input.rounds = {{at("2026-03-03T10:00"), std::nullopt, AfterSupplement::kRestart}};
  input.lapse = Limit{10, LimitUnit::kDays};
  const auto due = compute_due(office(), input);
  ASSERT_TRUE(due);
  EXPECT_FALSE(due->due);
  EXPECT_FALSE(due->apology);
  EXPECT_EQ(due->lapse, day("2026-03-13"));
  EXPECT_EQ(due->reasons.size(), 2U);
  EXPECT_EQ(due->reasons.back().rule, DayRule::kSupplementAsked);
}

TEST(Due, ARequestAfterTheLimitHadEndedStopsNothing) {
  DueInput input = three_days();
  input.rounds = {{at("2026-03-06T10:00"), std::nullopt, AfterSupplement::kRestart}};
  const auto due = compute_due(office(), input);
  ASSERT_TRUE(due);
  EXPECT_EQ(due->due, at("2026-03-05T17:00"));
  EXPECT_TRUE(due->asked_after_due);
}

TEST(Due, ALapseOnADayOffMovesAndPapersAfterItAreNoted) {
  DueInput input = three_days();
  input.rounds = {{at("2026-03-04T10:00"), at("2026-03-16T08:00"), AfterSupplement::kRestart}};
  input.lapse = Limit{10, LimitUnit::kDays};  // Saturday 14 March
  const auto in_time = compute_due(office(), input);
  ASSERT_TRUE(in_time);
  EXPECT_EQ(in_time->lapse, day("2026-03-16"));
  EXPECT_FALSE(in_time->brought_after_lapse);
  input.lapse = Limit{5, LimitUnit::kWorkingDays};
  const auto too_late = compute_due(office(), input);
  ASSERT_TRUE(too_late);
  EXPECT_EQ(too_late->lapse, day("2026-03-11"));
  EXPECT_TRUE(too_late->brought_after_lapse);
  EXPECT_EQ(too_late->due, in_time->due) << "closing a dossier is an act, not arithmetic";
}

TEST(Due, TheHarmDateIsHandedThrough) {
  DueInput input = three_days();
  input.harm = day("2026-03-31");
  EXPECT_EQ(compute_due(office(), input)->harm, day("2026-03-31"));
}

TEST(Due, AStopInsideADayUsesThatDay) {
  DueInput input = three_days("2026-03-10T14:00");
  input.limit.value = 5;
  input.stops = {{at("2026-03-12T10:00"), at("2026-03-13T10:00"), "12/QĐ-UBND"}};
  EXPECT_EQ(compute_due(office(), input)->due, at("2026-03-18T17:00"));
}

TEST(Due, AStopFromOpeningToOpeningIsOneWholeDay) {
  DueInput input = three_days("2026-03-10T14:00");
  input.stops = {{at("2026-03-11T07:30"), at("2026-03-12T07:30"), "12/QĐ-UBND"}};
  EXPECT_EQ(compute_due(office(), input)->due, at("2026-03-16T17:00"));
}

TEST(Due, APauseOfNoLengthChangesNoSameDayDate) {
  DueInput input = three_days();
  input.limit = {0, LimitUnit::kSameDay};
  input.pauses = {{at("2026-03-02T16:00"), at("2026-03-02T16:00"), PauseKind::kOther}};
  EXPECT_EQ(compute_due(office(), input)->due, at("2026-03-02T17:00"));
}

TEST(Due, ARequestAtTheDueMomentIsStillInTime) {
  DueInput input = three_days();
  input.rounds = {{at("2026-03-05T17:00"), std::nullopt, AfterSupplement::kRestart}};
  const auto due = compute_due(office(), input);
  ASSERT_TRUE(due);
  EXPECT_FALSE(due->due);
  EXPECT_FALSE(due->asked_after_due);
}

TEST(Due, Form04OfASaturdayReceiptIsNotBeforeThatSaturday) {
  DueInput input = three_days("2026-03-07T09:00");
  input.limit.value = 1;
  const auto due = compute_due(office("police"), input);
  ASSERT_TRUE(due);
  EXPECT_EQ(due->due, at("2026-03-09T17:00"));
  EXPECT_EQ(due->apology->until, at("2026-03-07T11:30"));
}

/// The word of the fault that a change of a good input gives; "none" when it gives an answer.
template <class Change>
std::string fault(Change change) {
  DueInput input = three_days();
  change(input);
  const auto due = compute_due(office(), input);
  return due ? std::string("none") : std::string(word(due.error()));
}

SupplementRound round(const char* asked, const char* brought) {
  return {at(asked), at(brought), AfterSupplement::kResume};
}

const LegalTime kThird = at("2026-03-03T10:00");
const LegalTime kFourth = at("2026-03-04T10:00");

TEST(Due, AWrongLimitOrReceiptHasItsOwnFault) {
  EXPECT_EQ(fault([](DueInput&) {}), "none");
  EXPECT_EQ(fault([](DueInput& in) { in.limit.value = 0; }), "bad_limit");
  EXPECT_EQ(fault([](DueInput& in) { in.limit.value = -5; }), "bad_limit");
  EXPECT_EQ(fault([](DueInput& in) { in.limit = {2, LimitUnit::kSameDay}; }), "bad_limit");
  EXPECT_EQ(fault([](DueInput& in) { in.limit.value = 2'000'000'000; }), "limit_too_large");
  EXPECT_EQ(fault([](DueInput& in) { in.received = at("2099-12-31T09:00"); }), "outside_calendar");
  EXPECT_EQ(fault([](DueInput& in) { in.received = at("2019-12-31T09:00"); }), "outside_calendar");
  EXPECT_EQ(fault([](DueInput& in) { in.received = at("2050-12-30T09:00"); }), "outside_calendar");
  EXPECT_EQ(fault([](DueInput& in) { in.received.minute = 2000; }), "outside_calendar");
  EXPECT_EQ(fault([](DueInput& in) { in.received.date.days = 2'147'483'647; }), "outside_calendar");
  EXPECT_EQ(
      fault([](DueInput& in) { in.rounds = {round("2026-03-01T10:00", "2026-03-04T10:00")}; }),
      "asked_before_receipt");
  EXPECT_EQ(
      fault([](DueInput& in) { in.rounds = {round("2026-03-04T10:00", "2026-03-03T10:00")}; }),
      "brought_before_asked");
}

TEST(Due, EachWrongHappeningHasItsOwnFault) {
  EXPECT_EQ(fault([](DueInput& in) {
              in.rounds = {round("2026-03-03T10:00", "2026-03-05T10:00"),
                           round("2026-03-04T10:00", "2026-03-06T10:00")};
            }),
            "rounds_out_of_order");
  EXPECT_EQ(fault([](DueInput& in) {
              in.rounds = {{kThird, std::nullopt, AfterSupplement::kResume},
                           round("2026-03-04T10:00", "2026-03-06T10:00")};
            }),
            "rounds_out_of_order");
  EXPECT_EQ(
      fault([](DueInput& in) { in.rounds = {round("2026-03-03T10:00", "2099-01-01T10:00")}; }),
      "outside_calendar");
  EXPECT_EQ(fault([](DueInput& in) {
              in.pauses = {{at("2026-03-01T10:00"), kThird}};
            }),
            "pause_before_receipt");
  EXPECT_EQ(fault([](DueInput& in) {
              in.pauses = {{kFourth, kThird}};
            }),
            "pause_ends_before_start");
  EXPECT_EQ(fault([](DueInput& in) {
              in.pauses = {{kThird, kFourth}, {at("2026-03-03T15:00"), at("2026-03-05T10:00")}};
            }),
            "pauses_overlap");
  EXPECT_EQ(fault([](DueInput& in) {
              in.stops = {{kFourth, kThird, "1/QĐ"}};
            }),
            "stop_ends_before_start");
  EXPECT_EQ(fault([](DueInput& in) {
              in.stops = {{kThird, kFourth, ""}};
            }),
            "stop_without_decision");
  EXPECT_EQ(fault([](DueInput& in) {
              in.closures = {{kFourth.date, kThird.date, "storm"}};
            }),
            "closure_ends_before_start");
  EXPECT_EQ(fault([](DueInput& in) { in.lapse = Limit{0, LimitUnit::kDays}; }), "bad_lapse");
  EXPECT_EQ(fault([](DueInput& in) { in.lapse = Limit{1, LimitUnit::kMonths}; }), "bad_lapse");
  EXPECT_EQ(fault([](DueInput& in) {
              in.closures.assign(30, {kThird.date, kThird.date, "storm"});
            }),
            "none");
  EXPECT_EQ(fault([](DueInput& in) {
              in.closures.assign(31, {kThird.date, kThird.date, "storm"});
            }),
            "too_many");
}

}  // namespace
}  // namespace motcua::calendar::test
