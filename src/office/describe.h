// How the office's events and commands are spelled (docs/formats/office_events.md): one description
// for writing, strict reading and input.
#pragma once

#include "base/members.h"
#include "office/commands.h"
#include "office/events.h"

namespace motcua::office {

template <class V>
void describe(V& v, OfficerName& e) {
  v("name", e.name, members::kName);
}
template <class V>
void describe(V& v, Reason& e) {
  v("text", e.text, members::kText);
}
template <class V>
void describe(V& v, OfficerEnrolled& e) {
  v("officer", e.officer);
  v("username", e.username);
  v("unit", e.unit);
  v.part("people", e.people);
}
template <class V>
void describe(V& v, GlassBroken& e) {
  v("officer", e.officer);
  v("dossier", e.dossier);
  v("until", e.until);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, EnrolOfficer& c) {
  v("officer", c.officer);
  v("username", c.username);
  v("name", c.name, members::kName);
}
template <class V>
void describe(V& v, BreakGlass& c) {
  v("dossier", c.dossier);
  v("until", c.until);
  v("reason", c.reason, members::kText);
}

// The rest is spelled alike in the event and in the command that asks for it.
template <class V>
void describe_grant(V& v, auto& e) {
  v("grant", e.grant);
  v("officer", e.officer);
  v("role", e.role);
  v("from", e.from);
  v.opt("until", e.until);
}
template <class V>
void describe_delegation(V& v, auto& e) {
  v("delegation", e.delegation);
  v("officer", e.officer);
  v("delegator", e.delegator);
  v("instrument", e.instrument, members::kNumber);
  v("capacity", e.capacity);
  v.opt("procedures", e.procedures);
  v.opt("acts", e.acts);
  v("from", e.from);
  v("until", e.until);
}
template <class V>
void describe_unit(V& v, auto& e) {
  v("unit", e.unit);
  v("agency", e.agency);
  v("area", e.area);
  v.opt("province", e.province);
}
template <class V>
void describe_closure(V& v, auto& e) {
  v("from", e.from);
  v("until", e.until);
  v("ground", e.ground);
}

#define MOTCUA_OFFICE_ALIKE(EVENT, COMMAND, ...) \
  template <class V>                             \
  void describe(V& v, EVENT& e) {                \
    __VA_ARGS__;                                 \
  }                                              \
  template <class V>                             \
  void describe(V& v, COMMAND& e) {              \
    __VA_ARGS__;                                 \
  }
MOTCUA_OFFICE_ALIKE(RoleGranted, GrantRole, describe_grant(v, e))
MOTCUA_OFFICE_ALIKE(RoleEnded, EndRole, v("grant", e.grant); v("on", e.on))
MOTCUA_OFFICE_ALIKE(DelegationRecorded, RecordDelegation, describe_delegation(v, e))
MOTCUA_OFFICE_ALIKE(DelegationEnded, EndDelegation, v("delegation", e.delegation); v("on", e.on))
MOTCUA_OFFICE_ALIKE(AccountLocked, LockAccount, v("officer", e.officer); v("ground", e.ground))
MOTCUA_OFFICE_ALIKE(AccountUnlocked, UnlockAccount, v("officer", e.officer))
MOTCUA_OFFICE_ALIKE(UnitOpened, OpenUnit, describe_unit(v, e))
MOTCUA_OFFICE_ALIKE(PointOpened, OpenPoint, v("point", e.point, members::kWord))
MOTCUA_OFFICE_ALIKE(PointClosed, ClosePoint, v("point", e.point, members::kWord); v("on", e.on))
MOTCUA_OFFICE_ALIKE(ClosureDeclared, DeclareClosure, describe_closure(v, e))
MOTCUA_OFFICE_ALIKE(ClosureLifted, LiftClosure, v("from", e.from))
MOTCUA_OFFICE_ALIKE(CalendarAdopted, AdoptCalendar, v("calendar", e.calendar); v("from", e.from))
#undef MOTCUA_OFFICE_ALIKE

}  // namespace motcua::office
