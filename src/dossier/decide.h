// The life of one dossier: decide() answers "may this happen now, and what then is true?".
//
// No clock, no table, no entropy: whatever the decision rests on stands in Facts, so that any
// dispute can be settled by replaying the log years later.
#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "base/result.h"
#include "calendar/office_days.h"
#include "catalogue/procedure.h"
#include "dossier/commands.h"
#include "dossier/events.h"
#include "dossier/rejection.h"
#include "dossier/state.h"
#include "office/state.h"

namespace motcua::dossier {

struct Actor {
  std::optional<OfficerId> officer;  // none: the node itself
  office::RoleSet roles;             // on the legal day; the node: {kNode}
  /// The instrument acted under, as office::may_sign gave it for this procedure and day.
  std::optional<office::Delegation> delegation;
};

struct Policy {
  std::int64_t undo_window_ms = 10'000;
  std::int64_t reauthentication_ms = 300'000;
  int backdate_days_max = 30;
  /// The one who proposed a result does not sign it; a centre of four may say otherwise.
  bool proposer_may_sign = true;
};

struct Facts {
  Actor actor;
  UnitCode unit;  // of this node
  LegalTime now;  // legal; where the clock is doubtful, as the officer confirmed it
  Instant claimed;
  const calendar::OfficeDays* days = nullptr;  // the competent unit's; must outlive the call
  /// The version to pin at birth, the pinned one afterwards; null when it is not at hand.
  const catalogue::Procedure* procedure = nullptr;
  DocumentHash procedure_version;
  std::vector<calendar::Closure> closures;  // of the unit; explain, move nothing
  Policy policy;

  // At birth only.
  std::optional<DossierCode> number;  // numbering.h; none: exhausted
  std::string check;                  // numbering.h, from the Random port
  SubmissionId submission;
  catalogue::AreaClass area = catalogue::AreaClass::kLowland;  // of the competent unit

  /// The code that BindAlias brings is the number or an alias of another dossier.
  bool alias_of_another = false;

  /// What the check of the signed file found, where one was made for this command; the names apart.
  std::optional<SignatureFinding> signature;
  Signers signers;
  std::optional<Instant> reauthenticated;  // when the actor's password was last asked and right
  std::optional<Date> retention_until;     // see below; none: for ever
};

/// Last day the dossier must be kept, counted from its end; nothing while it lives, for what is
/// kept for ever, and where the sector's own rule is not known.
[[nodiscard]] std::optional<Date> retention_until(const State& state,
                                                  const catalogue::Procedure& procedure);

[[nodiscard]] Result<Events, Rejection> decide(const State& state, const Command& command,
                                               const Facts& facts);

}  // namespace motcua::dossier
