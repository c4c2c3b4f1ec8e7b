// A row of a list as readers see it: from the projection, with the summary opened. Any thread.
#pragma once

#include <vector>

#include "app/centre_parts.h"
#include "app/views.h"

namespace motcua::app {

/// `cells`: of store::kDossierTable.
[[nodiscard]] ListedDossier listed(CentreParts& parts, EventStore& store,
                                   const std::vector<sql::Cell>& cells, const Session& reader,
                                   LegalTime now);
/// Whether that row is news for him: see ListedDossier::news.
[[nodiscard]] bool is_news(CentreParts& parts, const std::vector<sql::Cell>& cells,
                           const Session& reader);

}  // namespace motcua::app
