#include "adapters/keys/vault.h"

#include <sodium.h>

#include "adapters/keys/tables.h"
#include "base/check.h"
#include "base/sha256.h"

namespace motcua::keys {
namespace {

constexpr std::uint64_t kOps = 2;
constexpr std::uint64_t kMemKib = 19'456;
constexpr std::size_t kHeldMax = 4096;  // data keys kept open: about half a megabyte
constexpr std::size_t kTokenBytes = 16;
constexpr std::int64_t kByRing = 1;
constexpr std::int64_t kByUnitKey = 2;
constexpr std::size_t kAddressBytes = 32;

sql::Cell blob(std::string_view bytes) { return sql::Blob{Bytes(bytes)}; }

const Bytes& blob_of(const sql::Cell& cell) { return std::get<sql::Blob>(cell).bytes; }
std::int64_t integer_of(const sql::Cell& cell) { return std::get<std::int64_t>(cell); }

Bytes month_bytes(std::int64_t month) {
  Bytes out;
  append_u32_be(out, static_cast<std::uint32_t>(month));
  return out;
}

Bytes ring_label(std::int64_t month) { return "motcua-ring" + month_bytes(month); }

Bytes wrap_label(std::string_view key_id, std::string_view stream) {
  return "motcua-wrap" + Bytes(key_id) + Bytes(stream);
}

Bytes credential_label(const OfficerId& officer) { return "motcua-credential" + officer.raw(); }

Bytes part_commitment(const Secret& key, std::string_view nonce) {
  return sha256({"motcua-part", key.view(), nonce}).raw().substr(0, 16);
}

/// What the signature of a row is over: every cell before it, with its type and length.
Bytes signed_text(const Table& table, std::span<const sql::Cell> row) {
  Bytes out = "motcua-row/" + Bytes(table.name) + "/";
  for (const sql::Cell& cell : row.first(table.columns.size() - 1)) append_cell(out, cell);
  return out;
}

bool has_the_types_of(const Table& table, std::span<const sql::Cell> row) {
  if (row.size() != table.columns.size()) return false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool is_integer = table.columns[i].type == ColumnType::kInteger;
    const bool fits = is_integer ? std::holds_alternative<std::int64_t>(row[i])
                                 : std::holds_alternative<sql::Blob>(row[i]);
    if (!fits) return false;
  }
  return true;
}

}  // namespace

Vault::Vault(Random& random, std::string_view node_seed, RowLookup lookup)
    : random_(random),
      seed_(node_seed),
      log_seed_(derive(seed_, "motcua-node-log")),
      log_public_(signing_public_key(log_seed_)),
      lookup_(std::move(lookup)) {
  start_sodium();
}

Vault::Open::Open(const Secret& key, BoxKeys pair)
    : vault(key), unit(std::move(pair)), index(derive(key, "motcua-identity-index")) {}

std::vector<RowChange> Vault::create() {
  const Secret vault(random_.bytes(32));
  const Secret pair_seed(random_.bytes(32));
  BoxKeys unit = box_keys(pair_seed);
  std::vector<RowChange> rows;
  rows.push_back(signed_row(kUnitKeyTable, {std::int64_t{1}, blob(unit.public_key),
                                            blob(wrap(vault, random_.bytes(kNonceBytes),
                                                      unit.secret_key, "motcua-unit-key"))}));
  const std::lock_guard lock(mutex_);
  unit_public_ = unit.public_key;
  open_.emplace(vault, std::move(unit));
  return rows;
}

Result<RowChange, KeyFailure> Vault::credential(const OfficerId& officer, std::string_view password,
                                                bool must_change) {
  const Bytes salt = random_.bytes(crypto_pwhash_SALTBYTES);
  const std::lock_guard turn(password_mutex_);
  const auto root = password_root(password, salt, kOps, kMemKib);
  CHECK(root.has_value(), "no memory for a password");
  const std::lock_guard lock(mutex_);
  if (!open_) return fail(KeyFailure::kLocked);
  const Bytes wrapped = wrap(derive(*root, "motcua-vault"), random_.bytes(kNonceBytes),
                             open_->vault, credential_label(officer));
  return signed_row(
      kCredentialTable,
      {blob(officer.view()), blob(salt), static_cast<std::int64_t>(kOps),
       static_cast<std::int64_t>(kMemKib), blob(derive(*root, "motcua-verifier").view()),
       blob(wrapped), std::int64_t{must_change ? 1 : 0}});
}

