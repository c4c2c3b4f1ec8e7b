// The plans of writing use cases, run on the writer's thread: what facts a decision gets, and what
// its events change besides the log.
#pragma once

#include <memory>
#include <optional>

#include "app/centre_parts.h"
#include "app/signatures.h"
#include "app/transaction.h"
#include "app/views.h"
#include "dossier/commands.h"
#include "office/commands.h"

namespace motcua::app {

/// Who asks, as the door established it. No session: the node itself (lapses, the demonstration).
struct Asker {
  std::optional<OfficerId> officer;
  std::optional<Instant> reauthenticated;
  std::shared_ptr<const SignatureLook> signature;  // made for this command; null: none
};

/// The calendar as kept by the desk of `unit` that takes the procedure in: what `motcua due` counts
/// by. `reference` must outlive it.
[[nodiscard]] calendar::OfficeDays office_days(const Reference& reference, const UnitCode& unit,
                                               const catalogue::Procedure* procedure);

/// A birth. `submission` is the command id too.
[[nodiscard]] Result<StreamId, Problem> plan_birth(CentreParts& parts, Transaction& transaction,
                                                   const Asker& asker,
                                                   const SubmissionId& submission,
                                                   dossier::Command command, CommandAnswer& answer);
struct Rehearsal {
  dossier::Events events;  // number and check in them are not given to anybody
  std::optional<catalogue::Procedure> procedure;
  std::shared_ptr<const catalogue::Forms> forms;  // null: without an intake
  ClockReading now;
};
/// What plan_birth() would decide now, with the same refusals. Writes nothing; any thread.
[[nodiscard]] Result<Rehearsal, Problem> rehearse_birth(CentreParts& parts, const Asker& asker,
                                                        const SubmissionId& submission,
                                                        dossier::Command command);
/// The date in force recomputed from the record, day by day.
void explain(CentreParts& parts, LegalTime now, DossierView& view);
/// `version`: what the asker saw; nothing for the node's own acts.
[[nodiscard]] Result<StreamId, Problem> plan_act(CentreParts& parts, Transaction& transaction,
                                                 const Asker& asker, const DossierId& dossier,
                                                 std::optional<std::int64_t> version,
                                                 dossier::Command command, CommandAnswer& answer);
[[nodiscard]] Result<StreamId, Problem> plan_office(CentreParts& parts, Transaction& transaction,
                                                    const Asker& asker,
                                                    const office::Command& command);
/// The answer a replayed command gets: the dossier as it stands.
[[nodiscard]] Result<CommandAnswer, Problem> answer_for(CentreParts& parts, const StreamId& stream);

}  // namespace motcua::app
