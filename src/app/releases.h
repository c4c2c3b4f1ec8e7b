// Releases of the catalogue as pages show them: what each one changed (ADR 0036).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "catalogue/review.h"

namespace motcua::app {

struct ReleaseView {
  int number = 0;
  Date effective;
  std::string note;
  ReleaseHash hash;
  std::size_t documents = 0;
  bool is_shipped = false;   // inside the program; no official signed it
  catalogue::Review review;  // against the one before it; empty for the first
};

/// By number, the newest first. Read from wherever releases lie; immutable, hence shared.
using Releases = std::vector<std::shared_ptr<const ReleaseView>>;
using ReleaseSource = std::function<Releases()>;

}  // namespace motcua::app
