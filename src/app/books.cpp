#include "app/books.h"

#include "base/check.h"
#include "ledger/envelope.h"

namespace motcua::app {
namespace {

constexpr std::size_t kTipsMax = 16'384;  // about two megabytes; then the book is begun anew

}  // namespace

Books::Books(EventStore& store, Keys& keys, Clock& clock, Random& random, NodeIdentity node)
    : store_(store), keys_(keys), clock_(clock), random_(random), node_(std::move(node)) {}

Result<StreamTip, StoreFailure> Books::tip(const StreamId& stream) {
  const auto known = tips_.find(stream);
  if (known != tips_.end()) return known->second;
  StreamTip tip;
  bool sound = true;
  TRY(store_.read_stream(stream, 1, [&](const StoredEntry& entry) {
    tip.seq = entry.seq;
    if (entry.bytes.find("\"k\":\"key.") == Bytes::npos) return true;
    const auto envelope = ledger::read_entry(entry.bytes);
    if (!envelope) {
      sound = false;
      return false;
    }
    const json::Value* id = envelope->body.find("id");
    const std::string* text = id == nullptr ? nullptr : id->as_string();
    if (envelope->header.kind == "key.minted" && text != nullptr) tip.key = KeyId::parse(*text);
    if (envelope->header.kind == "key.erased") tip.key.reset();
    return true;
  }));
  if (!sound) return fail(StoreFailure::kCorrupt);
  set_tip(stream, tip);
  return tip;
}

void Books::set_tip(const StreamId& stream, const StreamTip& tip) {
  if (tips_.size() >= kTipsMax) tips_.clear();
  tips_.insert_or_assign(stream, tip);
}

Result<std::int64_t, StoreFailure> Books::next_pos() {
  if (!next_pos_) {
    // Own entries only until sync brings foreign ones; the head's size is then no longer the
    // position.
    const Head head = TRY(store_.head());
    next_pos_ = head.size + 1;
  }
  return *next_pos_;
}

void Books::forget() {
  tips_.clear();
  next_pos_.reset();
  for (Shelf* shelf : shelves_) shelf->forget();
}

}  // namespace motcua::app
