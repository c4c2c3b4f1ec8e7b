// What happened in an office: staff, roles, delegations, points, closures. One struct for each kind
// of docs/formats/office_events.md; describe() below is what writes and reads it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/private.h"
#include "base/time.h"
#include "office/words.h"

namespace motcua::office {

struct OfficerName {
  std::string name;
  bool operator==(const OfficerName&) const = default;
};
struct Reason {
  std::string text;
  bool operator==(const Reason&) const = default;
};

struct OfficerEnrolled {
  OfficerId officer;
  Username username;
  UnitCode unit;
  Private<OfficerName> people;
  bool operator==(const OfficerEnrolled&) const = default;
};
struct RoleGranted {
  GrantId grant;
  OfficerId officer;
  Role role = Role::kReceivingOfficer;
  Date from;
  std::optional<Date> until;  // included
  bool operator==(const RoleGranted&) const = default;
};
struct RoleEnded {
  GrantId grant;
  Date on;  // the first day without it
  bool operator==(const RoleEnded&) const = default;
};
struct DelegationRecorded {
  DelegationId delegation;
  OfficerId officer;
  OfficerId delegator;
  std::string instrument;
  Capacity capacity = Capacity::kTuq;
  std::vector<ProcedureCode> procedures;  // none: every procedure
  std::vector<ActKind> acts;              // none: every act
  Date from;
  Date until;  // included
  bool operator==(const DelegationRecorded&) const = default;
};
struct DelegationEnded {
  DelegationId delegation;
  Date on;
  bool operator==(const DelegationEnded&) const = default;
};
struct AccountLocked {
  OfficerId officer;
  LockGround ground = LockGround::kByOrder;
  bool operator==(const AccountLocked&) const = default;
};
struct AccountUnlocked {
  OfficerId officer;
  bool operator==(const AccountUnlocked&) const = default;
};
/// An officer opened a dossier outside the usual scope, with a reason, until a time.
struct GlassBroken {
  OfficerId officer;
  DossierId dossier;
  LegalTime until;
  Private<Reason> text;
  bool operator==(const GlassBroken&) const = default;
};

struct UnitOpened {
  UnitCode unit;
  AgencyCode agency;
  Area area = Area::kLowland;
  bool province = false;
  bool operator==(const UnitOpened&) const = default;
};
struct PointOpened {
  std::string point;
  bool operator==(const PointOpened&) const = default;
};
struct PointClosed {
  std::string point;
  Date on;
  bool operator==(const PointClosed&) const = default;
};
struct ClosureDeclared {
  Date from;
  Date until;  // included
  ClosureGround ground = ClosureGround::kOther;
  bool operator==(const ClosureDeclared&) const = default;
};
struct ClosureLifted {
  Date from;
  bool operator==(const ClosureLifted&) const = default;
};
struct CalendarAdopted {
  CalendarVersion calendar;
  Date from;
  bool operator==(const CalendarAdopted&) const = default;
};

using Event =
    std::variant<OfficerEnrolled, RoleGranted, RoleEnded, DelegationRecorded, DelegationEnded,
                 AccountLocked, AccountUnlocked, GlassBroken, UnitOpened, PointOpened, PointClosed,
                 ClosureDeclared, ClosureLifted, CalendarAdopted>;
using Events = std::vector<Event>;

/// In the order of Event.
inline constexpr std::string_view kEventKinds[] = {
    "officer.enrolled", "role.granted",    "role.ended",       "delegation.recorded",
    "delegation.ended", "account.locked",  "account.unlocked", "glass.broken",
    "unit.opened",      "point.opened",    "point.closed",     "closure.declared",
    "closure.lifted",   "calendar.adopted"};
static_assert(std::size(kEventKinds) == std::variant_size_v<Event>);

/// The stream of a kind: the unit's staff, or the unit itself.
[[nodiscard]] StreamKind stream_of(const Event& event);

}  // namespace motcua::office