Result<SignedIn, SignInFailure> Vault::sign_in(const OfficerId& officer,
                                               std::string_view password) {
  const std::array<sql::Cell, 1> key{blob(officer.view())};
  const auto found = lookup_(kCredentialTable, key);
  if (!found) return fail(SignInFailure::kBusy);
  // Without a credential the same work is done, so that time does not tell who has an account.
  const bool known = found->has_value();
  const Bytes salt = known ? blob_of((**found)[1]) : Bytes(crypto_pwhash_SALTBYTES, 'x');
  const auto ops = known ? static_cast<std::uint64_t>(integer_of((**found)[2])) : kOps;
  const auto memory = known ? static_cast<std::uint64_t>(integer_of((**found)[3])) : kMemKib;
  const std::lock_guard turn(password_mutex_);
  const auto root = password_root(password, salt, ops, memory);
  if (!root) return fail(SignInFailure::kBusy);
  if (!known) return fail(SignInFailure::kWrongPassword);
  const Secret verifier = derive(*root, "motcua-verifier");
  if (!equal_in_constant_time(verifier.view(), blob_of((**found)[4])))
    return fail(SignInFailure::kWrongPassword);
  const auto vault =
      unwrap(derive(*root, "motcua-vault"), blob_of((**found)[5]), credential_label(officer));
  if (!vault) return fail(SignInFailure::kWrongPassword);
  TRY(open_with(*vault));
  return SignedIn{integer_of((**found)[6]) != 0};
}

Result<Done, SignInFailure> Vault::open_with(const Secret& vault) {
  const std::lock_guard lock(mutex_);
  if (open_) return Done{};
  const auto row = unit_key_row();
  if (!row || !row->has_value()) return fail(SignInFailure::kBusy);
  const auto secret = unwrap(vault, blob_of((**row)[2]), "motcua-unit-key");
  if (!secret) return fail(SignInFailure::kWrongPassword);
  open_.emplace(vault, BoxKeys{blob_of((**row)[1]), *secret});
  return Done{};
}

void Vault::lock() {
  const std::lock_guard lock(mutex_);
  open_.reset();
  rings_.clear();
  held_.clear();
  ages_.clear();
}

void Vault::set_month(std::int32_t month) {
  const std::lock_guard lock(mutex_);
  month_ = month;
}

Bytes Vault::log_public_key() const { return log_public_; }

bool Vault::is_locked() const {
  const std::lock_guard lock(mutex_);
  return !open_.has_value();
}

RowChange Vault::wrap_row(const KeyId& id, const StreamId& stream, std::int64_t method,
                          Bytes wrapped) const {
  return signed_row(kWrapTable, {blob(id.view()), blob(stream.raw()), month_, method,
                                 sql::Blob{std::move(wrapped)}});
}

RowChange Vault::signed_row(const Table& table, std::vector<sql::Cell> cells) const {
  cells.emplace_back(sql::Blob{});  // the place of the signature, which is not in its text
  cells.back() = blob(sign(log_seed_, log_public_, signed_text(table, cells)));
  return {&table, std::move(cells)};
}

bool Vault::is_sound(const Table& table, std::span<const sql::Cell> row) const {
  return has_the_types_of(table, row) &&
         signature_holds(log_public_, blob_of(row.back()), signed_text(table, row));
}

RowChange Vault::cite(const StreamId& stream, std::int64_t seq,
                      std::span<const BlobAddress> blobs) {
  Bytes addresses;
  for (const BlobAddress& address : blobs) addresses += address.view();
  return signed_row(kAttachmentTable, {blob(stream.raw()), seq, sql::Blob{std::move(addresses)}});
}

const Table& Vault::citations() const { return kAttachmentTable; }

std::vector<BlobAddress> Vault::cited(std::span<const sql::Cell> row) const {
  std::vector<BlobAddress> out;
  std::string_view addresses = blob_of(row[2]);
  for (; addresses.size() >= kAddressBytes; addresses.remove_prefix(kAddressBytes))
    if (const auto address = BlobAddress::from_raw(addresses.substr(0, kAddressBytes)))
      out.push_back(*address);
  return out;
}

MintedKey Vault::mint(const StreamId& stream) {
  const Secret key(random_.bytes(32));
  MintedKey minted;
  minted.id = random_.id<KeyId>();
  minted.commit = sha256({"motcua-key", minted.id.view(), key.view()});
  const Bytes nonce = random_.bytes(kNonceBytes);
  const std::lock_guard lock(mutex_);
  if (open_) {
    auto ring = ring_key(month_);
    if (!ring) {  // the first key of this month
      const Secret made(random_.bytes(32));
      minted.rows.push_back(
          signed_row(kRingTable, {month_, blob(wrap(open_->vault, random_.bytes(kNonceBytes), made,
                                                    ring_label(month_)))}));
      rings_.insert_or_assign(month_, made);
      ring = made;
    }
    minted.rows.push_back(
        wrap_row(minted.id, stream, kByRing,
                 wrap(*ring, nonce, key, wrap_label(minted.id.view(), stream.raw()))));
  } else {
    CHECK(know_unit().has_value(), "a unit without its public key");
    minted.rows.push_back(wrap_row(minted.id, stream, kByUnitKey,
                                   box_seal(*unit_public_, minted.id.raw() + Bytes(key.view()))));
  }
  hold(minted.id, key);
  return minted;
}

Result<std::optional<std::vector<sql::Cell>>, KeyFailure> Vault::unit_key_row() {
  const std::array<sql::Cell, 1> key{std::int64_t{1}};
  return lookup_(kUnitKeyTable, key);
}

