// Whatever stops the legal clock or moves the date: supplements, decisions, obligations, Form 04.
#include <algorithm>

#include "calendar/verdict_766.h"
#include "dossier/judge.h"

namespace motcua::dossier::judging {
namespace {

bool is_second_request(const State& state) {
  std::vector<calendar::SupplementRound> rounds;
  for (const SupplementState& one : state.supplements)
    rounds.push_back({one.asked, one.brought, calendar::AfterSupplement::kRestart});
  return calendar::next_request_makes_late_766(rounds);
}

}  // namespace

Verdict judge(const Case& at, const RequestSupplement& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  if (c.components.empty() && c.text.items.empty()) return refuse(Refusal::kFaultsMissing);
  TRY(with_words(c.text));
  TRY(check_component_ids(*procedure, c.components));
  const bool second = is_second_request(at.state);
  if (second && !c.late_766_acknowledged) return refuse(Refusal::kLate766NotAcknowledged);
  SupplementRequested requested;
  requested.round = static_cast<std::int64_t>(at.state.supplements.size()) + 1;
  requested.asked =
      TRY(act_time_after(at, std::nullopt, at.state.received.value_or(at.state.filed)));
  requested.components = c.components;
  requested.lapse = TRY(lapse_day(at, *procedure, requested.asked));
  requested.late_766 = second;
  requested.text = sealed(c.text);
  return Events{std::move(requested)};
}

Verdict judge(const Case& at, const ReceiveSupplement& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  TRY(check_components(*procedure, c.components, c.files));
  SupplementReceived received;
  received.brought = TRY(act_time_after(at, c.brought, at.state.supplements.back().asked));
  received.after = procedure->supplement.mode;
  received.components = c.components;
  if (at.state.received) {
    State after = at.state;
    after.supplements.back().brought = received.brought;
    after.supplements.back().after = received.after;
    received.term = TRY(renewed_term(at, after, received.brought));
  }
  received.text = sealed_words(c.text);
  received.files = sealed_files(c.files);
  return Events{std::move(received)};
}

Verdict judge(const Case& at, const Lapse& c) {
  const Date last = *at.state.supplements.back().lapse;
  if (at.facts.now.date <= last) return refuse(Refusal::kNotYetLapsed, {}, LegalTime{last, 0});
  return Events{DossierLapsed{last, c.out_number}};
}

Verdict judge(const Case& at, const StopClock& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  if (c.decision.empty()) return refuse(Refusal::kDecisionMissing);
  const auto& grounds = procedure->clock_stops;
  if (std::find(grounds.begin(), grounds.end(), c.ground) == grounds.end())
    return refuse(Refusal::kGroundNotInProcedure, std::string(catalogue::word(c.ground)));
  const LegalTime from = TRY(act_time_after(at, c.from, *at.state.received));
  return Events{ClockStopped{c.decision, c.ground, from, sealed_words(c.text)}};
}

Verdict judge(const Case& at, const ResumeClock& c) {
  const LegalTime when = TRY(act_time_after(at, c.at, at.state.stops.back().from));
  State after = at.state;
  after.stops.back().to = when;
  const Term term = TRY(renewed_term(at, after, when));
  return Events{ClockResumed{when, term, sealed_words(c.text)}};
}

Verdict judge(const Case& at, const RequestObligation& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  const LegalTime when = TRY(act_time_after(at, std::nullopt, *at.state.received));
  const bool stops = procedure->financial_obligation == catalogue::ClockEffect::kStops;
  return Events{ObligationRequested{c.notice, when, stops, c.amount, sealed_words(c.text)}};
}

Verdict judge(const Case& at, const FulfilObligation& c) {
  const bool stops = at.state.pause_open();
  const LegalTime earlier = stops ? at.state.pauses.back().from : *at.state.received;
  ObligationFulfilled fulfilled;
  fulfilled.at = TRY(act_time_after(at, c.at, earlier));
  fulfilled.paper = c.paper;
  if (stops) {
    State after = at.state;
    after.pauses.back().to = fulfilled.at;
    fulfilled.term = TRY(renewed_term(at, after, fulfilled.at));
  }
  fulfilled.text = sealed_words(c.text);
  return Events{std::move(fulfilled)};
}

Verdict judge(const Case& at, const ApologiseAndExtend& c) {
  TRY(mandate(at, office::ActKind::kSignApology));
  const Term& old = *at.state.term;
  if (c.out_number.empty()) return refuse(Refusal::kOutNumberMissing);
  TRY(with_words(c.text));
  const auto closing = at.facts.days->closing(c.new_due);
  if (!closing || !at.facts.days->works(c.new_due) || *closing <= old.due)
    return refuse(Refusal::kNotLater, {}, old.due);
  DossierExtended extended;
  extended.out_number = c.out_number;
  extended.term = old;
  extended.term.due = *closing;
  extended.term.apologise_until.reset();  // once only
  extended.term.calendar = at.facts.days->calendar().version();
  extended.text = sealed(c.text);
  return Events{std::move(extended)};
}

}  // namespace motcua::dossier::judging
