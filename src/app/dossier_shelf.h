// The dossiers the writer has at hand, folded; read from the log when they are not. Writer's thread
// only, but for fold_dossier(), which reads for anybody.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/books.h"
#include "app/problem.h"
#include "app/views.h"
#include "base/ids.h"
#include "dossier/state.h"

namespace motcua::app {

struct HeldDossier {
  std::shared_ptr<const dossier::State> state;  // never null; Phase::kNone when not born
  std::optional<std::int64_t> summary_seq;      // event with the summary in force
};

struct FoldedDossier {
  HeldDossier held;
  std::vector<TimelineItem> timeline;  // empty unless asked for
  int living_keys = 0;                 // minted and not erased
};

/// Reads and folds a whole stream. From the order of an erasure on no part of it is opened, though
/// its keys may still be there.
[[nodiscard]] Result<FoldedDossier, StoreFailure> fold_dossier(EventStore& store, Keys& keys,
                                                               const DossierId& id,
                                                               bool with_timeline);

class DossierShelf final : public Shelf {
 public:
  explicit DossierShelf(Books& books) : books_(books) { books_.add_shelf(*this); }

  [[nodiscard]] Result<HeldDossier, StoreFailure> take(const DossierId& id);
  void put_back(const DossierId& id, HeldDossier held);
  void forget() override;

 private:
  static constexpr std::size_t kHeldMax = 1024;
  struct Place {
    HeldDossier held;
    std::list<DossierId>::iterator age;
  };
  Books& books_;
  std::unordered_map<DossierId, Place> places_;
  std::list<DossierId> ages_;  // oldest first
};

}  // namespace motcua::app
