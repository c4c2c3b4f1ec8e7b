// Plays the demonstration's script against the pure subjects: office and dossier decide, nothing is
// stored. What the runner does with a store, without one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calendar/calendar.h"
#include "catalogue/catalogue.h"
#include "demo/script.h"
#include "dossier/state.h"
#include "office/state.h"

namespace motcua::testing {

struct Replay {
  office::OfficeState office;
  std::map<SubmissionId, dossier::State> dossiers;
  /// "2026-09-01T08:12 tuphap1 sign_result: reason", for each act that was not allowed.
  std::vector<std::string> refused;
};

[[nodiscard]] const catalogue::Catalogue& demo_catalogue();
[[nodiscard]] const calendar::Calendar& demo_calendar();
[[nodiscard]] demo::NameTables demo_names();
/// The script of that seed and day over the shipped data.
[[nodiscard]] demo::Script demo_script(std::uint64_t seed, std::string_view today);

[[nodiscard]] Replay replay(const demo::Script& script);

}  // namespace motcua::testing
