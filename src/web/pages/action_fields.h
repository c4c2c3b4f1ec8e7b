// The controls of one act's form.
#pragma once

#include "web/pages/dossier.h"

namespace motcua::web {

[[nodiscard]] Html action_fields(const Fields& fields, const DossierPageView& view,
                                 dossier::CommandKind kind);
/// Where the procedure's own data gives the choices: steps, components, results, papers.
[[nodiscard]] Html supplement_fields(const Fields& fields, const DossierPageView& view);
[[nodiscard]] Html brought_fields(const Fields& fields, const DossierPageView& view);
[[nodiscard]] Html start_step_fields(const Fields& fields, const DossierPageView& view);
[[nodiscard]] Html complete_step_fields(const Fields& fields, const DossierPageView& view);
[[nodiscard]] Html propose_fields(const Fields& fields, const DossierPageView& view);
[[nodiscard]] Html record_fields(const Fields& fields, const DossierPageView& view);
[[nodiscard]] Html return_fields(const Fields& fields, const DossierPageView& view);
[[nodiscard]] Html amend_fields(const Fields& fields, const DossierPageView& view);
[[nodiscard]] Html component_ticks(const Fields& fields, const DossierPageView& view,
                                   std::string_view name, std::string_view legend);

}  // namespace motcua::web
