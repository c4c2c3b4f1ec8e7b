// The side data of docs/formats/keys.md.
#pragma once

#include "ports/table.h"

namespace motcua::keys {

// Each row ends with the node's signature over what stands before it.
extern const Table kCredentialTable;  // officer | salt ops mem_kib verifier vault must_change ...
extern const Table kUnitKeyTable;     // id | public secret signature
extern const Table kRingTable;        // month | key signature
extern const Table kWrapTable;        // key_id | stream month method wrapped signature
extern const Table kAttachmentTable;  // stream seq | addresses signature
extern const Table kTokenTable;       // token dossier | signature

}  // namespace motcua::keys
