// One dossier: where it stands, why its date is that date, who and what is in it, what happened,
// and exactly what may be done with it now.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/views.h"
#include "office/words.h"
#include "web/parts.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/pages/worklist.h"

namespace motcua::web {

struct DossierPageView {
  const app::DossierView* dossier = nullptr;
  std::string procedure_name;
  NameOf name_of;
  std::function<std::string(const UnitCode&)> unit_name;
  std::vector<app::OfficerView> officers;
  std::optional<OfficerId> me;
  LegalTime now;
  std::int64_t undo_ms_left = 0;
  std::string csrf;
  /// One Idempotency-Key for all forms of the page: only one of them is sent.
  std::string command;
  bool done = false;  // an act was just carried out

  // A form that was given back.
  std::string fault;
  std::string basis;
  std::string typed_action;  // its `type`
  Typed typed;
  std::int64_t typed_version = 0;  // what its sender had seen
};
[[nodiscard]] Page dossier_page(const Talk& talk, const DossierPageView& view);

/// The signed file's verdict and what follows from it; empty when the signature is no file.
[[nodiscard]] Facts signature_facts(const Talk& talk, const dossier::State& state);

/// The forms of what is allowed, first the ones most likely wanted now.
[[nodiscard]] Html action_forms(const Talk& talk, const DossierPageView& view);

/// Whether the act of that type is among the page's forms.
[[nodiscard]] bool offered(const DossierPageView& view, std::string_view type);
[[nodiscard]] Html fault_notice(const Talk& talk, const DossierPageView& view);

/// What the page says once an erasure was asked for; empty before.
[[nodiscard]] Html erasure_notice(const Talk& talk, const DossierPageView& view);
/// What whoever signs an erasure must know.
[[nodiscard]] Html erasure_order_words(const Talk& talk);

[[nodiscard]] Html days_section(const Talk& talk, const app::DossierView& dossier);
[[nodiscard]] Html timeline_section(const Talk& talk, const DossierPageView& view);
/// Every file that came with an event, to be saved.
[[nodiscard]] Html files_section(const Talk& talk, const app::DossierView& dossier);
/// Names by the procedure the dossier was received under; the id, or the kind, where it has none.
[[nodiscard]] std::string component_name(const app::DossierView& dossier, const std::string& id);
[[nodiscard]] std::string step_name(const Talk& talk, const app::DossierView& dossier,
                                    const std::string& id, catalogue::StepKind kind);

/// A dossier that is not shown: a wrong number, or another unit's, which may be opened with a
/// reason by those who serve citizens.
struct GlassView {
  DossierCode number;
  bool may_open = false;
  std::string csrf;
  std::string command;
  std::string fault;
  Typed typed;
};
[[nodiscard]] Page glass_page(const Talk& talk, const GlassView& view);

/// People as form values, for correcting them.
[[nodiscard]] http::Parameters people_values(const dossier::People& people);
/// Every control for the people of a dossier (intake and correction).
[[nodiscard]] Html people_fields(const Fields& fields);

}  // namespace motcua::web
