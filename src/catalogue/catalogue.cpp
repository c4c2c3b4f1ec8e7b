#include "catalogue/catalogue.h"

#include <algorithm>

#include "base/check.h"
#include "catalogue/document.h"

namespace motcua::catalogue {

Catalogue::Catalogue(std::vector<Procedure> procedures, std::vector<Phrase> phrases)
    : procedures_(std::move(procedures)), phrases_(std::move(phrases)) {
  const auto before = [](const Procedure& a, const Procedure& b) { return a.code < b.code; };
  if (!std::is_sorted(procedures_.begin(), procedures_.end(), before))
    std::sort(procedures_.begin(), procedures_.end(), before);
  hashes_.reserve(procedures_.size());
  by_hash_.reserve(procedures_.size());
  for (std::size_t i = 0; i < procedures_.size(); ++i) {
    CHECK(i == 0 || procedures_[i - 1].code < procedures_[i].code, "one procedure per code");
    hashes_.push_back(hash_of_document(document(procedures_[i])));
    by_hash_.emplace(hashes_.back(), i);
  }
}

std::optional<std::size_t> Catalogue::place(const ProcedureCode& code) const {
  const auto at = std::lower_bound(procedures_.begin(), procedures_.end(), code,
                                   [](const Procedure& procedure, const ProcedureCode& wanted) {
                                     return procedure.code < wanted;
                                   });
  if (at == procedures_.end() || at->code != code) return std::nullopt;
  return static_cast<std::size_t>(at - procedures_.begin());
}

const Procedure* Catalogue::find(const ProcedureCode& code) const {
  const auto at = place(code);
  return at ? &procedures_[*at] : nullptr;
}

const Procedure* Catalogue::find(const DocumentHash& hash) const {
  const auto at = by_hash_.find(hash);
  return at == by_hash_.end() ? nullptr : &procedures_[at->second];
}

std::optional<DocumentHash> Catalogue::hash(const ProcedureCode& code) const {
  const auto at = place(code);
  if (!at) return std::nullopt;
  return hashes_[*at];
}

Counts Catalogue::counts() const {
  Counts out;
  out.procedures = procedures_.size();
  for (const Procedure& procedure : procedures_) {
    switch (procedure.online_level) {
      case OnlineLevel::kFull: ++out.full; break;
      case OnlineLevel::kPartial: ++out.partial; break;
      case OnlineLevel::kNone: ++out.none; break;
    }
  }
  return out;
}

}  // namespace motcua::catalogue
