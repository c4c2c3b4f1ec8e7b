#include "adapters/keys/sodium.h"

#include <sodium.h>

#include <algorithm>

#include "base/check.h"
#include "base/sha256.h"

namespace motcua::keys {
namespace {

const unsigned char* raw(std::string_view s) {
  return reinterpret_cast<const unsigned char*>(s.data());
}
unsigned char* raw(Bytes& s) { return reinterpret_cast<unsigned char*>(s.data()); }

constexpr std::size_t kHashBlockBytes = 64;  // of SHA-256

struct SigningKeys {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
};

SigningKeys signing_keys(const Secret& seed) {
  SigningKeys keys;
  CHECK(crypto_sign_seed_keypair(keys.public_key.data(), keys.secret_key.data(), seed.data()) == 0);
  return keys;
}

}  // namespace

Secret::Secret(std::string_view thirty_two_bytes) {
  CHECK(thirty_two_bytes.size() == bytes_.size());
  std::copy_n(raw(thirty_two_bytes), bytes_.size(), bytes_.begin());
}

Secret::~Secret() { sodium_memzero(bytes_.data(), bytes_.size()); }

void start_sodium() { CHECK(sodium_init() >= 0); }

Bytes aead_seal(const Secret& key, std::string_view nonce, std::string_view plaintext,
                std::string_view associated) {
  CHECK(nonce.size() == kNonceBytes);
  Bytes out(plaintext.size() + kTagBytes, '\0');
  unsigned long long length = 0;
  CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
            raw(out), &length, raw(plaintext), plaintext.size(), raw(associated), associated.size(),
            nullptr, raw(nonce), key.data()) == 0);
  CHECK(length == out.size());
  return out;
}

std::optional<Bytes> aead_open(const Secret& key, std::string_view nonce,
                               std::string_view ciphertext, std::string_view associated) {
  if (nonce.size() != kNonceBytes || ciphertext.size() < kTagBytes) return std::nullopt;
  Bytes out(ciphertext.size() - kTagBytes, '\0');
  unsigned long long length = 0;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(out), &length, nullptr, raw(ciphertext),
                                                 ciphertext.size(), raw(associated),
                                                 associated.size(), raw(nonce), key.data()) != 0)
    return std::nullopt;
  return out;
}

Bytes wrap(const Secret& key, std::string_view nonce, const Secret& content,
           std::string_view associated) {
  return Bytes(nonce) + aead_seal(key, nonce, content.view(), associated);
}

std::optional<Secret> unwrap(const Secret& key, std::string_view wrapped,
                             std::string_view associated) {
  if (wrapped.size() != kNonceBytes + 32 + kTagBytes) return std::nullopt;
  auto content =
      aead_open(key, wrapped.substr(0, kNonceBytes), wrapped.substr(kNonceBytes), associated);
  if (!content) return std::nullopt;
  Secret out(*content);
  sodium_memzero(content->data(), content->size());
  return out;
}

Secret derive(const Secret& key, std::string_view label) {
  Bytes out(32, '\0');
  CHECK(crypto_generichash(raw(out), out.size(), raw(label), label.size(), key.data(), 32) == 0);
  return Secret(out);
}

Sha256 hmac_sha256(const Secret& key, std::string_view message) {
  // RFC 2104 over the hash that uses the processor's own instructions; libsodium's does not.
  std::array<char, kHashBlockBytes> inner{};
  std::array<char, kHashBlockBytes> outer{};
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const unsigned byte = i < key.view().size() ? key.data()[i] : 0U;
    inner[i] = static_cast<char>(byte ^ 0x36U);
    outer[i] = static_cast<char>(byte ^ 0x5cU);
  }
  const Sha256 hashed = sha256({std::string_view(inner.data(), inner.size()), message});
  const Sha256 out = sha256({std::string_view(outer.data(), outer.size()), hashed.view()});
  sodium_memzero(inner.data(), inner.size());
  sodium_memzero(outer.data(), outer.size());
  return out;
}

std::optional<Secret> password_root(std::string_view password, std::string_view salt,
                                    std::uint64_t ops, std::uint64_t mem_kib) {
  CHECK(salt.size() == crypto_pwhash_SALTBYTES);
  Bytes out(32, '\0');
  if (crypto_pwhash(raw(out), out.size(), password.data(), password.size(), raw(salt), ops,
                    static_cast<std::size_t>(mem_kib) * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return std::nullopt;
  return Secret(out);
}

BoxKeys box_keys(const Secret& seed) {
  Bytes public_key(crypto_box_PUBLICKEYBYTES, '\0');
  Bytes secret_key(crypto_box_SECRETKEYBYTES, '\0');
  CHECK(crypto_box_seed_keypair(raw(public_key), raw(secret_key), seed.data()) == 0);
  BoxKeys keys{std::move(public_key), Secret(secret_key)};
  sodium_memzero(secret_key.data(), secret_key.size());
  return keys;
}

Bytes box_seal(std::string_view public_key, std::string_view plaintext) {
  CHECK(public_key.size() == crypto_box_PUBLICKEYBYTES);
  Bytes out(plaintext.size() + crypto_box_SEALBYTES, '\0');
  CHECK(crypto_box_seal(raw(out), raw(plaintext), plaintext.size(), raw(public_key)) == 0);
  return out;
}

std::optional<Bytes> box_open(const BoxKeys& keys, std::string_view sealed) {
  if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
  Bytes out(sealed.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(raw(out), raw(sealed), sealed.size(), raw(keys.public_key),
                           keys.secret_key.data()) != 0)
    return std::nullopt;
  return out;
}

Bytes sign(const Secret& seed, std::string_view public_key, std::string_view message) {
  CHECK(public_key.size() == crypto_sign_PUBLICKEYBYTES);
  // libsodium's secret key is the seed and the public key (crypto_sign_ed25519_sk_to_pk); making it
  // anew from the seed takes as long as signing.
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
  std::copy_n(seed.data(), crypto_sign_SEEDBYTES, secret_key.begin());
  std::copy_n(raw(public_key), public_key.size(), secret_key.begin() + crypto_sign_SEEDBYTES);
  Bytes out(crypto_sign_BYTES, '\0');
  CHECK(crypto_sign_detached(raw(out), nullptr, raw(message), message.size(), secret_key.data()) ==
        0);
  sodium_memzero(secret_key.data(), secret_key.size());
  return out;
}

Bytes signing_public_key(const Secret& seed) {
  SigningKeys keys = signing_keys(seed);
  sodium_memzero(keys.secret_key.data(), keys.secret_key.size());
  return {reinterpret_cast<const char*>(keys.public_key.data()), keys.public_key.size()};
}

bool signature_holds(std::string_view public_key, std::string_view signature,
                     std::string_view message) {
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES)
    return false;
  return crypto_sign_verify_detached(raw(signature), raw(message), message.size(),
                                     raw(public_key)) == 0;
}

}  // namespace motcua::keys
