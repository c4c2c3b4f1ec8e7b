// The dossier's tables made anew from the log, for rebuild and verify. The writer puts the same
// rows as it goes, by the same functions (dossier_tables.h). It opens nothing: status, dates and
// numbers fold the same with every key erased.
#pragma once

#include <unordered_map>

#include "dossier/state.h"
#include "store/dossier_tables.h"
#include "store/projection.h"

namespace motcua::store {

/// True when the event brings the summary that lists show from then on.
[[nodiscard]] bool brings_summary(const dossier::Event& event);

class DossierProjection final : public Projection {
 public:
  [[nodiscard]] std::string name() const override { return "dossier 1"; }
  [[nodiscard]] std::span<const Table* const> tables() const override;
  [[nodiscard]] Result<Done, FoldFailure> fold(const Origin& origin, const ledger::Envelope& event,
                                               Rows& rows) override;
  void forget() override { folded_.clear(); }

 private:
  struct Folded {
    dossier::State state;
    std::optional<std::int64_t> summary_seq;
  };
  std::unordered_map<StreamId, Folded> folded_;
};

}  // namespace motcua::store
