#include "office/state.h"

#include <algorithm>

namespace motcua::office {
namespace {

bool within(Date day, Date from, const std::optional<Date>& until,
            const std::optional<Date>& ended) {
  return from <= day && (!until || day <= *until) && (!ended || day < *ended);
}

struct Folding {
  OfficeState& state;

  void operator()(const OfficerEnrolled& e) {
    state.officers[e.officer] = Officer{e.officer, e.username, e.unit, e.people, {}, std::nullopt};
  }
  void operator()(const RoleGranted& e) {
    const auto officer = state.officers.find(e.officer);
    if (officer == state.officers.end()) return;
    officer->second.grants.push_back({e.grant, e.role, e.from, e.until, std::nullopt});
  }
  void operator()(const RoleEnded& e) {
    for (auto& [id, officer] : state.officers)
      for (Grant& grant : officer.grants)
        if (grant.id == e.grant) grant.ended = e.on;
  }
  void operator()(const DelegationRecorded& e) {
    state.delegations.push_back({e.delegation, e.officer, e.delegator, e.instrument, e.capacity,
                                 e.procedures, e.acts, e.from, e.until, std::nullopt});
  }
  void operator()(const DelegationEnded& e) {
    for (Delegation& delegation : state.delegations)
      if (delegation.id == e.delegation) delegation.ended = e.on;
  }
  void operator()(const AccountLocked& e) { set_lock(e.officer, e.ground); }
  void operator()(const AccountUnlocked& e) { set_lock(e.officer, std::nullopt); }
  void operator()(const GlassBroken& e) { state.broken_glass.push_back(e); }
  void operator()(const UnitOpened& e) {
    state.unit = Unit{e.unit, e.agency, e.area, e.province, {}, {}, {}};
  }
  void operator()(const PointOpened& e) {
    if (state.unit) state.unit->points.push_back({e.point, std::nullopt});
  }
  void operator()(const PointClosed& e) {
    if (!state.unit) return;
    for (Point& point : state.unit->points)
      if (point.id == e.point) point.closed = e.on;
  }
  void operator()(const ClosureDeclared& e) {
    if (state.unit) state.unit->closures.push_back({e.from, e.until, e.ground});
  }
  void operator()(const ClosureLifted& e) {
    if (!state.unit) return;
    std::erase_if(state.unit->closures, [&](const Closure& one) { return one.from == e.from; });
  }
  void operator()(const CalendarAdopted& e) {
    if (state.unit) state.unit->calendars.push_back(e);
  }

 private:
  void set_lock(OfficerId id, std::optional<LockGround> ground) const {
    const auto officer = state.officers.find(id);
    if (officer != state.officers.end()) officer->second.locked = ground;
  }
};

/// Of two that cover the same act, the one that tells more: in force, else the latest expired.
MandateFault fault_of(const std::vector<const Delegation*>& covering, Date day) {
  for (const Delegation* one : covering)
    if (day < one->from && !one->ended) return MandateFault::kNotYetInForce;
  return covering.empty() ? MandateFault::kNoDelegation : MandateFault::kExpired;
}

}  // namespace

bool Grant::in_force(Date day) const { return within(day, from, until, ended); }
bool Delegation::in_force(Date day) const { return within(day, from, until, ended); }

bool Delegation::covers(const ProcedureCode& procedure, ActKind act) const {
  const auto has = [](const auto& list, const auto& one) {
    return list.empty() || std::find(list.begin(), list.end(), one) != list.end();
  };
  return has(procedures, procedure) && has(acts, act);
}

const Officer* OfficeState::officer(OfficerId id) const {
  const auto found = officers.find(id);
  return found == officers.end() ? nullptr : &found->second;
}

const Officer* OfficeState::officer(const Username& username) const {
  for (const auto& [id, one] : officers)
    if (one.username == username) return &one;
  return nullptr;
}

const Delegation* OfficeState::delegation(DelegationId id) const {
  const auto found = std::find_if(delegations.begin(), delegations.end(),
                                  [&](const Delegation& one) { return one.id == id; });
  return found == delegations.end() ? nullptr : &*found;
}

RoleSet OfficeState::roles(OfficerId id, Date day) const {
  RoleSet out;
  const Officer* one = officer(id);
  if (one == nullptr || one->locked) return out;
  for (const Grant& grant : one->grants)
    if (grant.in_force(day)) out.add(grant.role);
  return out;
}

OfficeState evolve(OfficeState state, const Event& event) {
  std::visit(Folding{state}, event);
  return state;
}

Result<Delegation, MandateFault> may_sign(const OfficeState& state, OfficerId officer,
                                          const ProcedureCode& procedure, ActKind act, Date day,
                                          std::optional<DelegationId> chosen) {
  const Officer* one = state.officer(officer);
  if (one == nullptr) return fail(MandateFault::kUnknownOfficer);
  if (one->locked) return fail(MandateFault::kAccountLocked);
  if (!state.roles(officer, day).meets(kSigningRoles)) return fail(MandateFault::kNoSigningRole);
  std::vector<const Delegation*> covering;
  const Delegation* best = nullptr;
  for (const Delegation& delegation : state.delegations) {
    if (delegation.officer != officer || !delegation.covers(procedure, act)) continue;
    if (chosen && delegation.id != *chosen) continue;
    covering.push_back(&delegation);
    if (!delegation.in_force(day)) continue;
    if (best == nullptr || best->until < delegation.until) best = &delegation;
  }
  if (best == nullptr) return fail(fault_of(covering, day));
  return *best;
}

bool is_username(std::string_view text) {
  if (text.size() < 3 || text.size() > 32) return false;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_sign = [](char c) { return c == '.' || c == '-'; };
  if (!is_letter(text.front()) || is_sign(text.back())) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!is_letter(c) && !(c >= '0' && c <= '9') && !is_sign(c)) return false;
    if (i > 0 && is_sign(c) && is_sign(text[i - 1])) return false;
  }
  return true;
}

}  // namespace motcua::office
