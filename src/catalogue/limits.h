// Which limit a dossier has: the most specific variant for its case, the area class of the unit
// that is competent (not of the one that received it), and the channel (ADR 0024).
#pragma once

#include <string_view>

#include "base/result.h"
#include "catalogue/procedure.h"

namespace motcua::catalogue {

struct LimitQuestion {
  std::string_view case_name;  // "" = the general case
  AreaClass area = AreaClass::kLowland;
  Channel channel = Channel::kCounter;
};

enum class LimitFault {
  kMissing,      // not published: the officer must enter the limit and its legal basis
  kUnknownCase,  // the procedure has no case of that name
  kNoneApplies,  // limits exist, but none for this case, area and channel
  kAmbiguous,    // several equally specific ones apply
};

/// A named case without rows of its own falls back to the rows of no case. Specific means: more of
/// (case, area, channel) named.
[[nodiscard]] Result<LimitVariant, LimitFault> choose_limit(const Procedure& procedure,
                                                            const LimitQuestion& question);

}  // namespace motcua::catalogue
