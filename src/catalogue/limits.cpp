#include "catalogue/limits.h"

namespace motcua::catalogue {
namespace {

/// Number of keys that the variant names; -1 when one of them is not the asked one.
int specificity(const LimitVariant& variant, const LimitQuestion& question) {
  int named = 0;
  if (!variant.case_name.empty()) {
    if (variant.case_name != question.case_name) return -1;
    ++named;
  }
  if (variant.area) {
    if (*variant.area != question.area) return -1;
    ++named;
  }
  if (variant.channel) {
    if (*variant.channel != question.channel) return -1;
    ++named;
  }
  return named;
}

}  // namespace

Result<LimitVariant, LimitFault> choose_limit(const Procedure& procedure,
                                              const LimitQuestion& question) {
  if (!has_case(procedure, question.case_name)) return fail(LimitFault::kUnknownCase);
  const LimitVariant* best = nullptr;
  int best_named = -1;
  bool tie = false;
  for (const LimitVariant& variant : procedure.limits) {
    const int named = specificity(variant, question);
    if (named < 0 || named < best_named) continue;
    tie = named == best_named;
    best = &variant;
    best_named = named;
  }
  if (best == nullptr)
    return fail(procedure.limits.empty() ? LimitFault::kMissing : LimitFault::kNoneApplies);
  if (tie) return fail(LimitFault::kAmbiguous);
  if (best->grade == Grade::kMissing) return fail(LimitFault::kMissing);
  return *best;
}

}  // namespace motcua::catalogue
