// The officers' lists: what is to be done, by the legal time left; and the leader's morning.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/views.h"
#include "office/state.h"
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
  bool may_sign = false;  // rows that wait for a signature can be picked and signed together
  std::string as_of;      // the newest notice of change when this was read
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
  std::vector<app::ListedDossier> apologise_today;  // last day for form 04
  std::vector<app::ListedDossier> to_sign;
  std::vector<app::ListedDossier> harm_soon;  // the citizen loses something within 3 days
  std::vector<app::ListedDossier> late;
  std::vector<app::ListedDossier> at_risk;
  std::vector<office::Delegation> delegations;  // that end soon
  NameOf name_of;
  LegalTime now;
  std::string as_of;
};
/// As many of each list are shown; the rest are in the list itself.
inline constexpr int kSteeringRows = 20;
/// The delegations a leader should think of today: in force, and over within 30 days; the one that
/// ends first comes first.
[[nodiscard]] std::vector<office::Delegation> ending_soon(const office::OfficeState& office,
                                                          Date today);
[[nodiscard]] Page steering_page(const Talk& talk, const SteeringView& view);

/// The dossiers that wait for a signature, to be signed together with the password asked once. One
/// that the signer has not opened as it stands cannot be picked.
struct BatchView {
  std::vector<app::ListedDossier> rows;
  bool more = false;  // not all that wait are shown
  NameOf name_of;
  LegalTime now;
  std::string csrf;
  std::string batch;                // of this form; each dossier's Idempotency-Key comes from it
  std::vector<std::string> picked;  // numbers
  std::string fault;                // why nothing was signed
  std::vector<std::string> signed_now;
  struct Refused {
    std::string number;
    std::string why;
  };
  std::vector<Refused> refused;
  std::string as_of;
};
[[nodiscard]] Page batch_page(const Talk& talk, const BatchView& view);

/// A list of dossiers; `pick_into`: the id of the form that ticked rows go to; none: no ticks.
[[nodiscard]] Html dossier_table(const Talk& talk, const std::string& caption,
                                 const std::vector<app::ListedDossier>& rows, const NameOf& name_of,
                                 LegalTime now, std::string_view pick_into = {});
/// How much legal time is left, in words; what the citizen loses and when.
[[nodiscard]] Html time_cell(const Talk& talk, const app::ListedDossier& row, LegalTime now);
/// The keys that move through a list, and the line that says when it has changed. Both are shown by
/// the script, without which they mean nothing.
[[nodiscard]] Html list_help(const Talk& talk, std::string_view as_of);

/// "open", "to_sign"...: the query member `loc`.
[[nodiscard]] std::string_view word(app::WorklistQuery::Which which);
[[nodiscard]] app::WorklistQuery::Which which_of(std::string_view word);

}  // namespace motcua::web
