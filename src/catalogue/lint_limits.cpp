// Limits: one row for every case, area and channel, and the same numbers in the sentences.
#include <algorithm>
#include <string>
#include <vector>

#include "catalogue/limits.h"
#include "catalogue/lint_parts.h"
#include "catalogue/prose.h"

namespace motcua::catalogue {
namespace {

std::string question_text(const LimitQuestion& question) {
  std::string out(question.case_name);
  if (!out.empty()) out += ", ";
  return out + std::string(word(question.area)) + ", " + std::string(word(question.channel));
}

void lint_question(const Procedure& procedure, const LimitQuestion& question, LintReport& report) {
  const auto chosen = choose_limit(procedure, question);
  if (chosen) return;
  switch (chosen.error()) {
    case LimitFault::kMissing:
    case LimitFault::kUnknownCase: break;
    case LimitFault::kNoneApplies:
      report.add(LintRule::kUncoveredLimit, "limits", question_text(question));
      break;
    case LimitFault::kAmbiguous:
      report.add(LintRule::kAmbiguousLimit, "limits", question_text(question));
      break;
  }
}

/// Every limit that a sentence about `case_name` may lawfully name.
std::vector<calendar::Limit> limits_of(const Procedure& procedure, std::string_view case_name) {
  std::vector<calendar::Limit> out;
  const auto add = [&](const LimitVariant& variant) {
    if (variant.grade != Grade::kMissing) out.push_back(variant.limit);
  };
  for (const LimitVariant& variant : procedure.limits)
    if (variant.case_name == case_name) add(variant);
  if (out.empty())
    for (const LimitVariant& variant : procedure.limits)
      if (variant.case_name.empty()) add(variant);
  for (const LimitExtension& extension : procedure.extensions) out.push_back(extension.limit);
  for (const Step& step : procedure.steps)
    if (step.limit) out.push_back(*step.limit);
  if (procedure.supplement.lapse) out.push_back(*procedure.supplement.lapse);
  return out;
}

}  // namespace

void lint_limits(const Procedure& procedure, LintReport& report) {
  if (procedure.limits.empty()) report.add(LintRule::kUncoveredLimit, "limits");
  for (std::size_t i = 0; i < procedure.limits.size(); ++i)
    if (!has_case(procedure, procedure.limits[i].case_name))
      report.add(LintRule::kUnknownReference, at("limits", i, "case"),
                 procedure.limits[i].case_name);
  std::vector<std::string_view> cases{""};
  for (const Case& one : procedure.cases) cases.push_back(one.id);
  for (const std::string_view case_name : cases)
    for (const AreaClass area : {AreaClass::kLowland, AreaClass::kMountain})
      for (const Channel channel : {Channel::kCounter, Channel::kOnline, Channel::kPost})
        lint_question(procedure, {case_name, area, channel}, report);
  for (std::size_t i = 0; i < procedure.limit_prose.size(); ++i) {
    const LimitProse& prose = procedure.limit_prose[i];
    if (!has_case(procedure, prose.case_name))
      report.add(LintRule::kUnknownReference, at("limit_prose", i, "case"), prose.case_name);
    const auto allowed = limits_of(procedure, prose.case_name);
    for (const LimitInProse& named : limits_in_prose(prose.text))
      if (std::find(allowed.begin(), allowed.end(), named.limit) == allowed.end())
        report.add(LintRule::kProseDiffers, at("limit_prose", i), named.words);
  }
}

}  // namespace motcua::catalogue
