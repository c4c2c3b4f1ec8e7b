// libsodium in the few shapes the vault needs. Nonces and keys come from the Random port, so that
// the demonstration is repeatable; nothing here draws entropy but box_seal, which libsodium gives
// no seed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/ids.h"

namespace motcua::keys {

/// 32 secret bytes, wiped when dropped.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view thirty_two_bytes);
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret();
  [[nodiscard]] const unsigned char* data() const { return bytes_.data(); }
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }

 private:
  std::array<unsigned char, 32> bytes_{};
};

void start_sodium();  // once; any thread; CHECKs that the library works

inline constexpr std::size_t kNonceBytes = 24;
inline constexpr std::size_t kTagBytes = 16;

[[nodiscard]] Bytes aead_seal(const Secret& key, std::string_view nonce, std::string_view plaintext,
                              std::string_view associated);
[[nodiscard]] std::optional<Bytes> aead_open(const Secret& key, std::string_view nonce,
                                             std::string_view ciphertext,
                                             std::string_view associated);
/// nonce ‖ ciphertext, as wraps are stored.
[[nodiscard]] Bytes wrap(const Secret& key, std::string_view nonce, const Secret& content,
                         std::string_view associated);
[[nodiscard]] std::optional<Secret> unwrap(const Secret& key, std::string_view wrapped,
                                           std::string_view associated);

[[nodiscard]] Secret derive(const Secret& key, std::string_view label);  // BLAKE2b-256
[[nodiscard]] Sha256 hmac_sha256(const Secret& key, std::string_view message);

/// argon2id13; nullopt when the memory cannot be had.
[[nodiscard]] std::optional<Secret> password_root(std::string_view password, std::string_view salt,
                                                  std::uint64_t ops, std::uint64_t mem_kib);

struct BoxKeys {
  Bytes public_key;
  Secret secret_key;
};
[[nodiscard]] BoxKeys box_keys(const Secret& seed);
[[nodiscard]] Bytes box_seal(std::string_view public_key, std::string_view plaintext);
[[nodiscard]] std::optional<Bytes> box_open(const BoxKeys& keys, std::string_view sealed);

/// Ed25519, 64 bytes; `public_key` is the seed's own.
[[nodiscard]] Bytes sign(const Secret& seed, std::string_view public_key, std::string_view message);
[[nodiscard]] Bytes signing_public_key(const Secret& seed);
[[nodiscard]] bool signature_holds(std::string_view public_key, std::string_view signature,
                                   std::string_view message);

}  // namespace motcua::keys
