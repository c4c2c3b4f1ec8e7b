// The tokens of all dossiers made right from the log: once for a node that had none, after an
// intake with the vault shut, and whenever a rebuild asks for it (ADR 0056).
#pragma once

#include "app/problem.h"
#include "base/result.h"
#include "ports/table.h"

namespace motcua::app {

struct CentreParts;

/// id: one row, 1, while no dossier lacks a token. Side data.
extern const Table kTokensWholeTable;

/// Reads the whole log if tokens are missing, or if they are to be put `anew`, whatever is stored.
/// The writer puts them; this waits for it, and must not be on its thread. Does nothing while the
/// vault is shut.
[[nodiscard]] Result<Done, Problem> walk_for_tokens(CentreParts& parts, bool anew);

}  // namespace motcua::app
