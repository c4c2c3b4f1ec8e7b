// The register of dossiers (the table that Circular 03/2025 calls form 07): every dossier in the
// order of its filing, with what became of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/views.h"
#include "office/read_scope.h"

namespace motcua::app {

struct RegisterQuery {
  Date from;
  Date until;         // included
  std::string after;  // where the last page ended, as it gave it; empty for the first
  int limit = 50;     // 1..200
};

struct RegisterRow {
  ListedDossier dossier;
  office::DossierUnits units;
  std::optional<LegalTime> received;
  std::optional<LegalTime> promised;  // as the slip says, whatever moved since
  std::optional<LegalTime> finished;
  std::optional<LegalTime> returned;
  std::optional<catalogue::ReturnMode> return_mode;
  bool extended = false;  // with an apology
};

struct RegisterPage {
  std::vector<RegisterRow> rows;
  std::optional<std::string> next;
};

}  // namespace motcua::app
