// Where the dossier asks the legal clock: due dates, lapses, the facts of Decision 766.
#include <algorithm>

#include "calendar/words.h"
#include "catalogue/limits.h"
#include "dossier/judge.h"

namespace motcua::dossier {
namespace {

/// What the legal clock is asked. A stop or pause that still runs is counted up to `open_until`.
calendar::DueInput due_input(const State& state, LegalTime received, calendar::Limit limit,
                             LegalTime open_until) {
  calendar::DueInput input;
  input.received = received;
  input.limit = limit;
  for (const SupplementState& round : state.supplements) {
    if (round.asked < received) continue;  // asked before intake: the limit had not begun
    input.rounds.push_back({round.asked, round.brought,
                            round.after == catalogue::SupplementMode::kResume
                                ? calendar::AfterSupplement::kResume
                                : calendar::AfterSupplement::kRestart});
  }
  for (const Interruption& pause : state.pauses)
    input.pauses.push_back(
        {pause.from, pause.to.value_or(std::max(pause.from, open_until)), pause.kind});
  for (const Interruption& stop : state.stops)
    input.stops.push_back(
        {stop.from, stop.to.value_or(std::max(stop.from, open_until)), stop.decision});
  return input;
}

}  // namespace

std::optional<Facts766> facts_766(const State& state, LegalTime period_end) {
  if (!state.received || !state.first_term) return std::nullopt;
  Facts766 facts;
  facts.clock = due_input(state, *state.received, state.first_term->limit, period_end);
  facts.ending.finished = state.finished;
  facts.ending.returned = state.returned;
  facts.ending.stopped = state.stopped;
  facts.ending.withdrawn = state.withdrawn;
  facts.ending.period_end = period_end;
  facts.asked = facts.clock.rounds.size();
  return facts;
}

std::optional<Date> retention_until(const State& state, const catalogue::Procedure& procedure) {
  if (procedure.retention.retention_class != catalogue::RetentionClass::kYears) return std::nullopt;
  std::optional<LegalTime> ended;
  for (const auto& end :
       {state.refused, state.withdrawn, state.stopped, state.finished, state.returned})
    if (end && (!ended || *end > *ended)) ended = end;
  if (!ended) return std::nullopt;
  return ended->date.plus_months(12 * procedure.retention.years);
}

namespace judging {
namespace {

Result<Term, Rejection> term_of(const Case& at, const calendar::DueInput& input,
                                catalogue::Grade grade, bool entered) {
  const auto computed = calendar::compute_due(*at.facts.days, input);
  if (!computed)
    return refuse(Refusal::kDateNotComputable, std::string(calendar::word(computed.error())));
  if (!computed->due) return refuse(Refusal::kDateNotComputable);
  Term term;
  term.receipt = computed->receipt;
  term.due = *computed->due;
  term.limit = input.limit;
  term.grade = grade;
  term.entered = entered;
  if (const auto& apology = computed->apology) {
    term.apologise_until = apology->until;
    if (!apology->moment) term.apologise_until->minute = 24 * 60 - 1;  // the whole day
  }
  term.harm = computed->harm;
  term.calendar = at.facts.days->calendar().version();
  return term;
}

std::optional<Date> date_answer(const json::Value& form, const std::string& fact) {
  const json::Value* found = form.find(fact);
  const std::string* text = found != nullptr ? found->as_string() : nullptr;
  return text != nullptr ? Date::parse(*text) : std::nullopt;
}

/// The earliest day after which the citizen loses something, as far as the answers say.
std::optional<Date> harm_day(const Case& at, const catalogue::Procedure& procedure,
                             LegalTime received, const json::Value& form) {
  std::optional<Date> earliest;
  for (const catalogue::HarmRule& rule : procedure.harm) {
    std::optional<Date> day;
    switch (rule.kind) {
      case catalogue::HarmKind::kEndOfMonth:
        day = at.facts.days->last_working_day_of_month(received.date);
        break;
      case catalogue::HarmKind::kFactDate: day = date_answer(form, rule.fact); break;
      case catalogue::HarmKind::kDaysAfterFact:
        day = date_answer(form, rule.fact);
        if (day) day = day->plus_days(rule.days);
        break;
    }
    if (day && (!earliest || *day < *earliest)) earliest = day;
  }
  return earliest;
}

struct ChosenLimit {
  calendar::Limit limit;
  catalogue::Grade grade = catalogue::Grade::kMissing;
  bool entered = false;
};

Result<ChosenLimit, Rejection> choose(const catalogue::Procedure& procedure, const Intake& intake,
                                      const std::optional<EnteredLimit>& entered) {
  const auto found =
      catalogue::choose_limit(procedure, {intake.case_name, intake.area, intake.channel});
  if (found) {
    if (entered) return refuse(Refusal::kLimitNotWanted);
    return ChosenLimit{found->limit, found->grade, false};
  }
  switch (found.error()) {
    case catalogue::LimitFault::kUnknownCase:
      return refuse(Refusal::kCaseUnknown, intake.case_name);
    case catalogue::LimitFault::kAmbiguous: return refuse(Refusal::kLimitAmbiguous);
    case catalogue::LimitFault::kMissing:
    case catalogue::LimitFault::kNoneApplies: break;
  }
  if (!entered) return refuse(Refusal::kLimitMissing, procedure.code.text);
  if (entered->basis.empty()) return refuse(Refusal::kLimitWithoutBasis);
  return ChosenLimit{entered->limit, catalogue::Grade::kMissing, true};
}

}  // namespace

Result<Term, Rejection> first_term(const Case& at, const Intake& intake, LegalTime received,
                                   const std::optional<EnteredLimit>& entered,
                                   const json::Value& form) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  const ChosenLimit chosen = TRY(choose(*procedure, intake, entered));
  calendar::DueInput input = due_input(at.state, received, chosen.limit, at.facts.now);
  input.closures = at.facts.closures;
  input.harm = harm_day(at, *procedure, received, form);
  return term_of(at, input, chosen.grade, chosen.entered);
}

Result<Term, Rejection> renewed_term(const Case& at, const State& after, LegalTime when) {
  const Term& first = *after.first_term;
  calendar::DueInput input = due_input(after, *after.received, first.limit, when);
  input.closures = at.facts.closures;
  input.harm = first.harm;
  Term term = TRY(term_of(at, input, first.grade, first.entered));
  if (after.extended && after.term && term.due < after.term->due) {
    term.due = after.term->due;
    term.apologise_until.reset();
  }
  return term;
}

Result<std::optional<Date>, Rejection> lapse_day(const Case& at,
                                                 const catalogue::Procedure& procedure,
                                                 LegalTime asked) {
  if (!procedure.supplement.lapse) return std::optional<Date>{};
  // The legal clock counts the lapse from the request; which limit it stands in does not matter.
  calendar::DueInput input;
  input.received = asked;
  input.limit = {1, calendar::LimitUnit::kWorkingDays};
  input.rounds.push_back({asked, std::nullopt, calendar::AfterSupplement::kRestart});
  input.lapse = procedure.supplement.lapse;
  const auto computed = calendar::compute_due(*at.facts.days, input);
  if (!computed)
    return refuse(Refusal::kDateNotComputable, std::string(calendar::word(computed.error())));
  return computed->lapse;
}

std::optional<Date> day_after(const calendar::OfficeDays& days, Date from,
                              const calendar::Limit& limit) {
  switch (limit.unit) {
    case calendar::LimitUnit::kWorkingDays: return days.plus_working_days(from, limit.value);
    case calendar::LimitUnit::kDays: return from.plus_days(limit.value);
    case calendar::LimitUnit::kMonths: return from.plus_months(limit.value);
    case calendar::LimitUnit::kSameDay: return from;
    case calendar::LimitUnit::kWorkingHours: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace judging
}  // namespace motcua::dossier
