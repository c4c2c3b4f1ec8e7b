#include "office/read_scope.h"

#include <algorithm>
#include <utility>

namespace motcua::office {

bool DossierUnits::involve(const UnitCode& unit) const {
  return receiving == unit || competent == unit || returning == unit || custodian == unit;
}

ReadScope ReadScope::of(const OfficeState& state, OfficerId officer, LegalTime now) {
  ReadScope scope;
  const Officer* one = state.officer(officer);
  if (one == nullptr || state.roles(officer, now.date).empty()) return scope;
  scope.unit_ = one->unit;
  for (const GlassBroken& glass : state.broken_glass)
    if (glass.officer == officer && now <= glass.until) scope.opened_.push_back(glass.dossier);
  return scope;
}

ReadScope ReadScope::of_node(UnitCode unit) {
  ReadScope scope;
  scope.unit_ = std::move(unit);
  return scope;
}

bool ReadScope::sees(DossierId dossier, const DossierUnits& units) const {
  if (unit_ && units.involve(*unit_)) return true;
  return std::find(opened_.begin(), opened_.end(), dossier) != opened_.end();
}

}  // namespace motcua::office
