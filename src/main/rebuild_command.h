// `motcua rebuild`: every projection anew from the log, by the server that holds the directory or,
// where none does, by the command itself.
#pragma once

#include "main/node.h"

namespace motcua {

/// The words every command of care takes.
struct CareWords {
  NodePlace place;
  bool as_json = false;
};

/// The exit code.
[[nodiscard]] int print_rebuild(const CareWords& words);

}  // namespace motcua
