// What SQLite's result codes mean to us.
#pragma once

#include "ports/sql.h"

namespace motcua::sqlite {

/// `code` is an extended result code other than OK, ROW and DONE. During a commit an input/output
/// error leaves the outcome open (kUnknown); at any other time nothing was committed.
[[nodiscard]] sql::Failure failure_of(int code, bool during_commit);

/// After a failed fsync the kernel may have dropped the pages and reports the loss only once, so a
/// later fsync that succeeds proves nothing. The process has to stop, and recovery decides.
[[nodiscard]] bool is_fsync_failure(int code);

}  // namespace motcua::sqlite
