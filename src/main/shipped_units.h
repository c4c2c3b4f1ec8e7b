// The units of the province inside the binary (data/units), as far as a time limit needs them.
#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "catalogue/words.h"

namespace motcua {

struct ShippedUnit {
  UnitCode code;
  std::string name;  // "Xã Bát Mọt"
  catalogue::AreaClass area = catalogue::AreaClass::kLowland;
  catalogue::Grade area_grade = catalogue::Grade::kMissing;
};

/// Nothing for a code outside the province.
[[nodiscard]] std::optional<ShippedUnit> shipped_unit(const UnitCode& code);

}  // namespace motcua
