// The electronic forms and code lists inside the program (docs/formats/forms.md).
#pragma once

#include <vector>

#include "base/result.h"
#include "catalogue/forms.h"

namespace motcua {

[[nodiscard]] Result<catalogue::Forms, std::vector<catalogue::SourceFault>> shipped_forms(
    const catalogue::Catalogue& catalogue);

}  // namespace motcua
