#include <algorithm>
#include <utility>

#include "dossier/state.h"

namespace motcua::dossier {
namespace {

/// What may be taken back while nothing came after it. Births, lapses, orders, names given by
/// others and paper that is out stay.
bool undoable(const Event& event) {
  return !std::holds_alternative<DossierFiled>(event) &&
         !std::holds_alternative<DossierReceived>(event) &&
         !std::holds_alternative<DossierLapsed>(event) &&
         !std::holds_alternative<EntryUndone>(event) &&
         !std::holds_alternative<AliasBound>(event) &&
         !std::holds_alternative<PaperPrinted>(event) &&
         !std::holds_alternative<ErasureOrdered>(event);
}

/// Remembers what an undo of this act would bring back.
void remember(State& state, const Stamp& stamp, const Event& event) {
  if (state.last && state.last->command == stamp.command) {
    state.last->undoable = state.last->undoable && undoable(event);
    return;
  }
  state.last.reset();
  // Nobody did what the node found out by itself.
  const bool by_itself = std::holds_alternative<SignatureChecked>(event) && !stamp.actor;
  LastAct act{stamp.seq, stamp.command, stamp.claimed, stamp.actor, undoable(event) && !by_itself,
              nullptr};
  if (act.undoable) act.before = std::make_shared<const State>(state);
  state.last = std::move(act);
}

template <class T>
void keep(Private<T>& held, const Part<T>& part) {
  if (part) held = *part;
}

void promise(State& state, const Term& term) {
  if (!state.first_term) state.first_term = term;
  state.term = term;
}
void promise(State& state, const std::optional<Term>& term) {
  if (term) promise(state, *term);
}

void begin(State& state, const Intake& intake) {
  state.number = intake.number;
  state.check = intake.check;
  state.procedure = intake.procedure;
  state.case_name = intake.case_name;
  state.way = intake.way;
  state.channel = intake.channel;
  state.area = intake.area;
  state.units = intake.units;
  state.filed = intake.filed;
  state.components = intake.components;
  state.return_mode = intake.return_mode;
}

/// A component shown again replaces what was noted of it.
void merge(std::vector<ComponentShown>& held, const std::vector<ComponentShown>& shown) {
  for (const ComponentShown& one : shown) {
    const auto same = std::find_if(held.begin(), held.end(),
                                   [&](const ComponentShown& old) { return old.id == one.id; });
    if (same == held.end())
      held.push_back(one);
    else
      *same = one;
  }
}

void close_last(std::vector<Interruption>& interruptions, LegalTime at) {
  if (!interruptions.empty() && !interruptions.back().to) interruptions.back().to = at;
}

struct Folding {
  State& state;
  const Stamp& stamp;

  void can_print(PaperForm form) { state.printables.push_back({form, stamp.seq, 0}); }

