// Data keys and what is sealed with them (docs/formats/event_log.md, docs/formats/keys.md).
//
// The vault is locked until an officer or, in the demonstration, the process opens it. While it is
// locked keys can still be minted and sealed with (write-only intake); opening gives kLocked. Wraps
// are side data in the same database and travel in the same Batch as the events: the port gives the
// rows to put, it does not write. Threads: all calls may come from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"
#include "ledger/envelope.h"
#include "ports/table.h"

namespace motcua {

enum class KeyFailure {
  kLocked,  // the vault is shut
  kErased,  // the wrap is gone: the content is gone
  kForged,  // commitment, signature or tag do not match
};

struct MintedKey {
  KeyId id;
  Sha256 commit;                // for the key.minted event
  std::vector<RowChange> rows;  // side data, to be committed with that event
};

/// A sealed attachment: its key goes into a sealed part, its ciphertext to the blob store.
struct SealedBlob {
  Bytes key;  // 32
  Bytes ciphertext;
};

/// Seals one attachment as it comes; of one thread.
class BlobSealer {
 public:
  virtual ~BlobSealer() = default;
  [[nodiscard]] virtual const Bytes& key() const = 0;
  /// The ciphertext to store next; none while no chunk is full.
  [[nodiscard]] virtual Bytes add(std::string_view content) = 0;
  /// The rest. Nothing may follow.
  [[nodiscard]] virtual Bytes finish() = 0;
};

/// Opens one attachment as it is read; of one thread. What it gives is as it was sealed, up to
/// there; only finish() says that nothing is missing at the end.
class BlobOpener {
 public:
  virtual ~BlobOpener() = default;
  [[nodiscard]] virtual Result<Bytes, KeyFailure> add(std::string_view ciphertext) = 0;
  [[nodiscard]] virtual Result<Bytes, KeyFailure> finish() = 0;
};

class Keys {
 public:
  virtual ~Keys() = default;
  [[nodiscard]] virtual bool is_locked() const = 0;
  /// A new data key for one stream (a dossier; the staff of a unit) and epoch.
  [[nodiscard]] virtual MintedKey mint(const StreamId& stream) = 0;
  /// Seals under a key minted by this process or opened before.
  [[nodiscard]] virtual Result<ledger::SealedPart, KeyFailure> seal(KeyId key,
                                                                    std::string_view header_bytes,
                                                                    std::string_view part_name,
                                                                    std::string_view plaintext) = 0;
  [[nodiscard]] virtual Result<Bytes, KeyFailure> open(const ledger::SealedPart& part,
                                                       std::string_view header_bytes,
                                                       std::string_view part_name) = 0;
  /// docs/formats/blobs.md. Works with the vault shut: the key is new and the caller's.
  [[nodiscard]] virtual SealedBlob seal_blob(std::string_view content) = 0;
  [[nodiscard]] virtual Result<Bytes, KeyFailure> open_blob(std::string_view key,
                                                            std::string_view ciphertext) = 0;
  /// The same in pieces, for what is not held whole.
  [[nodiscard]] virtual std::unique_ptr<BlobSealer> begin_sealing() = 0;
  [[nodiscard]] virtual std::unique_ptr<BlobOpener> begin_opening(std::string_view key) = 0;
  /// For what belongs to no dossier yet: opens with the vault open, is sealed with it shut too.
  /// kLocked where the unit's key cannot be read. `purpose` is bound to it.
  [[nodiscard]] virtual Result<Bytes, KeyFailure> seal_to_unit(std::string_view purpose,
                                                               std::string_view content) = 0;
  [[nodiscard]] virtual Result<Bytes, KeyFailure> open_of_unit(std::string_view purpose,
                                                               std::string_view sealed) = 0;
  /// Under a key of 32 bytes of the caller's; `place` is bound to it. Longer by kPieceMore.
  static constexpr std::size_t kPieceMore = 40;
  [[nodiscard]] virtual Bytes seal_piece(std::string_view key, std::string_view place,
                                         std::string_view content) = 0;
  [[nodiscard]] virtual Result<Bytes, KeyFailure> open_piece(std::string_view key,
                                                             std::string_view place,
                                                             std::string_view sealed) = 0;
  /// Side data that names, signed, the blobs of the files which the event at that position brings:
  /// to be committed with it, so that one that is lost is missed with the vault shut.
  [[nodiscard]] virtual RowChange cite(const StreamId& stream, std::int64_t seq,
                                       std::span<const BlobAddress> blobs) = 0;
  /// What cite() keeps: stream seq | addresses (32 bytes for each blob) signature; and the blobs
  /// that one of its rows names.
  [[nodiscard]] virtual const Table& citations() const = 0;
  [[nodiscard]] virtual std::vector<BlobAddress> cited(std::span<const sql::Cell> row) const = 0;
  /// HMAC-SHA-256 under a key of this node that never leaves it: for comparing bodies of repeated
  /// commands. `purpose` separates uses. Works with the vault shut.
  [[nodiscard]] virtual Sha256 blind(std::string_view purpose, std::string_view value) = 0;
  /// What a number of an identity document is looked up by, 16 bytes: a keyed digest under the
  /// unit's vault, so that nobody can try all numbers on a stolen disk. kLocked while it is shut.
  [[nodiscard]] virtual Result<Bytes, KeyFailure> identity_token(std::string_view number) = 0;
  /// Side data by which a dossier is found by a token, signed.
  [[nodiscard]] virtual RowChange token_row(std::string_view token, const DossierId& dossier) = 0;
  /// What token_row() keeps: token dossier | signature; with an index over the dossier.
  [[nodiscard]] virtual const Table& tokens() const = 0;
  /// Takes away the only wrap of a key. Once that is durable and forget() was called, what the key
  /// sealed is gone for good: open() gives kErased.
  [[nodiscard]] virtual RowChange destroy(const KeyId& key) = 0;
  /// Drops an erased key from memory; after the commit that took its wrap away.
  virtual void forget(const KeyId& key) = 0;
};

}  // namespace motcua
