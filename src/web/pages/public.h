// Pages for everybody: find a procedure, what to bring, where a dossier stands. No personal data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/views.h"
#include "catalogue/procedure.h"
#include "web/form.h"
#include "web/frame.h"

namespace motcua::web {

struct HomeView {
  std::string words;  // searched for; empty: not yet
  std::vector<app::ProcedureHit> hits;
};
[[nodiscard]] Page home_page(const Talk& talk, const HomeView& view);

[[nodiscard]] Page procedure_page(const Talk& talk, const catalogue::Procedure& procedure,
                                  Date today, const std::string& unit_name, bool signed_in);

struct TrackFormView {
  std::string number;
  bool not_found = false;  // nothing has this number with this check
};
[[nodiscard]] Page track_form_page(const Talk& talk, const TrackFormView& view);
[[nodiscard]] Page track_page(const Talk& talk, const app::TrackView& view, Date today,
                              const std::string& returning_name);

/// One sentence that answers "where is my dossier".
[[nodiscard]] std::string track_sentence(const Talk& talk, const app::TrackView& view,
                                         const std::string& returning_name);

/// What to bring, for the procedure page and the counter.
[[nodiscard]] Html component_list(const Talk& talk, const catalogue::Procedure& procedure);
[[nodiscard]] Html limit_list(const Talk& talk, const catalogue::Procedure& procedure);
[[nodiscard]] Html fee_list(const Talk& talk, const catalogue::Procedure& procedure, Date today);
[[nodiscard]] Html online_level_words(const Talk& talk, const catalogue::Procedure& procedure);

}  // namespace motcua::web
