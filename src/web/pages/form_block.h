// The electronic form inside a page: its controls, and what was answered. The form's own texts are
// data, in Vietnamese.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/views.h"
#include "base/json.h"
#include "catalogue/forms.h"
#include "web/form.h"
#include "web/parts.h"

namespace motcua::web {

struct FormView {
  const catalogue::Form* form = nullptr;  // null: the procedure has none
  const catalogue::Forms* forms = nullptr;
  Date today;
  /// What was answered when the page is shown again: questions that do not follow are hidden.
  json::Value answers = {};
};

/// Controls named "form.ID"; read back, what was asked and answered, section by section. Empty
/// without a form.
[[nodiscard]] Html form_block(const Fields& fields, const FormView& view);

/// Shows the page again with the questions that follow from the answers, where no script does it.
/// After the form's own button, so that Enter does not press it.
[[nodiscard]] Html form_refresh_button(const Talk& talk, const FormView& view);
inline constexpr std::string_view kRefreshField = "refresh:x";
inline constexpr std::string_view kFormPlace = "#to-khai";  // of the block in its page

/// Whether the form asks what this fact of the procedure would ask.
[[nodiscard]] bool form_asks(const FormView& view, std::string_view fact);

/// The answers of a posted form, as rules read them.
[[nodiscard]] json::Value answers_of(const http::Parameters& values);
/// The other way: values of the controls.
[[nodiscard]] std::vector<http::Parameters::Pair> answer_values(const json::Value& answers);

/// The form that answers name, else the one that holds for the procedure; null when neither is at
/// hand.
[[nodiscard]] const catalogue::Form* form_of(const catalogue::Forms& forms,
                                             const ProcedureCode& procedure,
                                             const json::Value* answers);

/// What was answered on a dossier's form; empty when nothing was asked.
[[nodiscard]] Html answers_section(const Talk& talk, const app::DossierView& dossier);

/// The same to be corrected: the whole of the answers is sent again.
[[nodiscard]] Html answers_correction(const Fields& fields, const app::DossierView& dossier,
                                      Date today);

/// Values that an earlier dossier of the same person gives: people, and fields that say so.
[[nodiscard]] std::vector<http::Parameters::Pair> values_from_earlier(
    const app::DossierView& earlier, const catalogue::Form* form, const catalogue::Forms& forms);
/// Asks for the number of an earlier dossier, or says which one was used.
[[nodiscard]] Html earlier_dossier_box(const Talk& talk, const std::string& address,
                                       const std::string& used, const std::string& fault);

}  // namespace motcua::web