Result<Done, KeyFailure> Vault::know_unit() {
  if (unit_public_) return Done{};
  const auto row = TRY(unit_key_row());
  if (!row) return fail(KeyFailure::kLocked);
  unit_public_ = blob_of((*row)[1]);
  return Done{};
}

Result<Secret, KeyFailure> Vault::ring_key(std::int64_t month) {
  const auto found = rings_.find(month);
  if (found != rings_.end()) return found->second;
  if (!open_) return fail(KeyFailure::kLocked);
  const std::array<sql::Cell, 1> key{month};
  const auto row = TRY(lookup_(kRingTable, key));
  if (!row) return fail(KeyFailure::kErased);
  const auto ring = unwrap(open_->vault, blob_of((*row)[1]), ring_label(month));
  if (!ring) return fail(KeyFailure::kForged);
  rings_.insert_or_assign(month, *ring);
  return *ring;
}

std::optional<Secret> Vault::held(const KeyId& key) {
  const auto found = held_.find(key);
  if (found == held_.end()) return std::nullopt;
  ages_.splice(ages_.end(), ages_, found->second.age);
  return found->second.key;
}

void Vault::hold(const KeyId& key, const Secret& secret) {
  if (held_.contains(key)) return;
  if (held_.size() >= kHeldMax) {
    held_.erase(ages_.front());
    ages_.pop_front();
  }
  ages_.push_back(key);
  held_.insert({key, Held{secret, std::prev(ages_.end())}});
}

void Vault::forget(const KeyId& key) {
  const std::lock_guard lock(mutex_);
  const auto found = held_.find(key);
  if (found == held_.end()) return;
  ages_.erase(found->second.age);
  held_.erase(found);
}

Result<Secret, KeyFailure> Vault::data_key(const KeyId& key) {
  if (const auto known = held(key)) return *known;
  const std::array<sql::Cell, 1> row_key{blob(key.view())};
  const auto row = TRY(lookup_(kWrapTable, row_key));
  if (!row) return fail(KeyFailure::kErased);
  const Secret secret = TRY(unwrapped(*row));
  hold(key, secret);
  return secret;
}

Result<Secret, KeyFailure> Vault::unwrapped(const std::vector<sql::Cell>& row) {
  if (!open_) return fail(KeyFailure::kLocked);
  if (integer_of(row[3]) == kByRing) {
    const Secret ring = TRY(ring_key(integer_of(row[2])));
    const auto key = unwrap(ring, blob_of(row[4]), wrap_label(blob_of(row[0]), blob_of(row[1])));
    if (!key) return fail(KeyFailure::kForged);
    return *key;
  }
  const auto content = box_open(open_->unit, blob_of(row[4]));
  if (!content || content->size() != 48 || content->substr(0, 16) != blob_of(row[0]))
    return fail(KeyFailure::kForged);
  return Secret(content->substr(16));
}

Result<ledger::SealedPart, KeyFailure> Vault::seal(KeyId key, std::string_view header_bytes,
                                                   std::string_view part_name,
                                                   std::string_view plaintext) {
  const Bytes nonce = random_.bytes(kNonceBytes);
  const std::lock_guard lock(mutex_);
  const Secret secret = TRY(data_key(key));
  const Bytes associated = Bytes(header_bytes) + Bytes(part_name);
  return ledger::SealedPart{key, nonce, part_commitment(secret, nonce),
                            aead_seal(secret, nonce, plaintext, associated)};
}

Result<Bytes, KeyFailure> Vault::open(const ledger::SealedPart& part, std::string_view header_bytes,
                                      std::string_view part_name) {
  const std::lock_guard lock(mutex_);
  // A key still in memory does not open anything once the vault is shut: lock() dropped them; one
  // minted since then was only lent for sealing.
  if (!open_) return fail(KeyFailure::kLocked);
  const Secret secret = TRY(data_key(part.key));
  if (part_commitment(secret, part.nonce) != part.commitment) return fail(KeyFailure::kForged);
  const Bytes associated = Bytes(header_bytes) + Bytes(part_name);
  auto plaintext = aead_open(secret, part.nonce, part.ciphertext, associated);
  if (!plaintext) return fail(KeyFailure::kForged);
  return std::move(*plaintext);
}

const Table& Vault::tokens() const { return kTokenTable; }

Result<Bytes, KeyFailure> Vault::identity_token(std::string_view number) {
  const std::lock_guard lock(mutex_);
  if (!open_) return fail(KeyFailure::kLocked);
  return hmac_sha256(open_->index, number).raw().substr(0, kTokenBytes);
}

RowChange Vault::token_row(std::string_view token, const DossierId& dossier) {
  CHECK(token.size() == kTokenBytes);
  return signed_row(kTokenTable, {blob(token), blob(dossier.view())});
}

RowChange Vault::destroy(const KeyId& key) { return {&kWrapTable, {blob(key.view())}, true}; }

Sha256 Vault::blind(std::string_view purpose, std::string_view value) {
  return hmac_sha256(derive(seed_, "motcua-blind/" + Bytes(purpose)), value);
}

}  // namespace motcua::keys
