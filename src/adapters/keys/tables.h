// The side data of docs/formats/keys.md.
#pragma once

#include "ports/table.h"

namespace motcua::keys {

extern const Table kCredentialTable;  // officer | salt ops mem_kib verifier vault must_change
extern const Table kUnitKeyTable;     // id | public secret
extern const Table kRingTable;        // month | key
extern const Table kWrapTable;        // key_id | stream month method wrapped signature

}  // namespace motcua::keys
