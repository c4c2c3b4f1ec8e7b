// Sealing of attachments in pieces (docs/formats/blobs.md): what Vault::begin_sealing() gives.
// Memory is bounded by one chunk and the piece given.
#pragma once

#include <sodium.h>

#include "ports/keys.h"

namespace motcua::keys {

class StreamSealer final : public BlobSealer {
 public:
  explicit StreamSealer(Bytes key);
  ~StreamSealer() override;
  StreamSealer(const StreamSealer&) = delete;
  StreamSealer& operator=(const StreamSealer&) = delete;
  [[nodiscard]] const Bytes& key() const override { return key_; }
  [[nodiscard]] Bytes add(std::string_view content) override;
  [[nodiscard]] Bytes finish() override;

 private:
  void push(Bytes& out, std::string_view chunk, unsigned char tag);

  const Bytes key_;
  crypto_secretstream_xchacha20poly1305_state state_{};
  Bytes head_;     // goes before the first chunk
  Bytes waiting_;  // at most one full chunk: whether it is the last is not known yet
};

class StreamOpener final : public BlobOpener {
 public:
  explicit StreamOpener(std::string_view key) : key_(key) {}
  ~StreamOpener() override;
  StreamOpener(const StreamOpener&) = delete;
  StreamOpener& operator=(const StreamOpener&) = delete;
  [[nodiscard]] Result<Bytes, KeyFailure> add(std::string_view ciphertext) override;
  [[nodiscard]] Result<Bytes, KeyFailure> finish() override;

 private:
  [[nodiscard]] bool begin();
  [[nodiscard]] bool pull(Bytes& out, std::string_view chunk);

  const Bytes key_;
  crypto_secretstream_xchacha20poly1305_state state_{};
  Bytes waiting_;
  bool has_begun_ = false;
  bool has_ended_ = false;
};

}  // namespace motcua::keys
