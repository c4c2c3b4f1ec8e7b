// What an import changes, for a person to review before anything is published.
#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/source.h"

namespace motcua::catalogue {

struct FieldChange {
  std::string field;   // "limits.0.value", the path in the procedure document
  std::string before;  // JSON text; "" when the field is new
  std::string after;   // JSON text; "" when the field is gone
  bool operator==(const FieldChange&) const = default;
};

enum class ChangeKind { kAdded, kRemoved, kChanged };

struct ProcedureChange {
  ProcedureCode code;
  ChangeKind kind = ChangeKind::kChanged;
  std::string name;                 // the later one
  std::vector<FieldChange> fields;  // kChanged only, in the document's order
  bool operator==(const ProcedureChange&) const = default;
};

[[nodiscard]] std::vector<FieldChange> field_changes(const Procedure& before,
                                                     const Procedure& after);

/// In order of codes; unchanged procedures are left out.
[[nodiscard]] std::vector<ProcedureChange> difference(const Catalogue& before,
                                                      const Catalogue& after,
                                                      const Progress& progress = {});

}  // namespace motcua::catalogue
