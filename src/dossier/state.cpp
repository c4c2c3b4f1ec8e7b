#include "dossier/state.h"

#include <algorithm>
#include <tuple>

namespace motcua::dossier {

int status_number(Phase phase) {
  switch (phase) {
    case Phase::kNone: return 0;
    case Phase::kFiled: return 1;
    case Phase::kReceived: return 2;
    case Phase::kRefused: return 3;
    case Phase::kInWork:
    case Phase::kProposed:
    case Phase::kSigned: return 4;
    case Phase::kSupplement: return 5;
    case Phase::kObligation: return 6;
    case Phase::kWithdrawn: return 7;
    case Phase::kStopped: return 8;
    case Phase::kFinished: return 9;
    case Phase::kReturned: return 10;
  }
  return 0;
}

std::optional<LegalTime> State::due() const {
  return term ? std::optional(term->due) : std::nullopt;
}

SignatureStanding Signature::standing() const {
  return check ? standing_of(check->verdict) : SignatureStanding::kUnchecked;
}

const StepState* State::open_step(std::string_view id) const {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const StepState& step) {
    return step.id == id && !step.completed;
  });
  return found == steps.end() ? nullptr : &*found;
}

const Printable* State::printable(PaperForm wanted, std::int64_t cites) const {
  const auto found = std::find_if(printables.rbegin(), printables.rend(), [&](const auto& one) {
    return one.form == wanted && (cites == 0 || one.cites == cites);
  });
  return found == printables.rend() ? nullptr : &*found;
}

namespace {

auto open_members(const State& s) {
  return std::tie(s.version, s.phase, s.number, s.check, s.aliases, s.procedure,
                  s.procedure_version, s.case_name, s.way, s.channel, s.area, s.units,
                  s.return_mode, s.components, s.filed, s.received, s.refused, s.withdrawn,
                  s.stopped, s.finished, s.returned, s.first_term, s.term, s.supplements, s.pauses,
                  s.stops, s.before_wait, s.extended, s.lapsed, s.assignee, s.received_by, s.steps,
                  s.consultations, s.transfer_to, s.proposal, s.signature, s.papers, s.amendments,
                  s.printables, s.holds, s.erasure_requested_by, s.erasure_ordered);
}

}  // namespace

bool same_open_state(const State& a, const State& b) { return open_members(a) == open_members(b); }

}  // namespace motcua::dossier
