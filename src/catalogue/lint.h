// What must be true of a procedure before it may be published. All faults at once, each with its
// place; a procedure with a fault is refused (release.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace motcua::catalogue {

enum class LintRule {
  kBadCode,              // not "[0-9].[0-9]{6}"
  kMissingName,          // of the procedure, a component, a step, a fee, a result, ...
  kDuplicateId,          // detail: the id
  kUnknownReference,     // a step, a case, a component, a fact that is not there
  kUnreachableStep,      // no way leads to it from the first
  kDeadEnd,              // no way leads from it to a step of kind return
  kWrongActor,           // an actor that may not do such a step
  kUnknownOperator,      // detail: the operator
  kBadCondition,         // form, depth, number of operands
  kCyclicCondition,      // questions that wait for each other; detail: the circle
  kProseDiffers,         // detail: the words of the sentence that no row matches
  kAmbiguousLimit,       // two rows equally specific for one case, area, channel
  kUncoveredLimit,       // no row for a case, area, channel
  kFeeOverlap,           // two rows of one fee on one day and channel
  kNobodyPerforms,       // performed_by is empty
  kEmptyReturn,          // detailed, and no way to hand the result over
  kPostNeedsNoPresence,  // returned by post although somebody must be present
};
[[nodiscard]] std::string_view word(LintRule rule);  // "unreachable_step"

struct LintFault {
  ProcedureCode code;
  LintRule rule = LintRule::kBadCode;
  std::string place;  // "steps.3.next.0"
  std::string detail;
  bool operator==(const LintFault&) const = default;
};
/// "1.004873: steps.3: unreachable_step (ask)"
[[nodiscard]] std::string sentence(const LintFault& fault);

[[nodiscard]] std::vector<LintFault> lint(const Procedure& procedure);
[[nodiscard]] std::vector<LintFault> lint(const Catalogue& catalogue);

}  // namespace motcua::catalogue
