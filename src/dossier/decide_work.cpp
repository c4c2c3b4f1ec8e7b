// Assigning, steps, consulting other bodies, intending a transfer.
#include <algorithm>

#include "dossier/judge.h"

namespace motcua::dossier::judging {
namespace {

using catalogue::StepKind;

/// Receiving, proposing, signing and returning are commands of their own.
bool is_worked_step(StepKind kind) {
  switch (kind) {
    case StepKind::kCheck:
    case StepKind::kVerify:
    case StepKind::kPublicPosting:
    case StepKind::kMeeting:
    case StepKind::kFieldCheck:
    case StepKind::kInterCommuneVerification:
    case StepKind::kTacitConsent: return true;
    case StepKind::kReceive:
    case StepKind::kPropose:
    case StepKind::kSign:
    case StepKind::kReturn: return false;
  }
  return false;
}

bool is_verification(StepKind kind) {
  return kind == StepKind::kVerify || kind == StepKind::kInterCommuneVerification;
}

/// What each kind must say when it begins.
bool details_given(const StepStarted& step) {
  switch (step.kind) {
    case StepKind::kPublicPosting: return step.from && step.until && *step.from <= *step.until;
    case StepKind::kMeeting:
    case StepKind::kFieldCheck: return step.from.has_value();
    case StepKind::kInterCommuneVerification: return !step.asked_unit.empty();
    case StepKind::kTacitConsent: return step.answer_by.has_value();
    case StepKind::kCheck:
    case StepKind::kVerify:
    case StepKind::kReceive:
    case StepKind::kPropose:
    case StepKind::kSign:
    case StepKind::kReturn: return true;
  }
  return true;
}

Result<Done, Rejection> may_complete(const Case& at, const StepState& step, const CompleteStep& c,
                                     LegalTime when) {
  if (step.kind == StepKind::kPublicPosting && step.until && when.date <= *step.until)
    return refuse(Refusal::kPostingNotOver, step.id, LegalTime{*step.until, 0});
  if (c.outcome == Outcome::kSilence) {
    if (step.kind != StepKind::kTacitConsent) return refuse(Refusal::kSilenceNotAllowed, step.id);
    if (step.answer_by && when.date <= *step.answer_by)
      return refuse(Refusal::kSilenceNotOver, step.id, LegalTime{*step.answer_by, 0});
  } else if (!at.facts.actor.officer) {
    // The program itself may only note that nobody spoke.
    return refuse(Refusal::kRoleNotAllowed);
  }
  return Done{};
}

}  // namespace

Verdict judge(const Case&, const Assign& c) {
  return Events{DossierAssigned{c.officer, sealed_words(c.text)}};
}

Verdict judge(const Case& at, const StartStep& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  const catalogue::Step* step = catalogue::find_step(*procedure, c.step);
  if (step == nullptr || !is_worked_step(step->kind)) return refuse(Refusal::kStepUnknown, c.step);
  if (at.state.open_step(c.step) != nullptr) return refuse(Refusal::kStepAlreadyOpen, c.step);
  StepStarted started;
  started.step = c.step;
  started.kind = step->kind;
  started.officer = c.officer;
  started.from = c.from;
  started.until = c.until;
  started.asked_unit = c.asked_unit;
  started.answer_by = c.answer_by;
  if (!started.answer_by && step->limit)
    started.answer_by = day_after(*at.facts.days, at.facts.now.date, *step->limit);
  if (started.answer_by && *started.answer_by < at.facts.now.date)
    return refuse(Refusal::kOutOfOrder, c.step, at.facts.now);
  if (!details_given(started)) return refuse(Refusal::kStepDetailsMissing, c.step);
  started.stops =
      is_verification(step->kind) && procedure->verification == catalogue::ClockEffect::kStops;
  if (started.stops && at.state.pause_open()) return refuse(Refusal::kClockAlreadyStopped);
  started.text = sealed_words(c.text);
  return Events{std::move(started)};
}

Verdict judge(const Case& at, const CompleteStep& c) {
  const StepState* step = at.state.open_step(c.step);
  if (step == nullptr) return refuse(Refusal::kStepNotOpen, c.step);
  const LegalTime when = TRY(act_time_after(at, c.at, step->started));
  TRY(may_complete(at, *step, c, when));
  StepCompleted completed{c.step, c.outcome, when, std::nullopt, sealed_words(c.text)};
  if (step->stops) {
    State after = at.state;
    if (after.pause_open()) after.pauses.back().to = when;
    completed.term = TRY(renewed_term(at, after, when));
  }
  return Events{std::move(completed)};
}

Verdict judge(const Case& at, const IntendTransfer& c) {
  if (c.to == at.state.units.custodian) return refuse(Refusal::kSameUnit, c.to.text);
  TRY(with_words(c.text));
  return Events{TransferIntended{c.to, sealed(c.text)}};
}

Verdict judge(const Case& at, const Consult& c) {
  if (c.unit == at.facts.unit) return refuse(Refusal::kSameUnit, c.unit.text);
  if (c.answer_by && *c.answer_by < at.facts.now.date)
    return refuse(Refusal::kOutOfOrder, {}, at.facts.now);
  TRY(with_words(c.text));
  const auto id = static_cast<std::int64_t>(at.state.consultations.size()) + 1;
  return Events{ConsultationAsked{id, c.unit, c.answer_by, sealed(c.text)}};
}

Verdict judge(const Case& at, const AnswerConsultation& c) {
  const auto& all = at.state.consultations;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Consultation& one) { return one.id == c.id; });
  if (found == all.end()) return refuse(Refusal::kConsultationUnknown, std::to_string(c.id));
  if (found->answered) return refuse(Refusal::kConsultationAnswered, std::to_string(c.id));
  return Events{ConsultationAnswered{c.id, c.outcome, sealed_words(c.text)}};
}

}  // namespace motcua::dossier::judging
