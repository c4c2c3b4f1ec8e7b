// Read models as the API's JSON (docs/api/contract.md, "Members of answers").
#pragma once

#include "app/views.h"
#include "app/sessions.h"
#include "base/json.h"
#include "web/talk.h"

namespace motcua::web::api {

/// "in_work": finer than the status number.
[[nodiscard]] std::string_view phase_word(dossier::Phase phase);
[[nodiscard]] json::Value session_json(const app::Session& session);
[[nodiscard]] json::Value answer_json(const app::CommandAnswer& answer);
/// With the intake slip's number and check.
[[nodiscard]] json::Value birth_json(const app::CommandAnswer& answer);
[[nodiscard]] json::Value row_json(const app::ListedDossier& row);
[[nodiscard]] json::Value worklist_json(const app::WorklistPage& page);
[[nodiscard]] json::Value dossier_json(const app::DossierView& view, const Talk& talk);
/// Of a dossier whose date was explained.
[[nodiscard]] json::Value due_json(const app::DossierView& view, catalogue::Grade grade,
                                   const Talk& talk);
[[nodiscard]] json::Value track_json(const app::TrackView& view);
[[nodiscard]] json::Value officer_json(const app::OfficerView& officer);

}  // namespace motcua::web::api
