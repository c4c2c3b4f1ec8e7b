// Who may sign what on which day, and who may read what.
#include <gtest/gtest.h>

#include "office/read_scope.h"
#include "staff.h"

namespace motcua::office::test {
namespace {

struct SignRow {
  std::string_view what;
  int officer;
  std::string_view procedure;
  ActKind act;
  std::string_view on;
  std::optional<MandateFault> fault;
};

std::optional<MandateFault> asked(const OfficeState& state, const SignRow& row) {
  const auto verdict = may_sign(state, id<OfficerId>(row.officer), {std::string(row.procedure)},
                                row.act, day(row.on));
  return verdict ? std::nullopt : std::optional(verdict.error());
}

TEST(Mandate, HoldsByRoleInstrumentScopeAndLegalDay) {
  Staff staff = staffed();
  staff.must(delegation(2));
  staff.must(delegation(3));
  using F = MandateFault;
  const auto kResult = ActKind::kSignResult;
  const SignRow rows[] = {
      {"in force", 2, "2.000815", kResult, "2026-03-02", {}},
      {"first day", 2, "2.000815", kResult, "2026-02-01", {}},
      {"last day", 2, "2.000815", kResult, "2026-06-30", {}},
      {"the day after", 2, "2.000815", kResult, "2026-07-01", F::kExpired},
      {"the day before", 2, "2.000815", kResult, "2026-01-31", F::kNotYetInForce},
      {"another procedure", 2, "1.001193", kResult, "2026-03-02", F::kNoDelegation},
      {"another act", 2, "2.000815", ActKind::kSignStop, "2026-03-02", F::kNoDelegation},
      {"no instrument", 1, "2.000815", kResult, "2026-03-02", F::kNoDelegation},
      {"an assistant", 3, "2.000815", kResult, "2026-03-02", F::kNoSigningRole},
      {"before the role", 2, "2.000815", kResult, "2025-12-31", F::kNoSigningRole},
      {"a stranger", 7, "2.000815", kResult, "2026-03-02", F::kUnknownOfficer}};
  for (const SignRow& row : rows) EXPECT_EQ(asked(staff.state, row), row.fault) << row.what;
}

TEST(Mandate, EndsOnTheDayItIsEndedAndWithTheAccount) {
  Staff staff = staffed();
  staff.must(delegation(2));
  const SignRow row{"", 2, "2.000815", ActKind::kSignResult, "2026-03-05", {}};
  staff.must(LockAccount{id<OfficerId>(2), LockGround::kOnLeave});
  EXPECT_EQ(asked(staff.state, row), MandateFault::kAccountLocked);
  staff.must(UnlockAccount{id<OfficerId>(2)});
  EXPECT_EQ(asked(staff.state, row), std::nullopt);
  staff.must(EndDelegation{id<DelegationId>(2), day("2026-03-05")});
  EXPECT_EQ(asked(staff.state, row), MandateFault::kExpired);
  EXPECT_EQ(asked(staff.state, {"", 2, "2.000815", ActKind::kSignResult, "2026-03-04", {}}),
            std::nullopt);
}

TEST(Mandate, OfSeveralTakesTheOneThatLastsLongestOrTheChosenOne) {
  Staff staff = staffed();
  RecordDelegation shorter = delegation(2);
  RecordDelegation longer = delegation(2);
  longer.delegation = id<DelegationId>(20);
  longer.until = day("2026-12-31");
  staff.must(shorter);
  staff.must(longer);
  const auto sign = [&](std::optional<DelegationId> chosen) {
    return may_sign(staff.state, id<OfficerId>(2), {"2.000815"}, ActKind::kSignResult,
                    day("2026-03-02"), chosen)
        .value()
        .id;
  };
  EXPECT_EQ(sign(std::nullopt), longer.delegation);
  EXPECT_EQ(sign(shorter.delegation), shorter.delegation);
}

TEST(ReadScope, IsTheOwnUnitInAnyOfTheFourPlaces) {
  const Staff staff = staffed();
  const ReadScope scope = ReadScope::of(staff.state, id<OfficerId>(2), at("2026-03-02T09:00"));
  const UnitCode own{"15607"};
  const UnitCode other{"15031"};
  const auto dossier = id<DossierId>(5);
  EXPECT_TRUE(scope.sees(dossier, {own, other, other, other}));
  EXPECT_TRUE(scope.sees(dossier, {other, own, other, other}));
  EXPECT_TRUE(scope.sees(dossier, {other, other, own, other}));
  EXPECT_TRUE(scope.sees(dossier, {other, other, other, own}));
  EXPECT_FALSE(scope.sees(dossier, {other, other, other, other}));
}

TEST(ReadScope, BrokenGlassOpensOneDossierForOneOfficerUntilItsTime) {
  Staff staff = staffed();
  staff.facts.actor = id<OfficerId>(2);
  const auto dossier = id<DossierId>(5);
  staff.must(BreakGlass{dossier, at("2026-03-02T17:00"), "Công dân đang ở quầy"});
  const DossierUnits elsewhere{{"1"}, {"1"}, {"1"}, {"1"}};
  const auto sees = [&](int officer, std::string_view when, DossierId which) {
    return ReadScope::of(staff.state, id<OfficerId>(officer), at(when)).sees(which, elsewhere);
  };
  EXPECT_TRUE(sees(2, "2026-03-02T17:00", dossier));
  EXPECT_FALSE(sees(2, "2026-03-02T17:01", dossier));
  EXPECT_FALSE(sees(1, "2026-03-02T09:00", dossier));
  EXPECT_FALSE(sees(2, "2026-03-02T09:00", id<DossierId>(6)));
}

TEST(ReadScope, IsNothingForWhoHasNoRoleToday) {
  Staff staff = staffed();
  staff.must(EndRole{id<GrantId>(2), day("2026-03-02")});
  EXPECT_EQ(ReadScope::of(staff.state, id<OfficerId>(2), at("2026-03-02T09:00")),
            ReadScope::none());
  EXPECT_EQ(ReadScope::of(staff.state, id<OfficerId>(7), at("2026-03-02T09:00")),
            ReadScope::none());
}

TEST(Usernames, AreCodesOfPosts) {
  for (const char* good : {"batmot.tp1", "abc", "x-1.y2", "hacthanh.gd"})
    EXPECT_TRUE(is_username(good)) << good;
  for (const char* bad : {"", "ab", "1abc", "Abc", "a..b", "a-.b", "ab.", ".ab", "a b", "lò.thị",
                          "a23456789012345678901234567890123"})
    EXPECT_FALSE(is_username(bad)) << bad;
}

}  // namespace
}  // namespace motcua::office::test
