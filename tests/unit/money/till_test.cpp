// Receipts, shifts, days, handovers: what is written and what is refused.
#include "till.h"

namespace motcua::money::test {
namespace {

int taken(Desk& desk, const TakeFee& command) {
  const auto verdict = desk.ask(command);
  return verdict ? std::get<FeeReceipted>(verdict->front()).number
                 : -1 - static_cast<int>(verdict.error());
}

TEST(AReceipt, TakesTheNextNumberOfItsSeriesUntilItIsUsedUp) {
  Desk desk = open_desk();
  for (int number = 1; number <= 10; ++number) EXPECT_EQ(taken(desk, fee(2'000)), number);
  EXPECT_EQ(desk.refusal(fee(2'000)), Rejection::kSeriesUsedUp);
}

TEST(ASeries, IsUsableFromTheFifthWorkingDayAfterItsNotificationOn) {
  Desk desk;
  desk.must(NotifySeries{"AB-26P", 1, 50, *Date::parse("2026-03-10")});
  desk.as(2);
  desk.must(OpenShift{id<ShiftId>(2), {}});
  TakeFee early = fee(2'000);
  early.series = "AB-26P";
  desk.at("2026-03-16T17:00");  // Monday: the fourth
  EXPECT_EQ(desk.refusal(early), Rejection::kSeriesNotYet);
  desk.at("2026-03-17T07:30");
  EXPECT_EQ(taken(desk, early), 1);
}

TEST(ASeries, IsNotifiedOnceAndNotInTheFuture) {
  Desk desk = open_desk();
  desk.as(1);
  const Date day = *Date::parse("2026-03-09");
  EXPECT_EQ(desk.refusal(NotifySeries{"AA-26P", 1, 5, day}), Rejection::kSeriesExists);
  EXPECT_EQ(desk.refusal(NotifySeries{"AC-26P", 9, 5, day}), Rejection::kNumbersReversed);
  EXPECT_EQ(desk.refusal(NotifySeries{"AC-26P", 1, 5, *Date::parse("2026-03-11")}),
            Rejection::kNotifiedInFuture);
}

TEST(ASeries, AccountsForWhatIsLeftWhenItEnds) {
  Desk desk = open_desk();
  EXPECT_EQ(taken(desk, fee(2'000)), 1);
  EXPECT_EQ(taken(desk, fee(3'000)), 2);
  desk.must(VoidReceipt{"AA-26P", 1, VoidGround::kTorn, "Rách"});
  desk.as(1);
  const auto ended = desk.ask(EndSeries{"AA-26P"});
  ASSERT_TRUE(ended.has_value());
  EXPECT_EQ(std::get<SeriesEnded>(ended->front()),
            (SeriesEnded{"AA-26P", *Date::parse("2026-03-10"), 2, 1, {{3, 10}}}));
  desk.as(2);
  EXPECT_EQ(desk.refusal(fee(2'000)), Rejection::kSeriesEnded);
}

TEST(AReceipt, OfCashNeedsAnOpenShiftOfOnesOwnAndATransferDoesNot) {
  Desk desk = open_desk();
  desk.as(3);
  EXPECT_EQ(desk.refusal(fee(2'000)), Rejection::kShiftNotOpen);
  EXPECT_EQ(taken(desk, fee(2'000, Method::kTransfer)), 1);
}

TEST(AReceipt, IsOfTheComputedSumOrLessWithAnExemptionThatIsProved) {
  Desk desk = open_desk();
  Quote quoted;
  quoted.total = Dong{5'000};
  desk.facts.quote = quoted;
  TakeFee less = fee(4'000);
  EXPECT_EQ(desk.refusal(less), Rejection::kNotTheQuote);
  EXPECT_EQ(desk.refusal(fee(6'000)), Rejection::kNotTheQuote);
  less.exemption = "Hộ nghèo";
  EXPECT_EQ(desk.refusal(less), Rejection::kExemptionWithoutProof);
  less.proof = "Giấy chứng nhận hộ nghèo";
  EXPECT_EQ(taken(desk, less), 1);
  EXPECT_EQ(taken(desk, fee(5'000)), 2);
  TakeFee more = less;
  more.amount = Dong{6'000};
  EXPECT_EQ(desk.refusal(more), Rejection::kNotTheQuote);
  desk.facts.quote->known = false;
  EXPECT_EQ(taken(desk, fee(7'000)), 3);
}

TEST(AReceipt, IsVoidedOnceAndItsNumberNeverUsedAgain) {
  Desk desk = open_desk();
  EXPECT_EQ(taken(desk, fee(2'000)), 1);
  EXPECT_EQ(desk.refusal(VoidReceipt{"AA-26P", 2, VoidGround::kTorn, "x"}),
            Rejection::kReceiptUnknown);
  desk.must(VoidReceipt{"AA-26P", 1, VoidGround::kWrongAmount, "Ghi nhầm"});
  EXPECT_EQ(desk.refusal(VoidReceipt{"AA-26P", 1, VoidGround::kTorn, "x"}),
            Rejection::kAlreadyVoided);
  EXPECT_EQ(taken(desk, fee(2'000)), 2);
}

TEST(AReceipt, IsNotGivenBeforeTheDayOfTheLastOne) {
  Desk desk = open_desk();
  EXPECT_EQ(taken(desk, fee(2'000)), 1);
  desk.at("2026-03-09T17:00");
  EXPECT_EQ(desk.refusal(fee(2'000)), Rejection::kClockBehind);
}

TEST(AShift, IsClosedByCountingAgainstItsReceipts) {
  Desk desk = open_desk();
  EXPECT_EQ(taken(desk, fee(20'000)), 1);
  EXPECT_EQ(taken(desk, fee(30'000)), 2);
  EXPECT_EQ(taken(desk, fee(50'000, Method::kTransfer)), 3);
  desk.must(VoidReceipt{"AA-26P", 1, VoidGround::kPaymentUndone, "Rút hồ sơ"});
  EXPECT_EQ(desk.refusal(CloseShift{id<ShiftId>(2), Dong{129'000}, ""}),
            Rejection::kDifferenceUnexplained);
  desk.as(3);
  EXPECT_EQ(desk.refusal(CloseShift{id<ShiftId>(2), Dong{130'000}, ""}), Rejection::kShiftNotYours);
  desk.as(2);
  const auto closed = desk.ask(CloseShift{id<ShiftId>(2), Dong{130'000}, ""});
  ASSERT_TRUE(closed.has_value());
  EXPECT_EQ(std::get<ShiftClosed>(closed->front()),
            (ShiftClosed{id<ShiftId>(2), 2, 1, Dong{130'000}, Dong{130'000}, std::nullopt}));
  EXPECT_EQ(desk.refusal(CloseShift{id<ShiftId>(2), Dong{130'000}, ""}),
            Rejection::kShiftAlreadyClosed);
}

TEST(AShift, IsOneAtATimeForEachOfficer) {
  Desk desk = open_desk();
  EXPECT_EQ(desk.refusal(OpenShift{id<ShiftId>(5), {}}), Rejection::kShiftAlreadyOpen);
  desk.as(3);
  EXPECT_EQ(desk.refusal(OpenShift{id<ShiftId>(2), {}}), Rejection::kShiftExists);
  desk.must(OpenShift{id<ShiftId>(3), {}});
}

TEST(ADay, IsClosedAfterItsShiftsAndThenTakesNothing) {
  Desk desk = open_desk();
  const Date today = *Date::parse("2026-03-10");
  EXPECT_EQ(taken(desk, fee(20'000)), 1);
  desk.as(1);
  EXPECT_EQ(desk.refusal(CloseDay{today}), Rejection::kShiftsStillOpen);
  EXPECT_EQ(desk.refusal(CloseDay{today.plus_days(1)}), Rejection::kDayNotYet);
  desk.as(2);
  desk.must(CloseShift{id<ShiftId>(2), Dong{119'000}, "Thiếu 1.000 đồng tiền lẻ"});
  desk.as(1);
  const auto closed = desk.ask(CloseDay{today});
  ASSERT_TRUE(closed.has_value());
  EXPECT_EQ(std::get<DayClosed>(closed->front()), (DayClosed{today, 1, 0, Dong{20'000}, Dong{}}));
  EXPECT_EQ(desk.refusal(CloseDay{today}), Rejection::kDayAlreadyClosed);
  EXPECT_EQ(desk.refusal(fee(1'000, Method::kTransfer)), Rejection::kDayAlreadyClosed);
  EXPECT_EQ(desk.refusal(OpenShift{id<ShiftId>(9), {}}), Rejection::kDayAlreadyClosed);
}

TEST(AHandover, IsSignedByTheOneWhoTakesAndByNobodyElse) {
  Desk desk = open_desk();
  const HandoverId one = id<HandoverId>(1);
  const HandoverItem cash{ItemKind::kCash, 0, Dong{100'000}, "", 0, 0};
  EXPECT_EQ(desk.refusal(DrawHandover{one, id<OfficerId>(2), {cash}, ""}),
            Rejection::kHandoverToSelf);
  desk.must(DrawHandover{one, id<OfficerId>(3), {cash}, "Nghỉ trưa"});
  EXPECT_EQ(desk.refusal(SignHandover{one}), Rejection::kHandoverNotYours);
  desk.as(3);
  EXPECT_EQ(desk.refusal(SignHandover{id<HandoverId>(2)}), Rejection::kHandoverUnknown);
  desk.must(SignHandover{one});
  EXPECT_EQ(desk.refusal(DeclineHandover{one, "Thiếu"}), Rejection::kHandoverOver);
  EXPECT_EQ(desk.refusal(SignHandover{one}), Rejection::kHandoverOver);
}

TEST(TheTill, AsksForTheRoleOfEachAct) {
  Desk desk = open_desk();
  EXPECT_EQ(desk.refusal(NotifySeries{"AZ-26P", 1, 5, *Date::parse("2026-03-09")}),
            Rejection::kNotAllowed);
  EXPECT_EQ(desk.refusal(CloseDay{*Date::parse("2026-03-10")}), Rejection::kNotAllowed);
  EXPECT_EQ(desk.refusal(EndSeries{"AA-26P"}), Rejection::kNotAllowed);
  for (const office::Role role :
       {office::Role::kAssistant, office::Role::kInspector, office::Role::kAdministrator}) {
    desk.facts.roles = {role};
    EXPECT_EQ(desk.refusal(fee(2'000)), Rejection::kNotAllowed) << static_cast<int>(role);
  }
}

}  // namespace
}  // namespace motcua::money::test