  void operator()(const DossierFiled& e) {
    begin(state, e.intake);
    can_print(PaperForm::kControlSheet);
    state.procedure_version = e.procedure_version;
    state.phase = Phase::kFiled;
    keep(state.people, e.people);
    keep(state.summary, e.summary);
    keep(state.form, e.form);
  }
  void operator()(const DossierReceived& e) {
    if (e.intake) begin(state, *e.intake);
    can_print(PaperForm::kIntakeSlip);
    if (state.printable(PaperForm::kControlSheet, 0) == nullptr)
      can_print(PaperForm::kControlSheet);
    state.procedure_version = e.procedure_version;
    state.received = e.received;
    state.received_by = stamp.actor;
    state.phase = Phase::kReceived;
    promise(state, e.term);
    keep(state.people, e.people);
    keep(state.summary, e.summary);
    keep(state.form, e.form);
  }
  void operator()(const DossierRefused&) {
    state.phase = Phase::kRefused;
    can_print(PaperForm::kRefusal);
    state.refused = stamp.legal;
  }
  void operator()(const EntryCorrected& e) {
    if (!e.components.empty()) state.components = e.components;
    keep(state.people, e.people);
    keep(state.summary, e.summary);
    keep(state.form, e.form);
  }
  void operator()(const DossierChecked&) {}
  void operator()(const DossierAssigned& e) {
    state.assignee = e.officer;
    if (state.phase == Phase::kReceived) state.phase = Phase::kInWork;
  }
  void operator()(const StepStarted& e) {
    state.steps.push_back({e.step, e.kind, e.officer, stamp.legal, e.from, e.until, e.asked_unit,
                           e.answer_by, e.stops, std::nullopt, std::nullopt});
    if (e.stops)
      state.pauses.push_back({stamp.legal, std::nullopt, calendar::PauseKind::kVerification, {}});
    if (state.phase == Phase::kReceived) state.phase = Phase::kInWork;
  }
  void operator()(const StepCompleted& e) {
    for (StepState& step : state.steps) {
      if (step.id != e.step || step.completed) continue;
      step.completed = e.at;
      step.outcome = e.outcome;
      if (step.stops) close_last(state.pauses, e.at);
    }
    promise(state, e.term);
  }
  void operator()(const SupplementRequested& e) {
    SupplementState round;
    round.asked = e.asked;
    round.components = e.components;
    round.lapse = e.lapse;
    state.supplements.push_back(std::move(round));
    can_print(PaperForm::kSupplementRequest);
    state.before_wait = state.phase;
    state.phase = Phase::kSupplement;
  }
  void operator()(const SupplementReceived& e) {
    if (!state.supplements.empty()) {
      state.supplements.back().brought = e.brought;
      state.supplements.back().after = e.after;
    }
    merge(state.components, e.components);
    state.phase = state.before_wait;
    promise(state, e.term);
  }
  void operator()(const DossierLapsed&) {
    state.phase = Phase::kStopped;
    state.lapsed = true;
    can_print(PaperForm::kStopNotice);
    state.stopped = stamp.legal;
  }
  void operator()(const ClockStopped& e) {
    state.stops.push_back({e.from, std::nullopt, calendar::PauseKind::kOther, e.decision});
  }
  void operator()(const ClockResumed& e) {
    close_last(state.stops, e.at);
    promise(state, e.term);
  }
  void operator()(const ObligationRequested& e) {
    if (e.stops)
      state.pauses.push_back({e.at, std::nullopt, calendar::PauseKind::kFinancialObligation, {}});
    state.before_wait = state.phase;
    state.phase = Phase::kObligation;
  }
  void operator()(const ObligationFulfilled& e) {
    close_last(state.pauses, e.at);
    // Work had begun when the obligation was worked out.
    state.phase = Phase::kInWork;
    promise(state, e.term);
  }
  void operator()(const TransferIntended& e) { state.transfer_to = e.to; }
  void operator()(const ConsultationAsked& e) {
    state.consultations.push_back({e.id, e.unit, e.answer_by, std::nullopt});
  }
  void operator()(const ConsultationAnswered& e) {
    for (Consultation& one : state.consultations)
      if (one.id == e.id) one.answered = e.outcome;
  }
  void operator()(const ResultProposed& e) {
    state.proposal = Proposal{e.negative, e.codes, stamp.actor};
    state.signature.reset();
    state.phase = Phase::kProposed;
  }
  void operator()(const ProposalSentBack&) {
    state.proposal.reset();
    state.signature.reset();
    state.phase = Phase::kInWork;
  }
  void operator()(const ResultSigned& e) {
    state.signature = Signature{e.way,    e.capacity, e.instrument,  stamp.actor, e.file,
                                e.sha256, e.on,       stamp.claimed, std::nullopt};
    state.signers = Private<Signers>();
    state.phase = Phase::kSigned;
  }
  void operator()(const ResultRecorded& e) {
    state.papers.insert(state.papers.end(), e.papers.begin(), e.papers.end());
  }
  void operator()(const ResultIssued& e) {
    state.finished = e.at;
    state.phase = Phase::kFinished;
  }
  void operator()(const ResultReturned& e) {
    state.returned = e.at;
    state.phase = Phase::kReturned;
  }
  void operator()(const DossierWithdrawn& e) {
    state.withdrawn = e.at;
    state.phase = Phase::kWithdrawn;
  }
  void operator()(const DossierStopped& e) {
    can_print(PaperForm::kStopNotice);
    state.stopped = e.at;
    state.phase = Phase::kStopped;
  }
  void operator()(const DossierExtended& e) {
    state.extended = true;
    can_print(PaperForm::kApology);
    promise(state, e.term);
  }
  void operator()(const ResultAmended& e) {
    state.amendments.push_back({e.act, e.paper, e.decision});
  }
  void operator()(const EntryUndone&) {}  // see evolve()
  void operator()(const AliasBound& e) { state.aliases[e.kind] = e.code; }
  void operator()(const HoldPlaced& e) { state.holds.push_back(e.decision); }
  void operator()(const HoldLifted& e) { std::erase(state.holds, e.decision); }
  void operator()(const ErasureRequested&) { state.erasure_requested_by = stamp.actor; }
  void operator()(const ErasureOrdered&) {
    state.erasure_ordered = true;
    state.people = Private<People>::erased();
    state.summary = Private<Summary>::erased();
    state.form = Private<json::Value>::erased();
    state.signers = Private<Signers>::erased();
  }
  void operator()(const DossierNoted&) {}
  void operator()(const PaperPrinted& e) {
    for (Printable& one : state.printables)
      if (one.form == e.form && one.cites == e.cites) one.copies = e.copy;
  }
  void operator()(const SignatureChecked& e) {
    if (!state.signature || state.signature->file != e.found.file) return;
    state.signature->check = e.found;
    keep(state.signers, e.signer);
    // What does not hold must be signed again; a later check may find that it held after all.
    if (state.phase == Phase::kProposed || state.phase == Phase::kSigned)
      state.phase = lets_issue(e.found.verdict) ? Phase::kSigned : Phase::kProposed;
  }
};

}  // namespace

State evolve(State state, const Stamp& stamp, const Event& event) {
  if (const auto* undone = std::get_if<EntryUndone>(&event)) {
    const bool fits = state.last && state.last->undoable && state.last->before &&
                      state.last->first_seq == undone->cites;
    if (fits) state = State(*state.last->before);
    state.last.reset();
  } else {
    remember(state, stamp, event);
    std::visit(Folding{state, stamp}, event);
  }
  state.version = stamp.seq;
  return state;
}

State skip(State state, std::int64_t seq) {
  state.version = seq;
  return state;
}

}  // namespace motcua::dossier
