// The lint's parts; used by lint*.cpp only.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/lint.h"

namespace motcua::catalogue {

class LintReport {
 public:
  explicit LintReport(const Procedure& procedure) : code_(procedure.code) {}
  void add(LintRule rule, std::string place, std::string detail = {}) {
    faults_.push_back({code_, rule, std::move(place), std::move(detail)});
  }
  [[nodiscard]] std::vector<LintFault> take() { return std::move(faults_); }

 private:
  ProcedureCode code_;
  std::vector<LintFault> faults_;
};

[[nodiscard]] std::string at(std::string_view list, std::size_t place,
                             std::string_view member = {});

void lint_steps(const Procedure& procedure, LintReport& report);
void lint_conditions(const Procedure& procedure, LintReport& report);
void lint_limits(const Procedure& procedure, LintReport& report);

}  // namespace motcua::catalogue
