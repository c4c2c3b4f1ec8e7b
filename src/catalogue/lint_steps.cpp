// Steps: every one reachable from the first, every one leading to a return, each done by somebody
// who may do it.
#include <vector>

#include "catalogue/lint_parts.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

std::size_t place_of(const Procedure& procedure, std::string_view id) {
  for (std::size_t i = 0; i < procedure.steps.size(); ++i)
    if (procedure.steps[i].id == id) return i;
  return kNowhere;
}

/// Where each step leads; unknown ids are reported and left out.
std::vector<std::vector<std::size_t>> edges(const Procedure& procedure, LintReport& report) {
  std::vector<std::vector<std::size_t>> out(procedure.steps.size());
  for (std::size_t i = 0; i < procedure.steps.size(); ++i) {
    const Step& step = procedure.steps[i];
    const auto add = [&](const std::string& id, std::string place) {
      const std::size_t to = place_of(procedure, id);
      if (to == kNowhere) {
        report.add(LintRule::kUnknownReference, std::move(place), id);
      } else {
        out[i].push_back(to);
      }
    };
    for (std::size_t n = 0; n < step.next.size(); ++n)
      add(step.next[n].to, at("steps", i, "next." + std::to_string(n)));
    if (!step.on_silence.empty()) add(step.on_silence, at("steps", i, "on_silence"));
  }
  return out;
}

/// Marks what can be reached over `edges` from the steps already marked.
void spread(const std::vector<std::vector<std::size_t>>& edges, std::vector<bool>& marked,
            bool backwards) {
  bool grew = true;
  while (grew) {
    grew = false;
    for (std::size_t from = 0; from < edges.size(); ++from) {
      for (const std::size_t to : edges[from]) {
        const std::size_t source = backwards ? to : from;
        const std::size_t target = backwards ? from : to;
        if (marked[source] && !marked[target]) marked[target] = grew = true;
      }
    }
  }
}

bool may_act(StepKind kind, Actor actor) {
  switch (kind) {
    case StepKind::kReceive:
    case StepKind::kReturn:
      return actor == Actor::kReceivingOfficer || actor == Actor::kSpecialist ||
             actor == Actor::kHamlet;
    case StepKind::kSign:
      return actor == Actor::kLeader || actor == Actor::kPolice || actor == Actor::kOtherAgency ||
             actor == Actor::kReceivingOfficer;
    case StepKind::kInterCommuneVerification: return actor == Actor::kOtherCommune;
    case StepKind::kPropose:
      return actor == Actor::kSpecialist || actor == Actor::kCouncil || actor == Actor::kPolice ||
             actor == Actor::kReceivingOfficer;
    case StepKind::kCheck: return actor != Actor::kCitizen;
    case StepKind::kTacitConsent:
    case StepKind::kVerify:
    case StepKind::kPublicPosting:
    case StepKind::kMeeting:
    case StepKind::kFieldCheck: return true;
  }
  return false;
}

}  // namespace

void lint_steps(const Procedure& procedure, LintReport& report) {
  const auto& steps = procedure.steps;
  if (steps.empty()) return report.add(LintRule::kDeadEnd, "steps");
  const auto leads = edges(procedure, report);
  std::vector<bool> reached(steps.size(), false);
  reached[0] = true;
  spread(leads, reached, false);
  std::vector<bool> ends(steps.size(), false);
  for (std::size_t i = 0; i < steps.size(); ++i) ends[i] = steps[i].kind == StepKind::kReturn;
  spread(leads, ends, true);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!reached[i]) report.add(LintRule::kUnreachableStep, at("steps", i), steps[i].id);
    if (!ends[i]) report.add(LintRule::kDeadEnd, at("steps", i), steps[i].id);
    if (!may_act(steps[i].kind, steps[i].actor))
      report.add(LintRule::kWrongActor, at("steps", i, "actor"), std::string(word(steps[i].actor)));
  }
}

}  // namespace motcua::catalogue
