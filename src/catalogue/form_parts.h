// Shared by the files that read and judge forms.
#pragma once

#include <vector>

#include "catalogue/forms.h"

namespace motcua::catalogue {

/// What read_forms() cannot see file by file: rules and their fields, lists, procedures.
void lint_form(const Form& form, std::string_view file, const Forms& all,
               const Catalogue& catalogue, std::vector<SourceFault>& faults);

/// Names that rules may read beside the fields: "_today".
[[nodiscard]] bool is_given_fact(std::string_view name);

}  // namespace motcua::catalogue
