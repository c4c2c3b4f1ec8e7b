#include "adapters/keys/blob_seal.h"

#include <algorithm>
#include <utility>

#include "adapters/keys/vault.h"
#include "base/check.h"

namespace motcua::keys {
namespace {

constexpr std::string_view kMagic = "MCB1";
constexpr std::size_t kChunk = 65'536;
constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char kFinal = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
constexpr unsigned char kMessage = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;

const unsigned char* raw(std::string_view s) {
  return reinterpret_cast<const unsigned char*>(s.data());
}
unsigned char* raw(Bytes& s) { return reinterpret_cast<unsigned char*>(s.data()); }

Bytes labelled(std::string_view purpose) { return "motcua-unit/" + Bytes(purpose) + "/"; }

}  // namespace

StreamSealer::StreamSealer(Bytes key) : key_(std::move(key)) {
  Bytes header(kHeader, '\0');
  CHECK(crypto_secretstream_xchacha20poly1305_init_push(&state_, raw(header), raw(key_)) == 0);
  head_ = Bytes(kMagic) + header;
}

StreamSealer::~StreamSealer() {
  sodium_memzero(&state_, sizeof state_);
  sodium_memzero(waiting_.data(), waiting_.size());
}

void StreamSealer::push(Bytes& out, std::string_view chunk, unsigned char tag) {
  const std::size_t at = out.size();
  out.resize(at + chunk.size() + kMore);
  CHECK(crypto_secretstream_xchacha20poly1305_push(&state_, raw(out) + at, nullptr, raw(chunk),
                                                   chunk.size(), nullptr, 0, tag) == 0);
}

Bytes StreamSealer::add(std::string_view content) {
  Bytes out = std::exchange(head_, {});
  while (!content.empty()) {
    if (waiting_.size() == kChunk) {
      push(out, waiting_, kMessage);
      waiting_.clear();
    }
    const std::size_t taken = std::min(content.size(), kChunk - waiting_.size());
    waiting_ += content.substr(0, taken);
    content.remove_prefix(taken);
  }
  return out;
}

Bytes StreamSealer::finish() {
  Bytes out = std::exchange(head_, {});
  push(out, waiting_, kFinal);
  return out;
}

StreamOpener::~StreamOpener() { sodium_memzero(&state_, sizeof state_); }

bool StreamOpener::begin() {
  if (key_.size() != crypto_secretstream_xchacha20poly1305_KEYBYTES ||
      !waiting_.starts_with(kMagic) || waiting_.size() < kMagic.size() + kHeader ||
      crypto_secretstream_xchacha20poly1305_init_pull(
          &state_, raw(std::string_view(waiting_).substr(kMagic.size())), raw(key_)) != 0)
    return false;
  waiting_.erase(0, kMagic.size() + kHeader);
  has_begun_ = true;
  return true;
}

bool StreamOpener::pull(Bytes& out, std::string_view chunk) {
  if (has_ended_ || chunk.size() < kMore) return false;
  unsigned char tag = kMessage;
  const std::size_t at = out.size();
  out.resize(at + chunk.size() - kMore);
  if (crypto_secretstream_xchacha20poly1305_pull(&state_, raw(out) + at, nullptr, &tag, raw(chunk),
                                                 chunk.size(), nullptr, 0) != 0)
    return false;
  has_ended_ = tag == kFinal;
  return true;
}

Result<Bytes, KeyFailure> StreamOpener::add(std::string_view ciphertext) {
  waiting_ += ciphertext;
  if (!has_begun_) {
    if (waiting_.size() < kMagic.size() + kHeader) return Bytes{};
    if (!begin()) return fail(KeyFailure::kForged);
  }
  Bytes out;
  std::string_view rest = waiting_;
  for (; rest.size() >= kChunk + kMore; rest.remove_prefix(kChunk + kMore))
    if (!pull(out, rest.substr(0, kChunk + kMore))) return fail(KeyFailure::kForged);
  waiting_.erase(0, waiting_.size() - rest.size());
  return out;
}

Result<Bytes, KeyFailure> StreamOpener::finish() {
  Bytes out;
  if (!has_begun_ || (!waiting_.empty() && !pull(out, waiting_)) || !has_ended_)
    return fail(KeyFailure::kForged);
  waiting_.clear();
  return out;
}

std::unique_ptr<BlobSealer> Vault::begin_sealing() {
  return std::make_unique<StreamSealer>(
      random_.bytes(crypto_secretstream_xchacha20poly1305_KEYBYTES));
}

std::unique_ptr<BlobOpener> Vault::begin_opening(std::string_view key) {
  return std::make_unique<StreamOpener>(key);
}

SealedBlob Vault::seal_blob(std::string_view content) {
  const auto sealer = begin_sealing();
  Bytes ciphertext = sealer->add(content);
  ciphertext += sealer->finish();
  return {sealer->key(), std::move(ciphertext)};
}

Result<Bytes, KeyFailure> Vault::open_blob(std::string_view key, std::string_view ciphertext) {
  const auto opener = begin_opening(key);
  Bytes out = TRY(opener->add(ciphertext));
  out += TRY(opener->finish());
  return out;
}

Result<Bytes, KeyFailure> Vault::seal_to_unit(std::string_view purpose, std::string_view content) {
  const std::lock_guard lock(mutex_);
  TRY(know_unit());
  return box_seal(*unit_public_, labelled(purpose) + Bytes(content));
}

Result<Bytes, KeyFailure> Vault::open_of_unit(std::string_view purpose, std::string_view sealed) {
  const std::lock_guard lock(mutex_);
  if (!open_) return fail(KeyFailure::kLocked);
  auto content = box_open(open_->unit, sealed);
  const Bytes label = labelled(purpose);
  if (!content || !content->starts_with(label)) return fail(KeyFailure::kForged);
  content->erase(0, label.size());
  return std::move(*content);
}

Bytes Vault::seal_piece(std::string_view key, std::string_view place, std::string_view content) {
  CHECK(key.size() == 32);
  const Bytes nonce = random_.bytes(kNonceBytes);
  return nonce + aead_seal(Secret(key), nonce, content, place);
}

Result<Bytes, KeyFailure> Vault::open_piece(std::string_view key, std::string_view place,
                                            std::string_view sealed) {
  static_assert(kPieceMore == kNonceBytes + kTagBytes);
  if (key.size() != 32 || sealed.size() < kPieceMore) return fail(KeyFailure::kForged);
  auto content =
      aead_open(Secret(key), sealed.substr(0, kNonceBytes), sealed.substr(kNonceBytes), place);
  if (!content) return fail(KeyFailure::kForged);
  return std::move(*content);
}

}  // namespace motcua::keys
