#include "catalogue/lint.h"

#include <algorithm>
#include <set>

#include "catalogue/lint_parts.h"

namespace motcua::catalogue {
namespace {

template <class T>
void lint_ids(const std::vector<T>& items, std::string_view list, LintReport& report) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!seen.insert(items[i].id).second)
      report.add(LintRule::kDuplicateId, at(list, i, "id"), items[i].id);
}

template <class T>
void lint_names(const std::vector<T>& items, std::string_view list, LintReport& report) {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].name.empty()) report.add(LintRule::kMissingName, at(list, i, "name"));
}

bool overlap(const FeeRow& a, const FeeRow& b) {
  if (a.id != b.id || !(a.condition == b.condition)) return false;
  if (a.channel && b.channel && *a.channel != *b.channel) return false;
  const bool a_ends_before = a.to && *a.to < b.from;
  const bool b_ends_before = b.to && *b.to < a.from;
  return !a_ends_before && !b_ends_before;
}

void lint_fees(const Procedure& procedure, LintReport& report) {
  const auto& fees = procedure.fees;
  for (std::size_t i = 0; i < fees.size(); ++i)
    for (std::size_t j = i + 1; j < fees.size(); ++j)
      if (overlap(fees[i], fees[j]))
        report.add(LintRule::kFeeOverlap, at("fees", j),
                   fees[j].id + " and row " + std::to_string(i));
}

void lint_return(const Procedure& procedure, LintReport& report) {
  const ReturnRule& rule = procedure.return_rule;
  if (procedure.detailed && rule.modes.empty()) report.add(LintRule::kEmptyReturn, "return.modes");
  const bool by_post =
      std::find(rule.modes.begin(), rule.modes.end(), ReturnMode::kPost) != rule.modes.end();
  const bool somebody =
      rule.presence == Presence::kApplicant || rule.presence == Presence::kAllParties;
  if (by_post && somebody) report.add(LintRule::kPostNeedsNoPresence, "return.presence");
  for (std::size_t i = 0; i < rule.hand_in.size(); ++i)
    if (find_component(procedure, rule.hand_in[i]) == nullptr)
      report.add(LintRule::kUnknownReference, at("return.hand_in", i), rule.hand_in[i]);
}

}  // namespace

std::string at(std::string_view list, std::size_t place, std::string_view member) {
  std::string out = std::string(list) + "." + std::to_string(place);
  if (!member.empty()) out += "." + std::string(member);
  return out;
}

std::string_view word(LintRule rule) {
  switch (rule) {
    case LintRule::kBadCode: return "bad_code";
    case LintRule::kMissingName: return "missing_name";
    case LintRule::kDuplicateId: return "duplicate_id";
    case LintRule::kUnknownReference: return "unknown_reference";
    case LintRule::kUnreachableStep: return "unreachable_step";
    case LintRule::kDeadEnd: return "dead_end";
    case LintRule::kWrongActor: return "wrong_actor";
    case LintRule::kUnknownOperator: return "unknown_operator";
    case LintRule::kBadCondition: return "bad_condition";
    case LintRule::kCyclicCondition: return "cyclic_condition";
    case LintRule::kProseDiffers: return "prose_differs";
    case LintRule::kAmbiguousLimit: return "ambiguous_limit";
    case LintRule::kUncoveredLimit: return "uncovered_limit";
    case LintRule::kFeeOverlap: return "fee_overlap";
    case LintRule::kNobodyPerforms: return "nobody_performs";
    case LintRule::kEmptyReturn: return "empty_return";
    case LintRule::kPostNeedsNoPresence: return "post_needs_no_presence";
  }
  return "bad_code";
}

std::string sentence(const LintFault& fault) {
  std::string out = fault.code.text + ": " + fault.place + ": " + std::string(word(fault.rule));
  if (!fault.detail.empty()) out += " (" + fault.detail + ")";
  return out;
}

std::vector<LintFault> lint(const Procedure& procedure) {
  LintReport report(procedure);
  if (!is_procedure_code(procedure.code.text))
    report.add(LintRule::kBadCode, "code", procedure.code.text);
  if (procedure.name.empty()) report.add(LintRule::kMissingName, "name");
  if (procedure.sector.empty()) report.add(LintRule::kMissingName, "sector");
  if (procedure.performed_by.empty()) report.add(LintRule::kNobodyPerforms, "performed_by");
  lint_ids(procedure.cases, "cases", report);
  lint_ids(procedure.facts, "facts", report);
  lint_ids(procedure.components, "components", report);
  lint_ids(procedure.extensions, "extensions", report);
  lint_ids(procedure.steps, "steps", report);
  lint_names(procedure.cases, "cases", report);
  lint_names(procedure.components, "components", report);
  lint_names(procedure.fees, "fees", report);
  lint_names(procedure.results, "results", report);
  lint_names(procedure.extensions, "extensions", report);
  lint_names(procedure.steps, "steps", report);
  lint_names(procedure.harm, "harm", report);
  lint_names(procedure.corrections, "corrections", report);
  lint_fees(procedure, report);
  lint_return(procedure, report);
  lint_steps(procedure, report);
  lint_conditions(procedure, report);
  lint_limits(procedure, report);
  return report.take();
}

std::vector<LintFault> lint(const Catalogue& catalogue) {
  std::vector<LintFault> out;
  for (const Procedure& procedure : catalogue.procedures()) {
    auto faults = lint(procedure);
    out.insert(out.end(), std::make_move_iterator(faults.begin()),
               std::make_move_iterator(faults.end()));
  }
  const auto& phrases = catalogue.phrases();
  std::set<std::pair<std::string, ProcedureCode>> seen;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (catalogue.find(phrases[i].code) == nullptr)
      out.push_back(
          {phrases[i].code, LintRule::kUnknownReference, at("phrases", i), phrases[i].text});
    if (!seen.insert({phrases[i].text, phrases[i].code}).second)
      out.push_back({phrases[i].code, LintRule::kDuplicateId, at("phrases", i), phrases[i].text});
  }
  return out;
}

}  // namespace motcua::catalogue
