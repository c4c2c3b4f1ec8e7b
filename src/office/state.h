// Who works in a unit, in which roles, and what each may sign on a given legal day. A fold of the
// unit's staff and unit streams; judged by dates alone, so it is the same with and without a line.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "office/events.h"

namespace motcua::office {

struct Grant {
  GrantId id;
  Role role = Role::kReceivingOfficer;
  Date from;
  std::optional<Date> until;  // included
  std::optional<Date> ended;  // the first day without it
  bool operator==(const Grant&) const = default;
  [[nodiscard]] bool in_force(Date day) const;
};

struct Delegation {
  DelegationId id;
  OfficerId officer;
  OfficerId delegator;
  std::string instrument;
  Capacity capacity = Capacity::kTuq;
  std::vector<ProcedureCode> procedures;
  std::vector<ActKind> acts;
  Date from;
  Date until;                 // included
  std::optional<Date> ended;  // the first day without it
  bool operator==(const Delegation&) const = default;
  [[nodiscard]] bool in_force(Date day) const;
  [[nodiscard]] bool covers(const ProcedureCode& procedure, ActKind act) const;
};

struct Officer {
  OfficerId id;
  Username username;
  UnitCode unit;
  Private<OfficerName> name;
  std::vector<Grant> grants;
  std::optional<LockGround> locked;
  bool operator==(const Officer&) const = default;
};

struct Closure {
  Date from;
  Date until;
  ClosureGround ground = ClosureGround::kOther;
  bool operator==(const Closure&) const = default;
};

struct Point {
  std::string id;
  std::optional<Date> closed;
  bool operator==(const Point&) const = default;
};

struct Unit {
  UnitCode code;
  AgencyCode agency;
  Area area = Area::kLowland;
  bool province = false;
  std::vector<Point> points;
  std::vector<Closure> closures;
  std::vector<CalendarAdopted> calendars;
  bool operator==(const Unit&) const = default;
};

struct OfficeState {
  std::optional<Unit> unit;
  std::map<OfficerId, Officer> officers;
  std::vector<Delegation> delegations;
  std::vector<GlassBroken> broken_glass;
  bool operator==(const OfficeState&) const = default;

  [[nodiscard]] const Officer* officer(OfficerId id) const;
  [[nodiscard]] const Officer* officer(const Username& username) const;
  [[nodiscard]] const Delegation* delegation(DelegationId id) const;
  /// Empty for an unknown or locked officer.
  [[nodiscard]] RoleSet roles(OfficerId id, Date day) const;
};

/// Total: an event about somebody unknown changes nothing.
[[nodiscard]] OfficeState evolve(OfficeState state, const Event& event);

/// Roles whose holders may sign at all, if an instrument says so.
inline constexpr RoleSet kSigningRoles{Role::kDirector, Role::kDeputy, Role::kReceivingOfficer,
                                       Role::kSpecialist};

enum class MandateFault : std::uint8_t {
  kUnknownOfficer,
  kAccountLocked,
  kNoSigningRole,  // on that day
  kNoDelegation,   // none covers this procedure and act
  kNotYetInForce,
  kExpired,  // one covered it and ended before that day
};

/// The delegation under which the officer may do the act on that legal day; of several the one that
/// lasts longest. With `chosen`, that one or its fault.
[[nodiscard]] Result<Delegation, MandateFault> may_sign(
    const OfficeState& state, OfficerId officer, const ProcedureCode& procedure, ActKind act,
    Date day, std::optional<DelegationId> chosen = std::nullopt);

/// 3-32 of `a-z 0-9 . -`, beginning with a letter, no two signs in a row, none at the end: a code
/// of a post, never made from a name.
[[nodiscard]] bool is_username(std::string_view text);

}  // namespace motcua::office
