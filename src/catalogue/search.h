// Finding a procedure by what people type: without marks, with wrong marks, with a typo, by code,
// by everyday words. An index in memory over titles and phrases; immutable after it is made, shared
// by all threads (ADR 0037).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace motcua::catalogue {

struct Hit {
  std::uint32_t place = 0;  // in Catalogue::procedures()
  std::int32_t score = 0;   // greater is better; only the order means something
  bool operator==(const Hit&) const = default;
};

class SearchIndex {
 public:
  /// `unit` decides what "performed here" means in ranking.
  explicit SearchIndex(const Catalogue& catalogue, UnitKind unit = UnitKind::kCommuneCommittee);
  ~SearchIndex();
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;

  /// At most `n` hits, best first; equal scores in order of codes. Queries are cut at 200 letters.
  [[nodiscard]] std::vector<Hit> find(std::string_view query, std::size_t n) const;

  struct Tables;  // search_tables.h, for search*.cpp

 private:
  std::unique_ptr<const Tables> tables_;
};

/// 0 for what the unit performs itself, more for what it only receives for others; customs and the
/// State Bank last.
[[nodiscard]] int distance_from_unit(const Procedure& procedure, UnitKind unit);
/// Places in `catalogue`, by distance, then everyday procedures first, then by code.
[[nodiscard]] std::vector<std::uint32_t> default_order(const Catalogue& catalogue, UnitKind unit);

}  // namespace motcua::catalogue
