// The unit's vault: the Keys port on libsodium (docs/formats/keys.md).
//
// It writes nothing: everything that must be kept comes out as RowChanges for the writer's batch. A
// password both checks an officer and opens the vault; there is no other way in. Threads: every
// call may come from any thread. A password check takes tens of milliseconds and 19 MiB for its
// time; checks wait for one another.
#pragma once

#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "adapters/keys/sodium.h"
#include "ports/keys.h"
#include "ports/random.h"
#include "ports/vault.h"

namespace motcua::keys {

/// Looks a side data row up by its key cells; any thread.
using RowLookup = std::function<Result<std::optional<std::vector<sql::Cell>>, KeyFailure>(
    const Table&, std::span<const sql::Cell>)>;

class Vault final : public Keys, public VaultDoor {
 public:
  /// `node_seed`: 32 bytes, the file of docs/formats/keys.md. The vault starts shut.
  Vault(Random& random, std::string_view node_seed, RowLookup lookup);

  /// A new unit: makes vault and unit key, leaves the vault open, gives the rows to keep.
  [[nodiscard]] std::vector<RowChange> create();
  [[nodiscard]] Result<RowChange, KeyFailure> credential(const OfficerId& officer,
                                                         std::string_view password,
                                                         bool must_change) override;
  [[nodiscard]] Result<SignedIn, SignInFailure> sign_in(const OfficerId& officer,
                                                        std::string_view password) override;
  void lock() override;
  void set_month(std::int32_t month) override;
  [[nodiscard]] Bytes log_public_key() const;
  /// Whether a row of one of the tables of tables.h is as this node made it. The vault may be shut.
  [[nodiscard]] bool is_sound(const Table& table, std::span<const sql::Cell> row) const;

  [[nodiscard]] bool is_locked() const override;
  [[nodiscard]] MintedKey mint(const StreamId& stream) override;
  [[nodiscard]] Result<ledger::SealedPart, KeyFailure> seal(KeyId key,
                                                            std::string_view header_bytes,
                                                            std::string_view part_name,
                                                            std::string_view plaintext) override;
  [[nodiscard]] Result<Bytes, KeyFailure> open(const ledger::SealedPart& part,
                                               std::string_view header_bytes,
                                               std::string_view part_name) override;
  [[nodiscard]] SealedBlob seal_blob(std::string_view content) override;
  [[nodiscard]] Result<Bytes, KeyFailure> open_blob(std::string_view key,
                                                    std::string_view ciphertext) override;
  [[nodiscard]] std::unique_ptr<BlobSealer> begin_sealing() override;
  [[nodiscard]] std::unique_ptr<BlobOpener> begin_opening(std::string_view key) override;
  [[nodiscard]] Result<Bytes, KeyFailure> seal_to_unit(std::string_view purpose,
                                                       std::string_view content) override;
  [[nodiscard]] Result<Bytes, KeyFailure> open_of_unit(std::string_view purpose,
                                                       std::string_view sealed) override;
  [[nodiscard]] Bytes seal_piece(std::string_view key, std::string_view place,
                                 std::string_view content) override;
  [[nodiscard]] Result<Bytes, KeyFailure> open_piece(std::string_view key, std::string_view place,
                                                     std::string_view sealed) override;
  [[nodiscard]] RowChange cite(const StreamId& stream, std::int64_t seq,
                               std::span<const BlobAddress> blobs) override;
  [[nodiscard]] const Table& citations() const override;
  [[nodiscard]] std::vector<BlobAddress> cited(std::span<const sql::Cell> row) const override;
  [[nodiscard]] Sha256 blind(std::string_view purpose, std::string_view value) override;
  [[nodiscard]] Result<Bytes, KeyFailure> identity_token(std::string_view number) override;
  [[nodiscard]] RowChange token_row(std::string_view token, const DossierId& dossier) override;
  [[nodiscard]] const Table& tokens() const override;
  [[nodiscard]] RowChange destroy(const KeyId& key) override;
  void forget(const KeyId& key) override;

 private:
  struct Open {
    Open(const Secret& key, BoxKeys pair);
    Secret vault;
    BoxKeys unit;
    Secret index;  // of tokens
  };
  struct Held {
    Secret key;
    std::list<KeyId>::iterator age;
  };

  [[nodiscard]] std::optional<Secret> held(const KeyId& key);
  void hold(const KeyId& key, const Secret& secret);
  [[nodiscard]] Result<Secret, KeyFailure> data_key(const KeyId& key);
  [[nodiscard]] Result<Secret, KeyFailure> unwrapped(const std::vector<sql::Cell>& row);
  [[nodiscard]] Result<Secret, KeyFailure> ring_key(std::int64_t month);
  [[nodiscard]] Result<std::optional<std::vector<sql::Cell>>, KeyFailure> unit_key_row();
  /// Reads the unit's public key if it is not at hand; kLocked where it cannot be read.
  [[nodiscard]] Result<Done, KeyFailure> know_unit();
  [[nodiscard]] Result<Done, SignInFailure> open_with(const Secret& vault);
  /// The row with its signature added.
  [[nodiscard]] RowChange signed_row(const Table& table, std::vector<sql::Cell> cells) const;
  [[nodiscard]] RowChange wrap_row(const KeyId& id, const StreamId& stream, std::int64_t method,
                                   Bytes wrapped) const;

  Random& random_;
  const Secret seed_;
  const Secret log_seed_;
  const Bytes log_public_;
  const RowLookup lookup_;
  mutable std::mutex mutex_;  // guards everything below
  std::mutex password_mutex_;
  std::optional<Open> open_;
  std::map<std::int64_t, Secret> rings_;
  std::int64_t month_ = 0;
  std::optional<Bytes> unit_public_;
  std::unordered_map<KeyId, Held> held_;
  std::list<KeyId> ages_;  // oldest first
};

}  // namespace motcua::keys
