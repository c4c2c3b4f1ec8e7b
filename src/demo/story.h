// One dossier as timed commands, told from its plan. The teller keeps the legal dates in view the
// way an officer does, so that every command is one the law of the dossier allows.
#pragma once

#include <string>
#include <vector>

#include "base/ids.h"
#include "demo/plan.h"
#include "dossier/commands.h"

namespace motcua::demo {

struct Told {
  Instant at;
  Username who;
  bool birth = false;
  dossier::Command command;
  /// The register the command's paper takes its number from; numbers follow the order of time
  /// over all dossiers and are filled in by script(). "" = no number.
  std::string book;
};

[[nodiscard]] std::vector<Told> tell(const World& world, const Plan& plan, const Prng& prng);

}  // namespace motcua::demo
