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
                                  Date today, const std::string& unit_name, bool may_receive);

struct TrackFormView {
  std::string number;
  bool not_found = false;   // nothing has this number with this check
  bool incomplete = false;  // one of the two was left empty
};
[[nodiscard]] Page track_form_page(const Talk& talk, const TrackFormView& view);
[[nodiscard]] Page track_page(const Talk& talk, const app::TrackView& view, Date today,
                              const std::string& returning_name);

/// One sentence that answers "where is my dossier".
[[nodiscard]] std::string track_sentence(const Talk& talk, const app::TrackView& view,
                                         const std::string& returning_name);

/// What people come for most, each leading to a search: `address` and the words.
[[nodiscard]] Html life_event_cards(const Talk& talk, std::string_view address);

/// What to bring, for the procedure page and the counter.
[[nodiscard]] Html component_list(const Talk& talk, const catalogue::Procedure& procedure);
[[nodiscard]] Html limit_list(const Talk& talk, const catalogue::Procedure& procedure);
[[nodiscard]] Html fee_list(const Talk& talk, const catalogue::Procedure& procedure, Date today);
[[nodiscard]] Html online_level_words(const Talk& talk, const catalogue::Procedure& procedure);

}  // namespace motcua::web
