// Which command may come in which phase, and from whom: the one table. Pages offer what it lists,
// decide() accepts nothing else.
#pragma once

#include <functional>
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

/// What the command signs, if anything: those need an instrument in force, whatever the role.
[[nodiscard]] std::optional<office::ActKind> signature_of(CommandKind command);

/// In the order of CommandKind. What signs is offered only where `may_sign` says that an instrument
/// holds.
[[nodiscard]] std::vector<CommandKind> allowed_commands(
    const State& state, office::RoleSet roles,
    const std::function<bool(office::ActKind)>& may_sign);

}  // namespace motcua::dossier
