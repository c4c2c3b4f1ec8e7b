// A person's earlier dossiers at the counter, looked up by the number of a document before anything
// is typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/views.h"
#include "web/form.h"
#include "web/pages/worklist.h"

namespace motcua::web {

struct EarlierView {
  std::string csrf;
  Typed typed;                                           // of the look-up alone
  std::optional<std::vector<app::ListedDossier>> found;  // none: nothing was asked yet
  NameOf name_of;
  LegalTime now;
};
/// On the intake page of that procedure.
[[nodiscard]] Html earlier_panel(const Talk& talk, const ProcedureCode& procedure,
                                 const EarlierView& view);
/// Whose dossiers a search shows, and that it is written down.
[[nodiscard]] Html earlier_scope(const Talk& talk);

}  // namespace motcua::web
