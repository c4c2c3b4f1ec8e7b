#include "dossier/transitions.h"

#include <algorithm>
#include <string_view>

#include "base/check.h"

namespace motcua::dossier {
namespace {

/// One picture per command: a sign for each phase, a letter for each role; anything but a dot
/// stands for "may". The lengths are checked when compiling, so a phase or a role that is added
/// breaks every row until somebody has decided about it.
struct Row {
  std::uint32_t phases = 0;
  office::RoleSet roles;
};

consteval Row row(std::string_view phases, std::string_view roles) {
  CHECK(phases.size() == kPhases, "a sign for each phase");
  CHECK(roles.size() == office::kRoles, "a letter for each role");
  Row out;
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (phases[i] != '.') out.phases |= 1U << i;
  for (std::size_t i = 0; i < roles.size(); ++i)
    if (roles[i] != '.') out.roles.add(static_cast<office::Role>(i));
  return out;
}

// Phases: none, Filed, Received, refused (X), in Work, Supplement, Obligation, withDrawn,
// sTopped, Proposed, siGned, fInished, returned (B).
// Roles: Director, dePuty, Receiving officer, Specialist, Assistant, Inspector, inteGrator,
// adMinistrator, Node.
constexpr Row row_of(CommandKind command) {
  switch (command) {
    //                                           NFRXWSODTPGIB    DPRSAIGMN
    case CommandKind::kFileDossier: return row("x............", "..R.A.G..");
    case CommandKind::kReceiveDossier: return row("xx...........", "..R.A....");
    case CommandKind::kRefuseDossier: return row(".x...........", "DPR......");
    case CommandKind::kCorrectEntry: return row(".xx.xxx..x...", "..RSA....");
    case CommandKind::kCheckDossier: return row(".xx.x........", "..RS.....");
    case CommandKind::kAssign: return row("..x.xxx..x...", "DPRS.....");
    case CommandKind::kStartStep: return row("..x.x........", "DPRS.....");
    case CommandKind::kCompleteStep: return row("....xxx......", "DPRS..G.N");
    case CommandKind::kRequestSupplement: return row(".xx.x........", "DPRS.....");
    case CommandKind::kReceiveSupplement: return row(".....x.......", "..R.A.G..");
    case CommandKind::kLapse: return row(".....x.......", "........N");
    case CommandKind::kStopClock: return row("..x.x....xx..", "DP.......");
    case CommandKind::kResumeClock: return row("..x.x....xx..", "DP.......");
    case CommandKind::kRequestObligation: return row("..x.x........", "...S..G..");
    case CommandKind::kFulfilObligation: return row("......x......", "..RS..G..");
    case CommandKind::kIntendTransfer: return row(".xx.x........", "DPR......");
    case CommandKind::kConsult: return row("..x.x....x...", "DP.S.....");
    case CommandKind::kAnswerConsultation: return row("..x.xxx..x...", "..RS..G..");
    case CommandKind::kProposeResult: return row("..x.x........", "...S.....");
    case CommandKind::kSendBack: return row(".........x...", "DP.......");
    case CommandKind::kSignResult: return row(".........x...", "DPRS.....");
    case CommandKind::kRecordResult: return row("..........x..", "..RS.....");
    case CommandKind::kIssueResult: return row("..........x..", "..RS.....");
    case CommandKind::kReturnResult: return row("...........x.", "..R.A.G..");
    case CommandKind::kWithdrawDossier: return row(".xx.xxx..x...", "..R.A.G..");
    case CommandKind::kStopDossier: return row("..x.xxx..x...", "DP.......");
    case CommandKind::kApologiseAndExtend: return row("..x.x.x..xx..", "DP.......");
    case CommandKind::kAmendResult: return row("...........xx", "DP.......");
    case CommandKind::kUndo: return row(".xxxxxxxxxxxx", "DPRSA....");
    case CommandKind::kBindAlias: return row(".xxxxxxxxxxxx", "..R...G.N");
    case CommandKind::kPlaceHold: return row(".xxxxxxxxxxxx", "DP.......");
    case CommandKind::kLiftHold: return row(".xxxxxxxxxxxx", "DP.......");
    case CommandKind::kOrderErasure: return row("...x...xx...x", "DP.....M.");
    case CommandKind::kAddNote: return row(".xxxxxxxxxxxx", "DPRSA....");
    case CommandKind::kCheckSignature: return row(".........xxxx", "DPRS....N");
    case CommandKind::kPrintPaper: return row(".xxxxxxxxxxxx", "DPRSA....");
  }
  return {};
}

bool in_phase(Phase phase, CommandKind command) {
  return (row_of(command).phases >> static_cast<unsigned>(phase) & 1U) != 0;
}

std::optional<Rejection> refused(Refusal why) { return Rejection{why, {}, std::nullopt, 0}; }

bool any_step_open(const State& state) {
  return std::any_of(state.steps.begin(), state.steps.end(),
                     [](const StepState& step) { return !step.completed; });
}

bool any_consultation_open(const State& state) {
  return std::any_of(state.consultations.begin(), state.consultations.end(),
                     [](const Consultation& one) { return !one.answered; });
}

std::optional<Rejection> clock_must_run(const State& state) {
  if (state.clock_stopped() || state.pause_open()) return refused(Refusal::kClockAlreadyStopped);
  return std::nullopt;
}

/// The result waits to be signed again: said so, instead of "not in this phase".
bool signed_in_vain(const State& state, CommandKind command) {
  return (command == CommandKind::kRecordResult || command == CommandKind::kIssueResult) &&
         state.phase == Phase::kProposed && state.signature && state.signature->check;
}

/// What the state alone settles, beyond the phase.
std::optional<Rejection> state_barrier(const State& state, CommandKind command) {
  switch (command) {
    case CommandKind::kRequestSupplement:
    case CommandKind::kRequestObligation: return clock_must_run(state);
    case CommandKind::kStopClock:
      if (state.clock_stopped()) return refused(Refusal::kClockAlreadyStopped);
      return std::nullopt;
    case CommandKind::kResumeClock:
      if (!state.clock_stopped()) return refused(Refusal::kClockNotStopped);
      return std::nullopt;
    case CommandKind::kCompleteStep:
      if (!any_step_open(state)) return refused(Refusal::kStepNotOpen);
      return std::nullopt;
    case CommandKind::kLapse:
      if (state.supplements.empty() || !state.supplements.back().lapse)
        return refused(Refusal::kNoLapse);
      return std::nullopt;
    case CommandKind::kAnswerConsultation:
      if (!any_consultation_open(state)) return refused(Refusal::kConsultationUnknown);
      return std::nullopt;
    case CommandKind::kProposeResult:
      if (any_step_open(state)) return refused(Refusal::kStepsOpen);
      if (any_consultation_open(state)) return refused(Refusal::kConsultationsOpen);
      return std::nullopt;
    case CommandKind::kIssueResult:
      if (state.papers.empty()) return refused(Refusal::kPapersMissing);
      return std::nullopt;
    case CommandKind::kApologiseAndExtend:
      if (state.extended) return refused(Refusal::kAlreadyExtended);
      if (!state.term) return refused(Refusal::kNoTerm);
      return clock_must_run(state);
    case CommandKind::kUndo:
      if (!state.last || !state.last->undoable) return refused(Refusal::kNothingToUndo);
      return std::nullopt;
    case CommandKind::kCheckSignature:
      if (!state.signature || !state.signature->file) return refused(Refusal::kNoSignedFile);
      return std::nullopt;
    case CommandKind::kLiftHold:
      if (state.holds.empty()) return refused(Refusal::kHoldUnknown);
      return std::nullopt;
    case CommandKind::kOrderErasure:
      if (!state.holds.empty()) return refused(Refusal::kOnHold);
      return std::nullopt;
    case CommandKind::kFileDossier:
    case CommandKind::kReceiveDossier:
    case CommandKind::kRefuseDossier:
    case CommandKind::kCorrectEntry:
    case CommandKind::kCheckDossier:
    case CommandKind::kAssign:
    case CommandKind::kStartStep:
    case CommandKind::kReceiveSupplement:
    case CommandKind::kFulfilObligation:
    case CommandKind::kIntendTransfer:
    case CommandKind::kConsult:
    case CommandKind::kSendBack:
    case CommandKind::kSignResult:
    case CommandKind::kRecordResult:
    case CommandKind::kReturnResult:
    case CommandKind::kWithdrawDossier:
    case CommandKind::kStopDossier:
    case CommandKind::kAmendResult:
    case CommandKind::kBindAlias:
    case CommandKind::kPlaceHold:
    case CommandKind::kAddNote:
    case CommandKind::kPrintPaper: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Rejection> undo_hindrance(const State& state, const Facts& facts) {
  const LastAct& last = *state.last;
  if (last.actor != facts.actor.officer) return refused(Refusal::kNotYourAct);
  // A clock that was set back since gives a negative age: then nobody knows, and nothing is undone.
  const std::int64_t age = facts.claimed.ms - last.claimed.ms;
  const std::int64_t window = facts.policy.undo_window_ms;
  if (age >= 0 && age <= window) return std::nullopt;
  return Rejection{Refusal::kUndoWindowOver, {}, std::nullopt, window / 1000};
}

std::optional<Rejection> apology_hindrance(const State& state, const Facts& facts) {
  const auto& until = state.term->apologise_until;
  if (until && facts.now <= *until) return std::nullopt;
  return Rejection{Refusal::kTooLateToApologise, {}, until, 0};
}

std::optional<Rejection> erasure_hindrance(const State& state, const Facts& facts) {
  const auto& until = facts.retention_until;
  if (!until) return refused(Refusal::kRetentionRunning);
  if (*until >= facts.now.date)
    return Rejection{Refusal::kRetentionRunning, {}, LegalTime{*until, 0}, 0};
  const auto& first = state.erasure_requested_by;
  if (first && first == facts.actor.officer) return refused(Refusal::kSecondOfficerNeeded);
  return std::nullopt;
}

}  // namespace

office::RoleSet roles_for(Phase phase, CommandKind command) {
  return in_phase(phase, command) ? row_of(command).roles : office::RoleSet{};
}

std::optional<Rejection> barrier(const State& state, CommandKind command, office::RoleSet roles) {
  if (state.erasure_ordered) return refused(Refusal::kErased);
  if (!in_phase(state.phase, command)) {
    if (state.phase == Phase::kNone) return refused(Refusal::kNotBorn);
    if (command == CommandKind::kFileDossier) return refused(Refusal::kAlreadyBorn);
    if (signed_in_vain(state, command) && roles.meets(row_of(command).roles))
      return Rejection{Refusal::kSignatureDoesNotHold,
                       std::string(word(state.signature->check->verdict)), std::nullopt, 0};
    return refused(Refusal::kNotInThisPhase);
  }
  if (!roles.meets(row_of(command).roles)) return refused(Refusal::kRoleNotAllowed);
  return state_barrier(state, command);
}

std::optional<office::ActKind> signature_of(CommandKind command) {
  using office::ActKind;
  if (command == CommandKind::kSignResult) return ActKind::kSignResult;
  if (command == CommandKind::kRefuseDossier) return ActKind::kSignRefusal;       // Form 03
  if (command == CommandKind::kApologiseAndExtend) return ActKind::kSignApology;  // Form 04
  if (command == CommandKind::kStopDossier) return ActKind::kSignStop;            // Form 05
  return std::nullopt;
}

std::optional<Rejection> hindrance(const State& state, CommandKind command, const Facts& facts) {
  if (command == CommandKind::kUndo) return undo_hindrance(state, facts);
  if (command == CommandKind::kApologiseAndExtend) return apology_hindrance(state, facts);
  if (command == CommandKind::kOrderErasure) return erasure_hindrance(state, facts);
  const bool stops = command == CommandKind::kStopClock;
  if (!stops && command != CommandKind::kAmendResult) return std::nullopt;
  if (facts.procedure == nullptr)
    return Rejection{Refusal::kProcedureVersionMissing, state.procedure.text, std::nullopt, 0};
  if (stops && facts.procedure->clock_stops.empty()) return refused(Refusal::kGroundNotInProcedure);
  if (!stops && facts.procedure->corrections.empty()) return refused(Refusal::kActNotInProcedure);
  return std::nullopt;
}

std::vector<CommandKind> allowed_commands(const State& state, const Facts& facts,
                                          const std::function<bool(office::ActKind)>& may_sign) {
  std::vector<CommandKind> out;
  for (std::size_t i = 0; i < kCommandKinds; ++i) {
    const auto command = static_cast<CommandKind>(i);
    if (barrier(state, command, facts.actor.roles) || hindrance(state, command, facts)) continue;
    const auto act = signature_of(command);
    if (!act || may_sign(*act)) out.push_back(command);
  }
  return out;
}

}  // namespace motcua::dossier
