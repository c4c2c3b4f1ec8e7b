// Which command may come in which phase, and from whom: the one table. Pages offer what it lists,
// decide() accepts nothing else.
#pragma once

#include <optional>
#include <vector>

#include "dossier/commands.h"
#include "dossier/rejection.h"
#include "dossier/state.h"
#include "office/words.h"

namespace motcua::dossier {

/// The roles that may give the command in the phase; empty: nobody.
[[nodiscard]] office::RoleSet roles_for(Phase phase, CommandKind command);

/// Why the command cannot come now whatever it says: the table, then what the state alone settles
/// (clock stopped or not, extended already, erased, ...). Nothing: it may, if its content is right.
[[nodiscard]] std::optional<Rejection> barrier(const State& state, CommandKind command,
                                               office::RoleSet roles);

/// In the order of CommandKind. With `acts_under_delegation` false, signing is not offered.
[[nodiscard]] std::vector<CommandKind> allowed_commands(const State& state, office::RoleSet roles,
                                                        bool acts_under_delegation);

}  // namespace motcua::dossier
