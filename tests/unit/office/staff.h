// An office in a test: a unit, officers 1 (director), 2 (specialist), 3 (assistant).
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "office/commands.h"

namespace motcua::office::test {

template <class Id>
Id id(int n) {
  Id out;
  out.bytes[15] = static_cast<std::uint8_t>(n);
  return out;
}
inline Date day(std::string_view text) { return Date::parse(text).value(); }
inline LegalTime at(std::string_view text) { return LegalTime::parse(text).value(); }

struct Staff {
  OfficeState state;
  Facts facts{std::nullopt, at("2026-03-02T09:00")};

  /// The kind of the event, or "! " and the number of the rejection.
  Result<Events, Rejection> run(const Command& command) {
    auto verdict = decide(state, command, facts);
    if (verdict)
      for (const Event& event : *verdict) state = evolve(std::move(state), event);
    return verdict;
  }
  void must(const Command& command) { ASSERT_TRUE(run(command).has_value()); }
  void grant(int n, Role role, std::optional<Date> until = std::nullopt) {
    must(GrantRole{id<GrantId>(n), id<OfficerId>(n), role, day("2026-01-01"), until});
  }
};

inline Staff staffed() {
  Staff staff;
  staff.must(OpenUnit{{"15607"}, {"15607"}, Area::kMountain, false});
  const std::vector<std::string> names{"batmot.gd", "batmot.tp1", "batmot.bd1"};
  for (int n = 1; n <= 3; ++n)
    staff.must(EnrolOfficer{id<OfficerId>(n), {names[static_cast<std::size_t>(n - 1)]}, "Tên"});
  staff.grant(1, Role::kDirector);
  staff.grant(2, Role::kSpecialist);
  staff.grant(3, Role::kAssistant);
  return staff;
}

inline RecordDelegation delegation(int officer) {
  RecordDelegation out;
  out.delegation = id<DelegationId>(officer);
  out.officer = id<OfficerId>(officer);
  out.delegator = id<OfficerId>(9);
  out.instrument = "12/QĐ-UBND";
  out.procedures = {{"2.000815"}};
  out.acts = {ActKind::kSignResult};
  out.from = day("2026-02-01");
  out.until = day("2026-06-30");
  return out;
}

}  // namespace motcua::office::test
