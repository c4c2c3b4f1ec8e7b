// The office's commands by table; every rejection is reached.
#include <gtest/gtest.h>

#include <set>

#include "staff.h"

namespace motcua::office::test {
namespace {

struct Row {
  Command command;
  Rejection why;
  int actor = 0;  // 0: the node itself
};

std::vector<Row> staff_rows() {
  const auto officer = [](int n) { return id<OfficerId>(n); };
  RecordDelegation reversed = delegation(2);
  reversed.delegation = id<DelegationId>(30);
  reversed.until = day("2026-01-01");
  RecordDelegation to_self = delegation(2);
  to_self.delegation = id<DelegationId>(31);
  to_self.delegator = to_self.officer;
  RecordDelegation stranger = delegation(8);
  const Date from = day("2026-01-01");
  return {
      {OpenUnit{{"15607"}, {"x"}, Area::kLowland, false}, Rejection::kUnitExists},
      {EnrolOfficer{officer(4), {"Lò Thị"}, "A"}, Rejection::kUsernameForm},
      {EnrolOfficer{officer(4), {"batmot.gd"}, "A"}, Rejection::kUsernameTaken},
      {EnrolOfficer{officer(1), {"batmot.xx"}, "A"}, Rejection::kOfficerExists},
      {GrantRole{id<GrantId>(9), officer(1), Role::kNode, from, {}}, Rejection::kRoleNotGrantable},
      {GrantRole{id<GrantId>(9), officer(8), Role::kDeputy, from, {}}, Rejection::kOfficerUnknown},
      {GrantRole{id<GrantId>(1), officer(1), Role::kDeputy, from, {}}, Rejection::kGrantExists},
      {GrantRole{id<GrantId>(9), officer(1), Role::kDeputy, from, day("2025-12-31")},
       Rejection::kDatesReversed},
      {EndRole{id<GrantId>(9), from}, Rejection::kGrantUnknown},
      {EndRole{id<GrantId>(3), from}, Rejection::kAlreadyEnded},
      {delegation(2), Rejection::kDelegationExists},
      {stranger, Rejection::kOfficerUnknown},
      {reversed, Rejection::kDatesReversed},
      {to_self, Rejection::kDelegateToSelf},
      {EndDelegation{id<DelegationId>(9), from}, Rejection::kDelegationUnknown},
      {UnlockAccount{officer(1)}, Rejection::kNotLocked},
      {LockAccount{officer(3), LockGround::kLeft}, Rejection::kAlreadyLocked},
      {GrantRole{id<GrantId>(9), officer(1), Role::kDeputy, from, {}}, Rejection::kNotAllowed, 2}};
}

std::vector<Row> unit_rows() {
  const Date from = day("2026-01-01");
  const auto dossier = id<DossierId>(1);
  const LegalTime soon = at("2026-03-02T12:00");
  return {
      {OpenPoint{"main"}, Rejection::kPointExists},
      {ClosePoint{"far", from}, Rejection::kPointUnknown},
      {LiftClosure{from}, Rejection::kClosureUnknown},
      {DeclareClosure{from, day("2025-01-01"), ClosureGround::kStorm}, Rejection::kDatesReversed},
      {BreakGlass{dossier, soon, ""}, Rejection::kReasonMissing, 2},
      {BreakGlass{dossier, at("2026-03-02T09:00"), "x"}, Rejection::kGlassTooLong, 2},
      {BreakGlass{dossier, at("2026-03-03T09:01"), "x"}, Rejection::kGlassTooLong, 2},
      {BreakGlass{dossier, soon, "x"}, Rejection::kNotAllowed, 3},
      {DeclareClosure{from, from, ClosureGround::kStorm}, Rejection::kNotAllowed, 2}};
}

TEST(OfficeCommands, AreRefusedAsTheTableSaysAndEveryRefusalIsReached) {
  std::set<Rejection> reached;
  std::vector<Row> rows = staff_rows();
  const std::vector<Row> more = unit_rows();
  rows.insert(rows.end(), more.begin(), more.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Staff staff = staffed();
    staff.must(delegation(2));
    staff.must(OpenPoint{"main"});
    staff.must(EndRole{id<GrantId>(3), day("2026-04-01")});
    if (!std::holds_alternative<BreakGlass>(rows[i].command))
      staff.must(LockAccount{id<OfficerId>(3), LockGround::kByOrder});
    if (rows[i].actor != 0) staff.facts.actor = id<OfficerId>(rows[i].actor);
    const auto verdict = staff.run(rows[i].command);
    ASSERT_FALSE(verdict.has_value()) << "row " << i;
    EXPECT_EQ(static_cast<int>(verdict.error()), static_cast<int>(rows[i].why)) << "row " << i;
    reached.insert(verdict.error());
  }
  Staff nothing;
  const auto verdict = nothing.run(OpenPoint{"main"});
  ASSERT_FALSE(verdict.has_value());
  reached.insert(verdict.error());
  for (int i = 0; i <= static_cast<int>(Rejection::kClosureUnknown); ++i)
    EXPECT_TRUE(reached.contains(static_cast<Rejection>(i))) << "rejection " << i;
}

TEST(OfficeCommands, AClosureStandsUntilItIsLifted) {
  Staff staff = staffed();
  staff.must(DeclareClosure{day("2026-03-02"), day("2026-03-04"), ClosureGround::kStorm});
  ASSERT_EQ(staff.state.unit->closures.size(), 1U);
  staff.must(LiftClosure{day("2026-03-02")});
  EXPECT_TRUE(staff.state.unit->closures.empty());
}

TEST(OfficeCommands, ARoleHoldsFromItsFirstDayToItsLast) {
  Staff staff = staffed();
  staff.must(GrantRole{id<GrantId>(5), id<OfficerId>(2), Role::kReceivingOfficer, day("2026-03-01"),
                       day("2026-03-31")});
  const auto holds = [&](std::string_view on) {
    return staff.state.roles(id<OfficerId>(2), day(on)).has(Role::kReceivingOfficer);
  };
  EXPECT_FALSE(holds("2026-02-28"));
  EXPECT_TRUE(holds("2026-03-01"));
  EXPECT_TRUE(holds("2026-03-31"));
  EXPECT_FALSE(holds("2026-04-01"));
}

TEST(OfficeCommands, AreReadFromJsonWithEveryFaultAtOnce) {
  InputErrors errors;
  const auto value = json::parse(R"({"grant": "x", "officer": "AAAAAAAAAAAAAAAAAAAAAQ",
                                     "role": "king", "from": "2026-13-01", "more": 1})");
  EXPECT_FALSE(parse_command("grant_role", value.value(), errors).has_value());
  EXPECT_EQ(errors.size(), 4U);
  errors.clear();
  EXPECT_FALSE(parse_command("crown", value.value(), errors).has_value());
  EXPECT_EQ(errors.front().path, "type");
}

}  // namespace
}  // namespace motcua::office::test
