// The dossiers a visitor finds unfinished: something in every list, something due today, something
// late, something for which this is the last day to apologise.
#pragma once

#include <vector>

#include "base/prng.h"
#include "demo/plan.h"

namespace motcua::demo {

/// Takes dossiers of the wanted procedures out of the usual ones and gives them fate and arrival.
void set_showcases(const World& world, Prng prng, std::vector<Plan>& plans);

}  // namespace motcua::demo
