// Giving dossier numbers, and finding a dossier by one. The highest number of a day and block is a
// projection of the log; what this batch gave and has not committed yet is remembered here.
// Writer's thread only.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/books.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "dossier/rejection.h"

namespace motcua::app {

class Numbers final : public Shelf {
 public:
  explicit Numbers(Books& books) : books_(books) { books_.add_shelf(*this); }

  /// The number the next birth of that day would get: one that no dossier goes by, not even as an
  /// alias. kNumbersExhausted is the caller's to say.
  [[nodiscard]] Result<std::optional<DossierCode>, StoreFailure> next(const AgencyCode& agency,
                                                                      Date day);
  /// Once the birth is staged.
  void given(const DossierCode& number, const DossierId& dossier);
  /// Once another name for the dossier is staged.
  void bound(const DossierCode& alias, const DossierId& dossier);
  [[nodiscard]] Result<std::optional<DossierId>, StoreFailure> find(const DossierCode& number);
  void forget() override;

 private:
  Books& books_;
  std::map<std::string, std::int64_t> highest_;  // by key of kNumberDayTable
  std::map<std::string, DossierId> recent_;      // by number or alias
  std::map<std::string, DossierId> earlier_;     // what was recent before
};

/// The dossier that goes by that number, in a store of the reader's own.
[[nodiscard]] Result<std::optional<DossierId>, StoreFailure> find_dossier(
    EventStore& store, const DossierCode& number);

}  // namespace motcua::app
