#include "adapters/sqlite/failure.h"

#include <sqlite3.h>

namespace motcua::sqlite {

sql::Failure failure_of(int code, bool during_commit) {
  using sql::Failure;
  if (code == SQLITE_CONSTRAINT_DATATYPE) return Failure::kMisuse;
  if (code == SQLITE_IOERR_CORRUPTFS) return Failure::kCorrupt;
  switch (code & 0xff) {
    case SQLITE_FULL: return Failure::kDiskFull;
    case SQLITE_CONSTRAINT: return Failure::kConstraint;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT: return Failure::kCorrupt;
    case SQLITE_READONLY: return Failure::kReadOnly;
    case SQLITE_IOERR: return during_commit ? Failure::kUnknown : Failure::kUnavailable;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_NOMEM:
    case SQLITE_NOLFS:
    case SQLITE_PROTOCOL:
    case SQLITE_ABORT: return Failure::kUnavailable;
    default: return Failure::kMisuse;
  }
}

bool is_fsync_failure(int code) {
  return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

}  // namespace motcua::sqlite
