// Which command may come in which phase, and from whom: the one table. Pages offer what it lists,
// decide() accepts nothing else.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "dossier/commands.h"
#include "dossier/decide.h"
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

/// What the moment, the asker and the procedure's own data rule out beyond the barrier, again
/// whatever the command says: an undo too late or of somebody else's act, an apology after its last
/// day, a clock stop or a correction that the procedure does not know, an erasure before its day
/// or twice by one officer. Asked only where the barrier lets the command through.
[[nodiscard]] std::optional<Rejection> hindrance(const State& state, CommandKind command,
                                                 const Facts& facts);

/// In the order of CommandKind: what neither the barrier nor a hindrance keeps `facts.actor` from
/// now. What signs is offered only where `may_sign` says that an instrument holds.
[[nodiscard]] std::vector<CommandKind> allowed_commands(
    const State& state, const Facts& facts, const std::function<bool(office::ActKind)>& may_sign);

}  // namespace motcua::dossier
