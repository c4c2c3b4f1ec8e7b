// Finding dossiers by the number of an identity document: blind tokens in a side table (ADR 0014,
// 0056). A dossier's tokens change in the transaction that changes its people, and go in the one
// that orders its erasure. Writer's thread, but for identity_numbers() and plain_number().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/centre_parts.h"
#include "app/transaction.h"
#include "dossier/state.h"

namespace motcua::app {

/// The number as it is looked up: without blanks, dots and hyphens, capital letters; empty when it
/// cannot be the number of a document.
[[nodiscard]] std::string plain_number(std::string_view number);
/// Of everybody whom the dossier names by a document, plain; each once.
[[nodiscard]] std::vector<std::string> identity_numbers(const dossier::People& people);
/// The tokens of these people. kLocked while the vault is shut.
[[nodiscard]] Result<std::vector<Bytes>, KeyFailure> tokens_of(Keys& keys,
                                                               const dossier::People& people);

/// Stages what an act changed; after its events were written, so it cannot fail. What it cannot
/// know (the vault shut, the store silent) walk_for_tokens() or the erasure itself makes up for.
void change_tokens(CentreParts& parts, Transaction& transaction, const DossierId& id,
                   const dossier::State& before, const dossier::State& after);
/// Stages all tokens of a dossier as it stands, and the taking away of others. `anew`: also those
/// that are there.
[[nodiscard]] Result<Done, Problem> renew_tokens(CentreParts& parts, Transaction& transaction,
                                                 const DossierId& id, bool anew);
/// Of a dossier, as stored.
[[nodiscard]] Result<std::vector<Bytes>, Problem> stored_tokens(CentreParts& parts,
                                                                const DossierId& id);
/// The row to commit for a token that must go.
[[nodiscard]] RowChange token_taken(Keys& keys, const Bytes& token, const DossierId& id);

}  // namespace motcua::app
