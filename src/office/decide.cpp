#include <algorithm>

#include "office/commands.h"

namespace motcua::office {
namespace {

using Verdict = Result<Events, Rejection>;

struct Judging {
  const OfficeState& state;
  const Facts& facts;

  Verdict operator()(const EnrolOfficer& c) const {
    if (!is_username(c.username.text)) return fail(Rejection::kUsernameForm);
    if (state.officer(c.officer) != nullptr) return fail(Rejection::kOfficerExists);
    if (state.officer(c.username) != nullptr) return fail(Rejection::kUsernameTaken);
    return Events{OfficerEnrolled{c.officer, c.username, state.unit->code,
                                  Private<OfficerName>::open({c.name})}};
  }
  Verdict operator()(const GrantRole& c) const {
    if (c.role == Role::kNode) return fail(Rejection::kRoleNotGrantable);
    if (state.officer(c.officer) == nullptr) return fail(Rejection::kOfficerUnknown);
    if (grant(c.grant) != nullptr) return fail(Rejection::kGrantExists);
    if (c.until && *c.until < c.from) return fail(Rejection::kDatesReversed);
    return Events{RoleGranted{c.grant, c.officer, c.role, c.from, c.until}};
  }
  Verdict operator()(const EndRole& c) const {
    const Grant* found = grant(c.grant);
    if (found == nullptr) return fail(Rejection::kGrantUnknown);
    if (found->ended) return fail(Rejection::kAlreadyEnded);
    if (c.on < found->from) return fail(Rejection::kDatesReversed);
    return Events{RoleEnded{c.grant, c.on}};
  }
  Verdict operator()(const RecordDelegation& c) const {
    if (state.officer(c.officer) == nullptr) return fail(Rejection::kOfficerUnknown);
    if (state.delegation(c.delegation) != nullptr) return fail(Rejection::kDelegationExists);
    if (c.until < c.from) return fail(Rejection::kDatesReversed);
    // The delegator may be the committee's chair, who has no account here: only the form is known.
    if (c.delegator == c.officer && c.capacity != Capacity::kHead)
      return fail(Rejection::kDelegateToSelf);
    return Events{DelegationRecorded{c.delegation, c.officer, c.delegator, c.instrument, c.capacity,
                                     c.procedures, c.acts, c.from, c.until}};
  }
  Verdict operator()(const EndDelegation& c) const {
    const Delegation* found = state.delegation(c.delegation);
    if (found == nullptr) return fail(Rejection::kDelegationUnknown);
    if (found->ended) return fail(Rejection::kAlreadyEnded);
    if (c.on < found->from) return fail(Rejection::kDatesReversed);
    return Events{DelegationEnded{c.delegation, c.on}};
  }
  Verdict operator()(const LockAccount& c) const {
    const Officer* one = state.officer(c.officer);
    if (one == nullptr) return fail(Rejection::kOfficerUnknown);
    if (one->locked) return fail(Rejection::kAlreadyLocked);
    return Events{AccountLocked{c.officer, c.ground}};
  }
  Verdict operator()(const UnlockAccount& c) const {
    const Officer* one = state.officer(c.officer);
    if (one == nullptr) return fail(Rejection::kOfficerUnknown);
    if (!one->locked) return fail(Rejection::kNotLocked);
    return Events{AccountUnlocked{c.officer}};
  }
  Verdict operator()(const BreakGlass& c) const {
    if (!facts.actor || state.officer(*facts.actor) == nullptr)
      return fail(Rejection::kOfficerUnknown);
    if (c.reason.empty()) return fail(Rejection::kReasonMissing);
    const LegalTime latest{facts.now.date.plus_days(1), facts.now.minute};
    if (c.until <= facts.now || c.until > latest) return fail(Rejection::kGlassTooLong);
    return Events{GlassBroken{*facts.actor, c.dossier, c.until, Private<Reason>::open({c.reason})}};
  }
  Verdict operator()(const OpenUnit& c) const {
    if (state.unit) return fail(Rejection::kUnitExists);
    return Events{UnitOpened{c.unit, c.agency, c.area, c.province}};
  }
  Verdict operator()(const OpenPoint& c) const {
    if (point(c.point) != nullptr) return fail(Rejection::kPointExists);
    return Events{PointOpened{c.point}};
  }
  Verdict operator()(const ClosePoint& c) const {
    const Point* found = point(c.point);
    if (found == nullptr) return fail(Rejection::kPointUnknown);
    if (found->closed) return fail(Rejection::kAlreadyEnded);
    return Events{PointClosed{c.point, c.on}};
  }
  Verdict operator()(const DeclareClosure& c) const {
    if (c.until < c.from) return fail(Rejection::kDatesReversed);
    return Events{ClosureDeclared{c.from, c.until, c.ground}};
  }
  Verdict operator()(const LiftClosure& c) const {
    const auto& all = state.unit->closures;
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const Closure& one) { return one.from == c.from; });
    if (!known) return fail(Rejection::kClosureUnknown);
    return Events{ClosureLifted{c.from}};
  }
  Verdict operator()(const AdoptCalendar& c) const {
    return Events{CalendarAdopted{c.calendar, c.from}};
  }

 private:
  [[nodiscard]] const Grant* grant(GrantId id) const {
    for (const auto& [officer, one] : state.officers)
      for (const Grant& found : one.grants)
        if (found.id == id) return &found;
    return nullptr;
  }
  [[nodiscard]] const Point* point(const std::string& id) const {
    for (const Point& one : state.unit->points)
      if (one.id == id) return &one;
    return nullptr;
  }
};

}  // namespace

RoleSet roles_for(const Command& command) {
  if (std::holds_alternative<BreakGlass>(command))
    return {Role::kDirector, Role::kDeputy, Role::kReceivingOfficer, Role::kSpecialist,
            Role::kInspector};
  if (std::holds_alternative<DeclareClosure>(command) ||
      std::holds_alternative<LiftClosure>(command))
    return {Role::kDirector, Role::kDeputy};
  return {Role::kDirector, Role::kAdministrator};
}

Result<Events, Rejection> decide(const OfficeState& state, const Command& command,
                                 const Facts& facts) {
  if (!state.unit && !std::holds_alternative<OpenUnit>(command))
    return fail(Rejection::kUnitUnknown);
  if (facts.actor && !state.roles(*facts.actor, facts.now.date).meets(roles_for(command)))
    return fail(Rejection::kNotAllowed);
  return std::visit(Judging{state, facts}, command);
}

}  // namespace motcua::office
