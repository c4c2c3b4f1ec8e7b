// Which dossiers an officer may read: one predicate, compiled by the store into every query
// (ADR 0033). There is no query without a scope.
#pragma once

#include <optional>
#include <vector>

#include "office/state.h"

namespace motcua::office {

/// The four units of a dossier, four from its first event on.
struct DossierUnits {
  UnitCode receiving;
  UnitCode competent;
  UnitCode returning;
  UnitCode custodian;
  bool operator==(const DossierUnits&) const = default;
  [[nodiscard]] bool involve(const UnitCode& unit) const;
};

class ReadScope {
 public:
  /// Own unit's dossiers, plus those whose glass the officer broke and that are still open.
  [[nodiscard]] static ReadScope of(const OfficeState& state, OfficerId officer, LegalTime now);
  /// For the node's own jobs, and for public pages by number and check.
  [[nodiscard]] static ReadScope of_node(UnitCode unit);
  /// Sees nothing: an unknown or locked officer, one without a role today.
  [[nodiscard]] static ReadScope none() { return {}; }

  [[nodiscard]] bool sees(DossierId dossier, const DossierUnits& units) const;
  /// For the store: the unit (none: only the opened ones) and the dossiers opened with a reason.
  [[nodiscard]] const std::optional<UnitCode>& unit() const { return unit_; }
  [[nodiscard]] const std::vector<DossierId>& opened() const { return opened_; }
  bool operator==(const ReadScope&) const = default;

 private:
  std::optional<UnitCode> unit_;
  std::vector<DossierId> opened_;
};

}  // namespace motcua::office
