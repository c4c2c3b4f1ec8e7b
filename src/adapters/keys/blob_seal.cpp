// Sealing of attachments (docs/formats/blobs.md).
#include <sodium.h>

#include <algorithm>

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

}  // namespace

SealedBlob Vault::seal_blob(std::string_view content) {
  SealedBlob out;
  out.key = random_.bytes(crypto_secretstream_xchacha20poly1305_KEYBYTES);
  crypto_secretstream_xchacha20poly1305_state state;
  Bytes header(kHeader, '\0');
  CHECK(crypto_secretstream_xchacha20poly1305_init_push(&state, raw(header), raw(out.key)) == 0);
  out.ciphertext = Bytes(kMagic) + header;
  out.ciphertext.reserve(out.ciphertext.size() + content.size() +
                         (content.size() / kChunk + 1) * kMore);
  std::size_t at = 0;
  bool last = false;
  while (!last) {
    const std::string_view chunk = content.substr(at, kChunk);
    at += chunk.size();
    last = at == content.size();
    Bytes sealed(chunk.size() + kMore, '\0');
    CHECK(crypto_secretstream_xchacha20poly1305_push(&state, raw(sealed), nullptr, raw(chunk),
                                                     chunk.size(), nullptr, 0,
                                                     last ? kFinal : kMessage) == 0);
    out.ciphertext += sealed;
  }
  sodium_memzero(&state, sizeof state);
  return out;
}

Result<Bytes, KeyFailure> Vault::open_blob(std::string_view key, std::string_view ciphertext) {
  if (key.size() != crypto_secretstream_xchacha20poly1305_KEYBYTES ||
      ciphertext.size() < kMagic.size() + kHeader + kMore || !ciphertext.starts_with(kMagic))
    return fail(KeyFailure::kForged);
  crypto_secretstream_xchacha20poly1305_state state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(ciphertext.substr(kMagic.size())),
                                                      raw(key)) != 0)
    return fail(KeyFailure::kForged);
  Bytes out;
  std::string_view rest = ciphertext.substr(kMagic.size() + kHeader);
  unsigned char tag = kMessage;
  while (tag != kFinal) {
    const std::string_view chunk = rest.substr(0, kChunk + kMore);
    if (chunk.size() < kMore) return fail(KeyFailure::kForged);
    Bytes opened(chunk.size() - kMore, '\0');
    if (crypto_secretstream_xchacha20poly1305_pull(&state, raw(opened), nullptr, &tag, raw(chunk),
                                                   chunk.size(), nullptr, 0) != 0)
      return fail(KeyFailure::kForged);
    out += opened;
    rest.remove_prefix(chunk.size());
  }
  sodium_memzero(&state, sizeof state);
  if (!rest.empty()) return fail(KeyFailure::kForged);
  return out;
}

}  // namespace motcua::keys
