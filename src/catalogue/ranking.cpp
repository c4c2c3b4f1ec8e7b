// What a unit sees first: what it performs itself; customs and the State Bank last.
#include <algorithm>
#include <tuple>

#include "catalogue/search.h"

namespace motcua::catalogue {
namespace {

bool performs(const Procedure& procedure, UnitKind unit) {
  return std::find(procedure.performed_by.begin(), procedure.performed_by.end(), unit) !=
         procedure.performed_by.end();
}

bool is_commune_kind(UnitKind unit) {
  return unit == UnitKind::kCommuneCommittee || unit == UnitKind::kCommunePolice;
}

int distance_of_level(Level level, UnitKind unit) {
  const bool commune = is_commune_kind(unit);
  switch (level) {
    case Level::kCommune: return commune ? 1 : 2;
    case Level::kCommuneAndProvince: return 2;
    case Level::kProvince: return commune ? 3 : 1;
    case Level::kVertical: return 4;
  }
  return 4;
}

}  // namespace

int distance_from_unit(const Procedure& procedure, UnitKind unit) {
  if (performs(procedure, unit)) return 0;
  if (performs(procedure, UnitKind::kCustoms) || performs(procedure, UnitKind::kStateBank))
    return 5;
  return distance_of_level(procedure.level, unit);
}

std::vector<std::uint32_t> default_order(const Catalogue& catalogue, UnitKind unit) {
  const auto& procedures = catalogue.procedures();
  std::vector<std::tuple<int, bool, std::uint32_t>> keys;
  keys.reserve(procedures.size());
  for (std::uint32_t i = 0; i < procedures.size(); ++i)
    keys.emplace_back(distance_from_unit(procedures[i], unit), !procedures[i].detailed, i);
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> out;
  out.reserve(keys.size());
  for (const auto& key : keys) out.push_back(std::get<2>(key));
  return out;
}

}  // namespace motcua::catalogue
