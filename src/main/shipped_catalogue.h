// The starting release inside the binary (ADR 0036): demonstration data, carrying no official's
// signature.
#pragma once

#include <vector>

#include "base/result.h"
#include "catalogue/catalogue.h"
#include "catalogue/source.h"

namespace motcua {

[[nodiscard]] Result<catalogue::Catalogue, std::vector<catalogue::SourceFault>> shipped_catalogue(
    const catalogue::Progress& progress = {});

}  // namespace motcua
