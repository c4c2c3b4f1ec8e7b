// The people of one invented dossier and what it is about.
#pragma once

#include <string>

#include "base/json.h"
#include "base/prng.h"
#include "demo/plan.h"
#include "dossier/people.h"

namespace motcua::demo {

struct Parties {
  dossier::People people;
  std::string subject;
  json::Value form;  // answers that dates depend on; null: none
};

[[nodiscard]] Parties invent_parties(const World& world, const Plan& plan, Prng prng);

}  // namespace motcua::demo
