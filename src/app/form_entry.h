// Answers to an electronic form on their way into an event: judged by the form of the procedure,
// named by its document, and no member that nobody asked for (docs/formats/forms.md).
#pragma once

#include <optional>

#include "app/catalogue_book.h"
#include "app/problem.h"
#include "dossier/commands.h"
#include "dossier/state.h"

namespace motcua::app {

/// The form's document that sealed answers name; none in answers to the procedure's facts alone.
[[nodiscard]] std::optional<DocumentHash> form_named_by(const json::Value* answers);

/// Of a birth, by the form of the release that holds for it. `answers` becomes what will be sealed.
/// Nothing to do for a procedure without a form, and where no answers came.
[[nodiscard]] Result<Done, Problem> settle_answers(const Edition& edition,
                                                   const ProcedureCode& procedure, Date today,
                                                   json::Value& answers);

/// The intake inside a command; null when it brings none.
[[nodiscard]] dossier::IntakeRequest* intake_of(dossier::Command& command);
/// By the release that held when the papers were handed in: what was filed before a new one began
/// is judged by the old one, also when it is entered later.
[[nodiscard]] LegalTime filed_at(const dossier::Command& command,
                                 const dossier::IntakeRequest& intake, LegalTime now);
/// settle_answers() of the intake, as of the day it was handed in.
[[nodiscard]] Result<Done, Problem> settle_intake(const Edition& edition, dossier::Command& command,
                                                  LegalTime now);

/// What is wrong with a birth that could not even be read, its form's faults among it: who typed it
/// is told everything at once.
[[nodiscard]] Problem unread_birth(CatalogueBook& catalogue, const json::Value& body, LegalTime now,
                                   InputErrors errors);

/// Of a correction: by the form the dossier's answers name, while it is at hand.
[[nodiscard]] Result<Done, Problem> settle_correction(CatalogueBook& catalogue,
                                                      const dossier::State& state, LegalTime now,
                                                      dossier::CorrectEntry& correction);

}  // namespace motcua::app
