#include "app/token_walk.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "app/centre_parts.h"
#include "app/erasure.h"
#include "app/person_tokens.h"
#include "app/through_writer.h"
#include "app/unseal.h"

namespace motcua::app {
namespace {

constexpr std::array kColumns{Column{"id", ColumnType::kInteger}};
constexpr std::int64_t kWholeId = 1;
constexpr std::size_t kDossiersAtOnce = 200;  // in one commit of tokens

struct TokenOf {
  Bytes token;
  DossierId dossier;
  auto operator<=>(const TokenOf&) const = default;
};

/// What the log says, without folding it: a dossier whose people changed since its birth is looked
/// at by itself, for what counts may have been undone.
class Walk {
 public:
  explicit Walk(CentreParts& parts) : parts_(parts) {}

  void entry(const StoredEntry& entry) {
    if (entry.stream.kind != StreamKind::kDossier) return;
    const bool names = entry.bytes.find("\"people\":") != Bytes::npos;
    const bool erases = entry.bytes.find("\"k\":\"erasure.ordered\"") != Bytes::npos;
    if (!names && !erases) return;
    const auto opened = read_dossier_entry(*parts_.ports.keys, entry);
    if (!opened || !opened->event) return;
    DossierId id;
    id.bytes = entry.stream.id;
    if (std::holds_alternative<dossier::ErasureOrdered>(*opened->event))
      return erased(id, opened->envelope.header.command);
    std::visit([&](const auto& event) { take(id, event); }, *opened->event);
  }

  /// The dossiers whose stored tokens are not these.
  Result<std::set<DossierId>, StoreFailure> differing(EventStore& store) {
    std::set<DossierId> out = changed_;
    std::erase_if(tokens_, [&](const TokenOf& one) { return changed_.contains(one.dossier); });
    std::sort(tokens_.begin(), tokens_.end());
    auto next = tokens_.begin();
    TRY(store.rows(parts_.ports.keys->tokens(), [&](std::span<const sql::Cell> row) {
      const auto id = DossierId::from_raw(std::get<sql::Blob>(row[1]).bytes);
      if (!id || changed_.contains(*id)) return true;
      const TokenOf stored{std::get<sql::Blob>(row[0]).bytes, *id};
      for (; next != tokens_.end() && *next < stored; ++next) out.insert(next->dossier);
      if (next != tokens_.end() && *next == stored) {
        ++next;
      } else {
        out.insert(*id);
      }
      return true;
    }));
    for (; next != tokens_.end(); ++next) out.insert(next->dossier);
    return out;
  }

  [[nodiscard]] std::set<DossierId> all() const {
    std::set<DossierId> out = changed_;
    for (const TokenOf& one : tokens_) out.insert(one.dossier);
    return out;
  }

  [[nodiscard]] const std::vector<ErasureOrder>& ordered() const { return ordered_; }

 private:
  template <class Event>
  void take(const DossierId& id, const Event& event) {
    if constexpr (std::is_same_v<Event, dossier::EntryCorrected>) {
      if (event.people) changed_.insert(id);
    } else if constexpr (std::is_same_v<Event, dossier::DossierFiled> ||
                         std::is_same_v<Event, dossier::DossierReceived>) {
      people(id, event.people);  // of others only who collected the result
    }
  }
  void people(const DossierId& id, const dossier::Part<dossier::People>& part) {
    const auto* people = part ? part->get() : nullptr;
    if (people == nullptr) return;
    auto tokens = tokens_of(*parts_.ports.keys, *people);
    if (!tokens) return;
    for (Bytes& token : *tokens) tokens_.push_back({std::move(token), id});
  }
  void erased(const DossierId& id, const CommandId& order) {
    changed_.insert(id);
    ordered_.push_back({id, order});
  }

  CentreParts& parts_;
  std::vector<TokenOf> tokens_;  // of births
  std::set<DossierId> changed_;  // people corrected, or erased
  std::vector<ErasureOrder> ordered_;
};

Result<Done, Problem> renew(CentreParts& parts, const std::vector<DossierId>& some, bool anew) {
  return through_writer(parts, [&](Transaction& transaction) -> Result<Done, Problem> {
    for (const DossierId& id : some) TRY(renew_tokens(parts, transaction, id, anew));
    return Done{};
  });
}

Result<Done, Problem> renew_all(CentreParts& parts, const std::set<DossierId>& dossiers,
                                bool anew) {
  std::vector<DossierId> some;
  for (const DossierId& id : dossiers) {
    some.push_back(id);
    if (some.size() < kDossiersAtOnce) continue;
    TRY(renew(parts, some, anew));
    some.clear();
  }
  if (some.empty()) return Done{};
  return renew(parts, some, anew);
}

Result<Done, Problem> say_whole(CentreParts& parts) {
  return through_writer(parts, [](Transaction& transaction) -> Result<Done, Problem> {
    transaction.put({&kTokensWholeTable, {kWholeId}});
    return Done{};
  });
}

}  // namespace

constinit const Table kTokensWholeTable{"token_whole", TableClass::kSideData, kColumns, 1, {}};

Result<Done, Problem> walk_for_tokens(CentreParts& parts, bool anew) {
  if (parts.ports.keys->is_locked()) return Done{};
  Walk walk(parts);
  std::set<DossierId> dossiers;
  {
    auto reader = parts.readers.take();
    if (!reader) return fail(Problem{reader.error()});
    const std::array<sql::Cell, 1> key{kWholeId};
    const auto whole = reader->store().row(kTokensWholeTable, key);
    if (!whole) return fail(Problem{whole.error()});
    if (*whole && !anew) return Done{};
    const auto read = reader->store().read_all(1, [&](const StoredEntry& entry) {
      walk.entry(entry);
      return true;
    });
    if (!read) return fail(Problem{read.error()});
    auto differing = walk.differing(reader->store());
    if (!differing) return fail(Problem{differing.error()});
    dossiers = std::move(*differing);
  }
  TRY(owe_erasures(parts, walk.ordered()));
  if (anew) dossiers.merge(walk.all());
  TRY(renew_all(parts, dossiers, anew));
  return say_whole(parts);
}

}  // namespace motcua::app
