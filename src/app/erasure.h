// Carrying out what two officers ordered (ADR 0016, 0056): every key of the dossier is destroyed,
// its tokens, attachments and name go, and what was overwritten is cut out of the journal. The
// order stands in the log; a row of side data says that it is still owed, so that a stop in between
// is made good at the next start. Needs no open vault.
#pragma once

#include <span>

#include "app/problem.h"
#include "base/ids.h"
#include "base/result.h"
#include "ports/event_store.h"
#include "ports/table.h"

namespace motcua::app {

class PersonIndex;
class Transaction;
struct CentreParts;

/// dossier | ordered: the command of the order. Gone when all is done.
extern const Table kErasureTable;

struct ErasureOrder {
  DossierId dossier;
  CommandId order;
};

/// To be committed with the order.
[[nodiscard]] RowChange erasure_owed(const ErasureOrder& order);
/// Nobody finds the dossier by its name from now on; after its events were written, so it cannot
/// fail: pages that could not be taken away go with the keys.
void hide_name(CentreParts& parts, Transaction& transaction, const DossierId& id);
/// Takes names out of the index whose erasure is owed; false when the store does not answer.
[[nodiscard]] bool drop_owed(EventStore& store, PersonIndex& persons);
/// Orders found in the log whose keys still live, as those given to an earlier release: owed from
/// now on. Not on the writer's thread.
[[nodiscard]] Result<Done, Problem> owe_erasures(CentreParts& parts,
                                                 std::span<const ErasureOrder> orders);
/// Whether anything of an ordered erasure is still to be done.
[[nodiscard]] Result<bool, StoreFailure> is_erasure_owed(EventStore& store,
                                                         const DossierId& dossier);
/// Carries out what is owed; what fails is tried again by the next call. Not on the writer's
/// thread.
void carry_out_erasures(CentreParts& parts);

}  // namespace motcua::app
