#include "adapters/postgres/failure.h"

namespace motcua::postgres {

sql::Failure failure_of(std::string_view state) {
  using sql::Failure;
  const std::string_view kind = state.substr(0, 2);
  if (state == "53100") return Failure::kDiskFull;
  if (state == "25006") return Failure::kReadOnly;
  if (state == "XX001" || state == "XX002") return Failure::kCorrupt;
  if (kind == "23") return Failure::kConstraint;
  // Syntax and names, values out of range, wrong state, features there are not.
  for (const std::string_view bug : {"42", "22", "25", "26", "0A", "2D", "3B", "34"}) {
    if (kind == bug) return Failure::kMisuse;
  }
  return Failure::kUnavailable;
}

}  // namespace motcua::postgres
