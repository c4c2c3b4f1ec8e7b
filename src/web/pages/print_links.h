// Buttons and links to printed forms, for the pages of a dossier.
#pragma once

#include <string>

#include "app/views.h"
#include "web/html.h"
#include "web/talk.h"

namespace motcua::web {

/// Records the print and leads to the PDF; empty where the reader may not print, or the dossier has
/// no such form. `command` is an Idempotency-Key of its own.
[[nodiscard]] Html print_button(const Talk& talk, const app::DossierView& dossier,
                                dossier::PaperForm form, const std::string& csrf,
                                const std::string& command);
/// The forms that were printed, to be looked at again.
[[nodiscard]] Html printed_links(const Talk& talk, const dossier::State& state);

}  // namespace motcua::web
