#include "app/numbers.h"

#include <array>
#include <utility>

#include "base/check.h"
#include "dossier/numbering.h"
#include "store/dossier_tables.h"

namespace motcua::app {
namespace {

constexpr std::size_t kRecentMax = 4096;

}  // namespace

Result<std::optional<DossierId>, StoreFailure> find_dossier(EventStore& store,
                                                            const DossierCode& number) {
  const std::array<sql::Cell, 1> key{number.text};
  const auto row = TRY(store.row(store::kDossierNumberTable, key));
  if (!row) return std::nullopt;
  return DossierId::from_raw(std::get<sql::Blob>((*row)[1]).bytes);
}

Result<std::optional<DossierCode>, StoreFailure> Numbers::next(const AgencyCode& agency, Date day) {
  const auto block = dossier::block_of(books_.node().incarnation);
  const std::string key = store::number_day_key(agency, day, block.first);
  auto known = highest_.find(key);
  if (known == highest_.end()) {
    const std::array<sql::Cell, 1> cells{key};
    const auto row = TRY(books_.store().row(store::kNumberDayTable, cells));
    const std::int64_t highest = row ? std::get<std::int64_t>((*row)[1]) : 0;
    known = highest_.emplace(key, highest).first;
  }
  std::optional<int> highest;
  if (known->second > 0) highest = static_cast<int>(known->second);
  for (;;) {
    const auto number = dossier::next_number(dossier::kNumberPattern, agency, day, block, highest);
    if (!number) return std::nullopt;
    if (!TRY(find(*number))) return *number;
    const auto taken = dossier::read_number(dossier::kNumberPattern, number->text);
    CHECK(taken.has_value(), "a number made here can be read");
    highest = taken->order;
  }
}

void Numbers::given(const DossierCode& number, const DossierId& dossier) {
  if (const auto row = store::number_day_row(number))
    highest_[std::get<std::string>(row->cells[0])] = std::get<std::int64_t>(row->cells[1]);
  bound(number, dossier);
}

void Numbers::bound(const DossierCode& alias, const DossierId& dossier) {
  // What this batch staged must stay findable: it is never among the older half for long.
  if (recent_.size() >= kRecentMax) earlier_ = std::exchange(recent_, {});
  recent_.insert_or_assign(alias.text, dossier);
}

Result<std::optional<DossierId>, StoreFailure> Numbers::find(const DossierCode& number) {
  for (const auto* names : {&recent_, &earlier_}) {
    const auto named = names->find(number.text);
    if (named != names->end()) return named->second;
  }
  return find_dossier(books_.store(), number);
}

void Numbers::forget() {
  highest_.clear();
  recent_.clear();
  earlier_.clear();
}

}  // namespace motcua::app
