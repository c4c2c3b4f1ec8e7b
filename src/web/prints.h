// From a dossier as it was read to the PDF of one of its forms. Used by pages and API alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/views.h"
#include "base/blocks.h"
#include "web/site.h"

namespace motcua::web {

/// "intake_slip".
[[nodiscard]] std::optional<dossier::PaperForm> paper_form(std::string_view word);
/// "mau-01": how pages' addresses name it.
[[nodiscard]] std::optional<dossier::PaperForm> numbered_form(std::string_view name);
/// "/ho-so/15607-260302-0001/in/mau-01".
[[nodiscard]] std::string print_address(const std::string& dossier_address,
                                        dossier::PaperForm form);

struct PrintWish {
  dossier::PaperForm form = dossier::PaperForm::kIntakeSlip;
  std::int64_t cites = 0;  // 0: the last event of that form
  blocks::Paper sheet = blocks::Paper::kA5;
};
/// The form as PDF. It must have been recorded as printed: reading a print makes none.
[[nodiscard]] Result<http::Response, app::Problem> print_response(const Call& call,
                                                                  const app::DossierView& dossier,
                                                                  const PrintWish& wish);

/// A PDF to be looked at in the browser; `name` is what it is saved as.
[[nodiscard]] http::Response pdf_response(std::string pdf, const std::string& name);

}  // namespace motcua::web
