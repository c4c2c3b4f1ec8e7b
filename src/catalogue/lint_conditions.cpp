// Conditions: known operators, known facts, no question that waits for its own answer.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "catalogue/lint_parts.h"
#include "catalogue/rules.h"

namespace motcua::catalogue {
namespace {

constexpr std::array<std::string_view, 5> kFactsAlwaysThere = {
    "channel", "area", "case", "received_on", "applicant_is_organisation"};

bool is_known_fact(const Procedure& procedure, std::string_view name) {
  if (std::find(kFactsAlwaysThere.begin(), kFactsAlwaysThere.end(), name) !=
      kFactsAlwaysThere.end())
    return true;
  return std::any_of(procedure.facts.begin(), procedure.facts.end(),
                     [&](const Fact& fact) { return fact.id == name; });
}

void lint_condition(const Procedure& procedure, const Condition& condition,
                    const std::string& place, LintReport& report) {
  if (condition.is_null()) return;
  for (const RuleError& error : check_rule(condition)) {
    const LintRule rule = error.fault == RuleFault::kUnknownOperator ? LintRule::kUnknownOperator
                                                                     : LintRule::kBadCondition;
    report.add(rule, place + (error.place.empty() ? "" : "." + error.place), error.detail);
  }
  for (const std::string& name : facts_read(condition))
    if (!is_known_fact(procedure, name)) report.add(LintRule::kUnknownReference, place, name);
}

/// Depth-first over "asked only if"; reports each circle once, at the question that closes it.
class Circles {
 public:
  Circles(const Procedure& procedure, LintReport& report) : procedure_(procedure), report_(report) {
    for (std::size_t i = 0; i < procedure.facts.size(); ++i)
      places_.emplace(procedure.facts[i].id, i);
    state_.assign(procedure.facts.size(), State::kNew);
  }
  void look() {
    for (std::size_t i = 0; i < procedure_.facts.size(); ++i) visit(i);
  }

 private:
  enum class State { kNew, kOnPath, kDone };

  void visit(std::size_t place) {
    if (state_[place] == State::kDone) return;
    if (state_[place] == State::kOnPath) {
      std::string circle;
      const auto from = std::find(path_.begin(), path_.end(), place);
      for (auto at_fact = from; at_fact != path_.end(); ++at_fact)
        circle += procedure_.facts[*at_fact].id + " > ";
      report_.add(LintRule::kCyclicCondition, at("facts", place, "when"),
                  circle + procedure_.facts[place].id);
      return;
    }
    state_[place] = State::kOnPath;
    path_.push_back(place);
    for (const std::string& name : facts_read(procedure_.facts[place].when)) {
      const auto next = places_.find(name);
      if (next != places_.end()) visit(next->second);
    }
    path_.pop_back();
    state_[place] = State::kDone;
  }

  const Procedure& procedure_;
  LintReport& report_;
  std::map<std::string, std::size_t> places_;
  std::vector<State> state_;
  std::vector<std::size_t> path_;
};

}  // namespace

void lint_conditions(const Procedure& procedure, LintReport& report) {
  const auto look = [&](const Condition& condition, const std::string& place) {
    lint_condition(procedure, condition, place, report);
  };
  for (std::size_t i = 0; i < procedure.facts.size(); ++i)
    look(procedure.facts[i].when, at("facts", i, "when"));
  for (std::size_t i = 0; i < procedure.components.size(); ++i)
    look(procedure.components[i].condition, at("components", i, "condition"));
  for (std::size_t i = 0; i < procedure.fees.size(); ++i) {
    const FeeRow& fee = procedure.fees[i];
    look(fee.condition, at("fees", i, "condition"));
    for (std::size_t e = 0; e < fee.exempt.size(); ++e)
      look(fee.exempt[e].condition, at("fees", i, "exempt." + std::to_string(e) + ".condition"));
  }
  for (std::size_t i = 0; i < procedure.steps.size(); ++i) {
    const Step& step = procedure.steps[i];
    look(step.when, at("steps", i, "when"));
    for (std::size_t n = 0; n < step.next.size(); ++n)
      look(step.next[n].when, at("steps", i, "next." + std::to_string(n) + ".when"));
  }
  for (std::size_t i = 0; i < procedure.harm.size(); ++i) {
    const HarmRule& harm = procedure.harm[i];
    if (harm.kind != HarmKind::kEndOfMonth && !is_known_fact(procedure, harm.fact))
      report.add(LintRule::kUnknownReference, at("harm", i, "fact"), harm.fact);
  }
  Circles(procedure, report).look();
}

}  // namespace motcua::catalogue
