// The canonical document of a procedure version: one text per value, hashed as written. What a
// dossier pins (docs/formats/catalogue.md). The order of members is for ever.
#pragma once

#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/input.h"
#include "base/result.h"
#include "catalogue/procedure.h"

namespace motcua::catalogue {

[[nodiscard]] std::string document(const Procedure& procedure);
[[nodiscard]] DocumentHash hash_of_document(std::string_view bytes);

/// All faults at once; unknown members are faults. document(parse_document(d)) == d for every d
/// made by document(); other spellings of the same value are refused (kContradicts at "").
[[nodiscard]] Result<Procedure, InputErrors> parse_document(std::string_view bytes);

}  // namespace motcua::catalogue
