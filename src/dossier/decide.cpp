#include "dossier/decide.h"

#include <algorithm>

#include "base/check.h"
#include "dossier/codec.h"
#include "dossier/judge.h"
#include "dossier/transitions.h"

namespace motcua::dossier {
namespace judging {

Result<LegalTime, Rejection> act_time(const Case& at, std::optional<LegalTime> stated) {
  const LegalTime now = at.facts.now;
  const LegalTime time = stated.value_or(now);
  if (time > now) return refuse(Refusal::kInFuture, {}, now);
  const int days_max = at.facts.policy.backdate_days_max;
  if (now.date.days - time.date.days > days_max)
    return refuse(Refusal::kTooLongAgo, {}, std::nullopt, days_max);
  return time;
}

Result<LegalTime, Rejection> act_time_after(const Case& at, std::optional<LegalTime> stated,
                                            LegalTime earlier) {
  // Without a stated time nobody claims an order: a clock set back must not stop the work.
  const LegalTime time = TRY(act_time(at, stated));
  if (time >= earlier) return time;
  if (stated) return refuse(Refusal::kOutOfOrder, {}, earlier);
  return earlier;
}

Result<Done, Rejection> past_date(const Case& at, Date date) {
  if (date > at.facts.now.date) return refuse(Refusal::kInFuture, {}, at.facts.now);
  return Done{};
}

Result<office::Delegation, Rejection> mandate(const Case& at, office::ActKind act) {
  const Actor& actor = at.facts.actor;
  const LegalTime now = at.facts.now;
  const auto& delegation = actor.delegation;
  const bool fits = delegation && actor.officer && delegation->officer == *actor.officer &&
                    delegation->covers(at.state.procedure, act);
  if (!fits) return refuse(Refusal::kNoDelegation, {}, now);
  if (!delegation->in_force(now.date))
    return refuse(Refusal::kDelegationExpired, delegation->instrument, now);
  return *delegation;
}

Result<Done, Rejection> with_words(const Words& words) {
  if (words.empty()) return refuse(Refusal::kReasonMissing);
  return Done{};
}

Result<const catalogue::Procedure*, Rejection> procedure_of(const Case& at) {
  const bool born = at.state.phase != Phase::kNone;
  if (at.facts.procedure == nullptr)
    return refuse(born ? Refusal::kProcedureVersionMissing : Refusal::kProcedureUnknown,
                  at.state.procedure.text);
  if (born && at.facts.procedure_version != at.state.procedure_version)
    return refuse(Refusal::kProcedureVersionMissing, at.state.procedure.text);
  return at.facts.procedure;
}

}  // namespace judging

namespace {

Result<Done, Rejection> check_sizes(const Events& events) {
  for (const Event& event : events) {
    const std::size_t size = sealed_size(encode(event));
    if (size > kEventBytesMax)
      return judging::refuse(Refusal::kEventTooLarge, {}, std::nullopt,
                             static_cast<std::int64_t>(size));
  }
  return Done{};
}

}  // namespace

Result<Events, Rejection> decide(const State& state, const Command& command, const Facts& facts) {
  CHECK(facts.days != nullptr, "the calendar is always at hand");
  if (state.phase != Phase::kNone && state.units.custodian != facts.unit)
    return judging::refuse(Refusal::kNotCustodian, state.units.custodian.text);
  const CommandKind kind = kind_of(command);
  if (auto stopped = barrier(state, kind, facts.actor.roles)) return fail(std::move(*stopped));
  if (auto hindered = hindrance(state, kind, facts)) return fail(std::move(*hindered));
  const judging::Case at{state, facts};
  Events events = TRY(std::visit([&](const auto& c) { return judging::judge(at, c); }, command));
  TRY(check_sizes(events));
  return events;
}

}  // namespace motcua::dossier
