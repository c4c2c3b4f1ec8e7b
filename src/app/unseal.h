// From a stored entry to the subject's event: reading the line, opening its parts as far as the
// keys allow, decoding.
#pragma once

#include <optional>

#include "base/ids.h"
#include "base/members.h"
#include "base/result.h"
#include "dossier/events.h"
#include "dossier/state.h"
#include "ledger/envelope.h"
#include "office/events.h"
#include "ports/event_store.h"
#include "ports/keys.h"

namespace motcua::app {

/// Locked or Erased where a part cannot be opened; kForged stops, since it is tampering.
[[nodiscard]] Result<PlainParts, KeyFailure> open_parts(Keys& keys,
                                                        const ledger::Envelope& envelope);

[[nodiscard]] dossier::Stamp stamp_of(const ledger::Header& header);

struct DossierEntry {
  ledger::Envelope envelope;
  /// None: an entry of the stream that is not the subject's (a key, custody).
  std::optional<dossier::Event> event;
};
/// kErased: of a dossier whose erasure is ordered; no part is opened.
enum class Content : std::uint8_t { kAsKept, kErased };
/// kCorrupt: bytes that were never written by a sound writer, or tampered parts.
[[nodiscard]] Result<DossierEntry, StoreFailure> read_dossier_entry(Keys& keys,
                                                                    const StoredEntry& entry,
                                                                    Content = Content::kAsKept);
[[nodiscard]] Result<std::optional<office::Event>, StoreFailure> read_office_entry(
    Keys& keys, const StoredEntry& entry);

}  // namespace motcua::app
