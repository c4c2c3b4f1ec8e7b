// The officers' lists: what is to be done, by the legal time left; and the leader's morning.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/views.h"
#include "web/form.h"
#include "web/frame.h"

namespace motcua::web {

/// Name of an officer, "–" for none or unknown.
using NameOf = std::function<std::string(const std::optional<OfficerId>&)>;

struct WorklistView {
  app::WorklistQuery query;
  std::string officer_word;  // "": everybody, "me", or an id
  app::WorklistPage page;
  app::WorklistCounts counts;
  std::vector<app::OfficerView> officers;
  NameOf name_of;
  LegalTime now;
  std::string csrf;
};
[[nodiscard]] Page worklist_page(const Talk& talk, const WorklistView& view);

struct FoundView {
  std::vector<app::ListedDossier> rows;
  NameOf name_of;
  LegalTime now;
  bool by_identity = false;  // the number of a document was looked for, not a name
};
/// Answer to a search of persons, which is posted so that no name and no number stands in an
/// address.
[[nodiscard]] Page found_page(const Talk& talk, const FoundView& view);

struct SteeringView {
  std::string unit_name;
  app::WorklistCounts counts;
  std::vector<app::ListedDossier> to_sign;
  std::vector<app::ListedDossier> late;
  std::vector<app::ListedDossier> apologise_today;  // last day for form 04
  std::vector<app::ListedDossier> harm_soon;        // the citizen loses something within 3 days
  NameOf name_of;
  LegalTime now;
};
/// Today is the last day on which the date can be moved with an apology. Not while papers are
/// awaited, when no date runs, nor once the result is there.
[[nodiscard]] bool is_last_day_to_apologise(const app::ListedDossier& dossier, Date today);
[[nodiscard]] Page steering_page(const Talk& talk, const SteeringView& view);

[[nodiscard]] Html dossier_table(const Talk& talk, const std::string& caption,
                                 const std::vector<app::ListedDossier>& rows, const NameOf& name_of,
                                 LegalTime now);

/// "open", "to_sign"...: the query member `loc`.
[[nodiscard]] std::string_view word(app::WorklistQuery::Which which);
[[nodiscard]] app::WorklistQuery::Which which_of(std::string_view word);

}  // namespace motcua::web
