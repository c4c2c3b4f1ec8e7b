// What a numbered book gives and refuses: a book of 2026 at a centre whose device is node-1.
#include <gtest/gtest.h>

#include "registers/commands.h"

namespace motcua::registers::test {
namespace {

constexpr Book kCopies = Book::kCertifiedCopies;

struct Desk {
  BookYear state;
  Facts facts{OfficerId{},
              {office::Role::kDirector},
              *LegalTime::parse("2026-03-10T09:00"),
              "node-1",
              false,
              std::nullopt};

  Result<Events, Rejection> ask(const Command& command) {
    auto verdict = decide(state, command, facts);
    if (verdict)
      for (const Event& event : *verdict) state = evolve(std::move(state), event);
    return verdict;
  }
  void must(const Command& command) { ASSERT_TRUE(ask(command).has_value()); }
  /// The number, or minus one minus the rejection.
  int allot() {
    const auto verdict = ask(AllotNumber{kCopies, {"Lò Thị Thử", "Bằng tốt nghiệp"}});
    if (!verdict) return -1 - static_cast<int>(verdict.error());
    return std::get<NumberAllotted>(verdict->front()).number;
  }
  void at(std::string_view time) { facts.now = *LegalTime::parse(time); }
};

int no(Rejection why) { return -1 - static_cast<int>(why); }

Desk open_desk(int count = 3) {
  Desk desk;
  desk.must(ReserveRange{kCopies, 2026, "", count});
  return desk;
}

Rejection refusal(Desk& desk, const Command& command) {
  const auto verdict = desk.ask(command);
  EXPECT_FALSE(verdict.has_value());
  return verdict ? Rejection::kNotAllowed : verdict.error();
}

TEST(ABook, GivesItsNumbersInOrderUntilTheRangeIsUsedUp) {
  Desk desk = open_desk(2);
  EXPECT_EQ(desk.allot(), 1);
  EXPECT_EQ(desk.allot(), 2);
  EXPECT_EQ(desk.allot(), no(Rejection::kExhausted));
  desk.must(ReserveRange{kCopies, 2026, "", 1});
  EXPECT_EQ(desk.allot(), 3);
}

TEST(ABook, GivesNothingBeforeItIsOpened) {
  Desk desk;
  EXPECT_EQ(desk.allot(), no(Rejection::kYearNotOpened));
}

TEST(ABook, LeavesTheNumbersOfAnotherDeviceToThatDevice) {
  Desk desk = open_desk(1);
  desk.must(ReserveRange{kCopies, 2026, "tablet-1", 2});
  EXPECT_EQ(desk.allot(), 1);
  EXPECT_EQ(desk.allot(), no(Rejection::kExhausted));
  const Line line{"Hà Văn Mẫu", "Giấy khai sinh"};
  const Date earlier = *Date::parse("2026-03-07");
  EXPECT_EQ(refusal(desk, EnterNumber{kCopies, 1, earlier, line}), Rejection::kNumberOfThisDevice);
  EXPECT_EQ(refusal(desk, EnterNumber{kCopies, 4, earlier, line}), Rejection::kNumberNotReserved);
  EXPECT_EQ(refusal(desk, EnterNumber{kCopies, 2, *Date::parse("2026-03-11"), line}),
            Rejection::kDayOutside);
  desk.must(EnterNumber{kCopies, 3, earlier, line});
  EXPECT_EQ(refusal(desk, EnterNumber{kCopies, 3, earlier, line}), Rejection::kNumberTaken);
}

TEST(ABook, IsOfTheYearOfTheLegalDayAtMidnight) {
  Desk desk = open_desk();
  desk.at("2026-12-31T23:59");
  EXPECT_EQ(desk.allot(), 1);
  EXPECT_EQ(book_of(AllotNumber{kCopies, {}}, *LegalTime::parse("2027-01-01T00:00")).year, 2027);
  EXPECT_EQ(book_of(AllotNumber{kCopies, {}}, *LegalTime::parse("2026-12-31T23:59")).year, 2026);
}

TEST(ABook, RefusesADayBeforeTheLastNumber) {
  Desk desk = open_desk();
  EXPECT_EQ(desk.allot(), 1);
  desk.at("2026-03-09T23:59");
  EXPECT_EQ(desk.allot(), no(Rejection::kClockBehind));
  desk.at("2026-03-10T00:00");
  EXPECT_EQ(desk.allot(), 2);
  desk.facts.later_year_used = true;
  EXPECT_EQ(desk.allot(), no(Rejection::kClockBehind));
}

TEST(ABook, AccountsForASpoiledNumberWithItsGround) {
  Desk desk = open_desk();
  EXPECT_EQ(desk.allot(), 1);
  const auto spoil = [](int number, SpoilGround ground, std::string text) {
    return SpoilNumber{kCopies, 2026, number, ground, std::move(text)};
  };
  EXPECT_EQ(refusal(desk, spoil(3, SpoilGround::kTorn, "")), Rejection::kNumberOutOfTurn);
  EXPECT_EQ(refusal(desk, spoil(1, SpoilGround::kOther, "")), Rejection::kReasonMissing);
  desk.must(spoil(1, SpoilGround::kWrongPerson, ""));
  EXPECT_EQ(refusal(desk, spoil(1, SpoilGround::kTorn, "")), Rejection::kAlreadySpoiled);
  desk.must(spoil(2, SpoilGround::kTorn, "Rách"));
  EXPECT_EQ(desk.allot(), 3);
  EXPECT_EQ(desk.state.tally(), (Tally{3, 1, 2, 3}));
}

TEST(ABook, NotesOnlyEntries) {
  Desk desk = open_desk();
  EXPECT_EQ(desk.allot(), 1);
  desk.must(NoteEntry{kCopies, 2026, 1, "Đính chính"});
  EXPECT_EQ(refusal(desk, NoteEntry{kCopies, 2026, 2, "Đính chính"}), Rejection::kNumberFree);
  EXPECT_EQ(refusal(desk, NoteEntry{kCopies, 2026, 9, "Đính chính"}),
            Rejection::kNumberNotReserved);
}

TEST(ABook, IsClosedOnceTheYearIsOverAndEveryNumberAccountedFor) {
  Desk desk = open_desk(3);
  desk.must(ReserveRange{kCopies, 2026, "tablet-1", 3});
  EXPECT_EQ(desk.allot(), 1);
  desk.must(EnterNumber{kCopies, 5, *Date::parse("2026-03-09"), {"Hà Văn Mẫu", "Sổ hộ khẩu"}});
  EXPECT_EQ(refusal(desk, CloseYear{kCopies, 2026}), Rejection::kYearNotOver);
  desk.at("2026-12-31T16:00");
  EXPECT_EQ(refusal(desk, CloseYear{kCopies, 2026}), Rejection::kGaps);
  desk.must(SpoilNumber{kCopies, 2026, 4, SpoilGround::kNotUsed, ""});
  const auto closed = desk.ask(CloseYear{kCopies, 2026});
  ASSERT_TRUE(closed.has_value());
  const YearClosed expected{kCopies, 2026, *Date::parse("2026-12-31"), 5, 2, 1, {{2, 3}, {6, 6}}};
  EXPECT_EQ(std::get<YearClosed>(closed->front()), expected);
}

TEST(ABook, TakesNothingAfterItsClosingButNotes) {
  Desk desk = open_desk();
  EXPECT_EQ(desk.allot(), 1);
  desk.at("2027-01-04T08:00");
  desk.must(CloseYear{kCopies, 2026});
  const Date day = *Date::parse("2026-12-30");
  EXPECT_EQ(refusal(desk, EnterNumber{kCopies, 2, day, {"Hà Văn Mẫu", "Giấy"}}),
            Rejection::kYearClosed);
  EXPECT_EQ(refusal(desk, SpoilNumber{kCopies, 2026, 1, SpoilGround::kTorn, ""}),
            Rejection::kYearClosed);
  EXPECT_EQ(refusal(desk, CloseYear{kCopies, 2026}), Rejection::kYearClosed);
  EXPECT_EQ(refusal(desk, ReserveRange{kCopies, 2026, "", 5}), Rejection::kYearClosed);
  desk.must(NoteEntry{kCopies, 2026, 1, "Theo bản án"});
}

TEST(ABook, ReservesForThisYearAndTheNext) {
  Desk desk;
  EXPECT_EQ(refusal(desk, ReserveRange{kCopies, 2025, "", 5}), Rejection::kYearNotNow);
  EXPECT_EQ(refusal(desk, ReserveRange{kCopies, 2028, "", 5}), Rejection::kYearNotNow);
  desk.must(ReserveRange{kCopies, 2027, "", 5});
}

TEST(ABook, AsksForTheRoleOfEachAct) {
  struct Row {
    office::Role role;
    bool reserves, allots, closes;
  };
  const Row rows[] = {{office::Role::kDirector, true, true, true},
                      {office::Role::kDeputy, true, true, true},
                      {office::Role::kReceivingOfficer, false, true, false},
                      {office::Role::kSpecialist, false, true, false},
                      {office::Role::kAssistant, false, false, false},
                      {office::Role::kInspector, false, false, false},
                      {office::Role::kAdministrator, true, false, false}};
  for (const Row& row : rows) {
    Desk desk = open_desk();
    desk.facts.roles = {row.role};
    EXPECT_EQ(desk.ask(ReserveRange{kCopies, 2026, "", 1}).has_value(), row.reserves);
    EXPECT_EQ(desk.allot() > 0, row.allots) << static_cast<int>(row.role);
    desk.at("2026-12-31T08:00");
    EXPECT_EQ(desk.ask(CloseYear{kCopies, 2026}).has_value(), row.closes);
  }
}

TEST(ABook, ReadsItsCommandsWithEveryFaultAtOnce) {
  InputErrors errors;
  const auto body = json::parse(R"({"type":"allot_number","book":"diary","copies":0})").value();
  EXPECT_FALSE(parse_command("allot_number", body, errors).has_value());
  std::vector<std::string> places;
  for (const InputError& error : errors) places.push_back(error.path);
  EXPECT_EQ(places, (std::vector<std::string>{"book", "person", "matter", "copies"}));
}

}  // namespace
}  // namespace motcua::registers::test
