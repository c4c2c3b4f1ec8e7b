#include "app/dossier_shelf.h"

#include "app/unseal.h"
#include "store/dossier_projection.h"

namespace motcua::app {

namespace {

Result<FoldedDossier, StoreFailure> fold_with(EventStore& store, Keys& keys, const DossierId& id,
                                              bool with_timeline, Content content) {
  FoldedDossier out;
  dossier::State state;
  std::optional<StoreFailure> failure;
  TRY(store.read_stream(stream_of(id), 1, [&](const StoredEntry& entry) {
    auto read = read_dossier_entry(keys, entry, content);
    if (!read) {
      failure = read.error();
      return false;
    }
    const ledger::Header& header = read->envelope.header;
    if (!read->event) {
      if (header.kind == "key.minted") ++out.living_keys;
      if (header.kind == "key.erased") --out.living_keys;
      state = dossier::skip(std::move(state), header.seq);
      return true;
    }
    state = dossier::evolve(std::move(state), stamp_of(header), *read->event);
    if (store::brings_summary(*read->event)) out.held.summary_seq = header.seq;
    if (with_timeline)
      out.timeline.push_back(
          {header.seq, header.claimed, header.legal_time(), header.actor, std::move(*read->event)});
    return true;
  }));
  if (failure) return fail(*failure);
  out.held.state = std::make_shared<const dossier::State>(std::move(state));
  return out;
}

}  // namespace

Result<FoldedDossier, StoreFailure> fold_dossier(EventStore& store, Keys& keys, const DossierId& id,
                                                 bool with_timeline) {
  auto folded = TRY(fold_with(store, keys, id, with_timeline, Content::kAsKept));
  if (!folded.held.state->erasure_ordered || folded.living_keys == 0) return folded;
  return fold_with(store, keys, id, with_timeline, Content::kErased);
}

Result<HeldDossier, StoreFailure> DossierShelf::take(const DossierId& id) {
  const auto found = places_.find(id);
  if (found != places_.end()) {
    ages_.splice(ages_.end(), ages_, found->second.age);
    return found->second.held;
  }
  auto folded = TRY(fold_dossier(books_.store(), books_.keys(), id, false));
  // A dossier that is about to be born: its stream need not be asked for a second time.
  if (folded.held.state->version == 0) books_.set_tip(stream_of(id), {});
  return std::move(folded.held);
}

void DossierShelf::put_back(const DossierId& id, HeldDossier held) {
  const auto found = places_.find(id);
  if (found != places_.end()) {
    found->second.held = std::move(held);
    ages_.splice(ages_.end(), ages_, found->second.age);
    return;
  }
  if (places_.size() >= kHeldMax) {
    places_.erase(ages_.front());
    ages_.pop_front();
  }
  ages_.push_back(id);
  places_.insert({id, Place{std::move(held), std::prev(ages_.end())}});
}

void DossierShelf::forget() {
  places_.clear();
  ages_.clear();
}

}  // namespace motcua::app
