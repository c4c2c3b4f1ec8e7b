// An import as its reviewer sees it: what becomes otherwise, what changes law first, and the hash
// that names exactly this. Publishing asks for that hash, so that what is published is what was
// reviewed (ADR 0036).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "catalogue/difference.h"
#include "catalogue/release.h"

namespace motcua::catalogue {

/// In the order in which a reviewer must see them.
enum class ChangeWeight {
  kLimit,  // limits, extensions, supplements, harm: dates that citizens are promised
  kFee,    // what they pay
  kOther,
};
/// By the path of a FieldChange.
[[nodiscard]] ChangeWeight weight_of(std::string_view field);

struct Review {
  ReleaseHash before;
  ReleaseHash after;
  std::vector<ProcedureChange> changes;  // by code; each one's fields by weight
  std::vector<Phrase> phrases_added;
  std::vector<Phrase> phrases_removed;

  [[nodiscard]] bool empty() const {
    return changes.empty() && phrases_added.empty() && phrases_removed.empty();
  }
};

[[nodiscard]] Review review(const Catalogue& before, const ReleaseHash& before_hash,
                            const Catalogue& after, const ReleaseHash& after_hash,
                            const Progress& progress = {});

/// One text per review, and its name.
[[nodiscard]] std::string review_document(const Review& review);
[[nodiscard]] Sha256 hash_of_review(const Review& review);

}  // namespace motcua::catalogue
