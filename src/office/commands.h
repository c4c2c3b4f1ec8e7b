// What may be asked of an office, and the answer: events or one reason why not. Ids are minted by
// the caller.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/input.h"
#include "base/result.h"
#include "office/state.h"

namespace motcua::office {

struct EnrolOfficer {
  OfficerId officer;
  Username username;
  std::string name;
};
struct GrantRole {
  GrantId grant;
  OfficerId officer;
  Role role = Role::kReceivingOfficer;
  Date from;
  std::optional<Date> until;
};
struct EndRole {
  GrantId grant;
  Date on;
};
struct RecordDelegation {
  DelegationId delegation;
  OfficerId officer;
  OfficerId delegator;
  std::string instrument;
  Capacity capacity = Capacity::kTuq;
  std::vector<ProcedureCode> procedures;
  std::vector<ActKind> acts;
  Date from;
  Date until;
};
struct EndDelegation {
  DelegationId delegation;
  Date on;
};
struct LockAccount {
  OfficerId officer;
  LockGround ground = LockGround::kByOrder;
};
struct UnlockAccount {
  OfficerId officer;
};
struct BreakGlass {
  DossierId dossier;
  LegalTime until;
  std::string reason;
};
struct OpenUnit {
  UnitCode unit;
  AgencyCode agency;
  Area area = Area::kLowland;
  bool province = false;
};
struct OpenPoint {
  std::string point;
};
struct ClosePoint {
  std::string point;
  Date on;
};
struct DeclareClosure {
  Date from;
  Date until;
  ClosureGround ground = ClosureGround::kOther;
};
struct LiftClosure {
  Date from;
};
struct AdoptCalendar {
  CalendarVersion calendar;
  Date from;
};

using Command = std::variant<EnrolOfficer, GrantRole, EndRole, RecordDelegation, EndDelegation,
                             LockAccount, UnlockAccount, BreakGlass, OpenUnit, OpenPoint,
                             ClosePoint, DeclareClosure, LiftClosure, AdoptCalendar>;
/// Type names on the wire, in the order of Command.
inline constexpr std::string_view kCommandTypes[] = {
    "enrol_officer", "grant_role",      "end_role",     "record_delegation", "end_delegation",
    "lock_account",  "unlock_account",  "break_glass",  "open_unit",         "open_point",
    "close_point",   "declare_closure", "lift_closure", "adopt_calendar"};
static_assert(std::size(kCommandTypes) == std::variant_size_v<Command>);

struct Facts {
  std::optional<OfficerId> actor;  // none: the node itself (init, the demonstration)
  LegalTime now;
};

enum class Rejection : std::uint8_t {
  kNotAllowed,   // the actor's roles do not allow it
  kUnitUnknown,  // nothing before the unit is opened
  kUnitExists,
  kOfficerUnknown,
  kOfficerExists,
  kUsernameTaken,
  kUsernameForm,
  kGrantUnknown,
  kGrantExists,
  kRoleNotGrantable,  // kNode
  kDelegationUnknown,
  kDelegationExists,
  kDelegateToSelf,  // only a head may: the decision of appointment
  kDatesReversed,
  kAlreadyEnded,
  kAlreadyLocked,
  kNotLocked,
  kReasonMissing,
  kGlassTooLong,  // over 24 hours, or already over
  kPointExists,
  kPointUnknown,
  kClosureUnknown,
};

[[nodiscard]] Result<Events, Rejection> decide(const OfficeState& state, const Command& command,
                                               const Facts& facts);

/// Who may give the command: staff and instruments belong to director and administrator; closures
/// to director and deputy; glass to whoever serves citizens, since it is logged and told.
[[nodiscard]] RoleSet roles_for(const Command& command);

/// The command of that type from a JSON object, every fault at once; nothing when `errors` grew.
[[nodiscard]] std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                                   InputErrors& errors);

}  // namespace motcua::office
