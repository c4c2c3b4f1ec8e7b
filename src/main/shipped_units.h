// The units of the province inside the binary (data/units), as far as a time limit needs them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "catalogue/words.h"

namespace motcua {

struct ShippedUnit {
  UnitCode code;
  std::string name;  // "Xã Bát Mọt"
  catalogue::AreaClass area = catalogue::AreaClass::kLowland;
  catalogue::Grade area_grade = catalogue::Grade::kMissing;
};

/// All of the province.
[[nodiscard]] std::vector<ShippedUnit> shipped_units();

/// Nothing for a code outside the province.
[[nodiscard]] std::optional<ShippedUnit> shipped_unit(const UnitCode& code);

}  // namespace motcua
