// The vault: what it opens, what it refuses, what is left when it is shut.
#include "adapters/keys/vault.h"

#include <gtest/gtest.h>

#include <map>

#include "adapters/keys/tables.h"
#include "base/prng.h"
#include "base/sha256.h"

namespace motcua::keys {
namespace {

class SeededRandom final : public Random {
 public:
  Bytes bytes(std::size_t count) override {
    Bytes out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(static_cast<char>(prng_.below(256)));
    return out;
  }

 private:
  Prng prng_{7};
};

class VaultTest : public testing::Test {
 protected:
  VaultTest() { keep(vault_.create()); }

  void keep(const std::vector<RowChange>& rows) {
    for (const RowChange& row : rows)
      rows_[{row.table, row_key(*row.table, row.cells)}] = row.cells;
  }
  RowLookup lookup() {
    return [this](const Table& table, std::span<const sql::Cell> key)
               -> Result<std::optional<std::vector<sql::Cell>>, KeyFailure> {
      const auto found = rows_.find({&table, row_key(table, key)});
      if (found == rows_.end()) return std::nullopt;
      return found->second;
    };
  }
  Bytes sealed_text(const ledger::SealedPart& part) {
    return vault_.open(part, "{\"f\":1", "summary").value_or("not opened");
  }

  std::map<std::pair<const Table*, Bytes>, std::vector<sql::Cell>> rows_;
  SeededRandom random_;
  Vault vault_{random_, Bytes(32, 's'), lookup()};
  const StreamId stream_ = stream_of(DossierId{});
  const OfficerId officer_ = *OfficerId::from_raw(Bytes(16, 'o'));
};

TEST_F(VaultTest, OpensWhatItSealed) {
  const MintedKey key = vault_.mint(stream_);
  keep(key.rows);
  const auto part = vault_.seal(key.id, "{\"f\":1", "summary", "Lò Thị Ến");
  ASSERT_TRUE(part);
  EXPECT_EQ(part->ciphertext.find("Lò"), Bytes::npos);
  EXPECT_EQ(sealed_text(*part), "Lò Thị Ến");
}

TEST_F(VaultTest, RefusesAnotherHeaderAnotherPartAndAlteredBytes) {
  const MintedKey key = vault_.mint(stream_);
  keep(key.rows);
  const auto part = vault_.seal(key.id, "header", "summary", "x");
  ASSERT_TRUE(part);
  EXPECT_EQ(vault_.open(*part, "heade", "summary").error(), KeyFailure::kForged);
  EXPECT_EQ(vault_.open(*part, "header", "form").error(), KeyFailure::kForged);
  ledger::SealedPart altered = *part;
  altered.ciphertext[0] = static_cast<char>(altered.ciphertext[0] ^ 1);
  EXPECT_EQ(vault_.open(altered, "header", "summary").error(), KeyFailure::kForged);
  altered = *part;
  altered.commitment[3] = static_cast<char>(altered.commitment[3] ^ 1);
  EXPECT_EQ(vault_.open(altered, "header", "summary").error(), KeyFailure::kForged);
}

TEST_F(VaultTest, ShutItTakesInButGivesNothing) {
  const auto credential = vault_.credential(officer_, "mật khẩu dài", false);
  ASSERT_TRUE(credential);
  keep({*credential});
  const MintedKey before = vault_.mint(stream_);
  keep(before.rows);
  const auto old_part = vault_.seal(before.id, "{\"f\":1", "summary", "old");
  ASSERT_TRUE(old_part);

  vault_.lock();
  EXPECT_EQ(vault_.open(*old_part, "{\"f\":1", "summary").error(), KeyFailure::kLocked);
  const MintedKey key = vault_.mint(stream_);
  keep(key.rows);
  const auto part = vault_.seal(key.id, "{\"f\":1", "summary", "new");
  ASSERT_TRUE(part);
  EXPECT_EQ(vault_.open(*part, "{\"f\":1", "summary").error(), KeyFailure::kLocked);

  ASSERT_TRUE(vault_.sign_in(officer_, "mật khẩu dài"));
  EXPECT_EQ(sealed_text(*part), "new");
  EXPECT_EQ(sealed_text(*old_part), "old");
}

TEST_F(VaultTest, ARestartOpensWithThePasswordAndOnlyWithIt) {
  keep({*vault_.credential(officer_, "right", true)});
  const MintedKey key = vault_.mint(stream_);
  keep(key.rows);
  const auto part = vault_.seal(key.id, "{\"f\":1", "summary", "kept");
  ASSERT_TRUE(part);

  Vault restarted(random_, Bytes(32, 's'), lookup());
  EXPECT_TRUE(restarted.is_locked());
  EXPECT_EQ(restarted.sign_in(officer_, "wrong").error(), SignInFailure::kWrongPassword);
  EXPECT_EQ(restarted.sign_in(OfficerId{}, "right").error(), SignInFailure::kWrongPassword);
  EXPECT_TRUE(restarted.is_locked());
  const auto signed_in = restarted.sign_in(officer_, "right");
  ASSERT_TRUE(signed_in);
  EXPECT_TRUE(signed_in->must_change_password);
  EXPECT_EQ(restarted.open(*part, "{\"f\":1", "summary").value_or(""), "kept");
}

TEST_F(VaultTest, WithoutTheWrapTheContentIsGone) {
  const MintedKey key = vault_.mint(stream_);
  keep(key.rows);
  const auto part = vault_.seal(key.id, "{\"f\":1", "summary", "gone");
  ASSERT_TRUE(part);
  for (auto it = rows_.begin(); it != rows_.end();)
    it = it->first.first == &kWrapTable ? rows_.erase(it) : std::next(it);
  vault_.forget(key.id);
  EXPECT_EQ(vault_.open(*part, "{\"f\":1", "summary").error(), KeyFailure::kErased);
}

TEST_F(VaultTest, EveryChangedByteOfARowIsFoundWithTheVaultShut) {
  keep({*vault_.credential(officer_, "mật khẩu dài", false)});
  keep(vault_.mint(stream_).rows);  // a ring and a wrap under it
  vault_.lock();
  keep(vault_.mint(stream_).rows);  // a wrap for the unit's key
  const BlobAddress blobs[] = {{sha256("one").bytes}, {sha256("two").bytes}};
  keep({vault_.cite(stream_, 7, blobs)});
  ASSERT_EQ(rows_.size(), 6U);
  for (const auto& [place, sound] : rows_) {
    const Table& table = *place.first;
    EXPECT_TRUE(vault_.is_sound(table, sound)) << table.name;
    for (std::size_t column = 0; column < sound.size(); ++column) {
      const auto* blob = std::get_if<sql::Blob>(&sound[column]);
      const std::size_t size = blob != nullptr ? blob->bytes.size() : sizeof(std::int64_t);
      for (std::size_t byte = 0; byte < size; ++byte) {
        auto changed = sound;
        if (auto* number = std::get_if<std::int64_t>(&changed[column])) {
          *number ^= std::int64_t{1} << (byte * 8);
        } else {
          auto& bytes = std::get<sql::Blob>(changed[column]).bytes;
          bytes[byte] = static_cast<char>(bytes[byte] ^ 1);
        }
        EXPECT_FALSE(vault_.is_sound(table, changed)) << table.name << " column " << column;
      }
      auto shorter = sound;
      if (auto* bytes = std::get_if<sql::Blob>(&shorter[column])) {
        bytes->bytes.pop_back();
        EXPECT_FALSE(vault_.is_sound(table, shorter)) << table.name << " column " << column;
      }
    }
  }
}

TEST_F(VaultTest, BytesThatMovedFromOneColumnToTheNextAreFound) {
  keep(vault_.mint(stream_).rows);
  for (const auto& [place, sound] : rows_) {
    if (place.first != &kWrapTable) continue;
    auto moved = sound;
    auto& id = std::get<sql::Blob>(moved[0]).bytes;
    auto& stream = std::get<sql::Blob>(moved[1]).bytes;
    stream.insert(stream.begin(), id.back());
    id.pop_back();
    EXPECT_FALSE(vault_.is_sound(kWrapTable, moved));
  }
}

TEST_F(VaultTest, AttachmentsOpenWholeOrNotAtAll) {
  for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 200'000U}) {
    const Bytes content(size, 'q');
    const SealedBlob sealed = vault_.seal_blob(content);
    EXPECT_EQ(vault_.open_blob(sealed.key, sealed.ciphertext).value_or("no"), content);
    EXPECT_FALSE(vault_.open_blob(sealed.key, sealed.ciphertext + "x")) << size;
    EXPECT_FALSE(
        vault_.open_blob(sealed.key, sealed.ciphertext.substr(0, sealed.ciphertext.size() - 1)));
    for (const std::size_t at : {std::size_t{0}, std::size_t{5}, sealed.ciphertext.size() - 1}) {
      Bytes altered = sealed.ciphertext;
      altered[at] = static_cast<char>(altered[at] ^ 1);
      EXPECT_FALSE(vault_.open_blob(sealed.key, altered)) << size << " at " << at;
    }
  }
  const SealedBlob long_one = vault_.seal_blob(Bytes(150'000, 'q'));
  EXPECT_FALSE(vault_.open_blob(long_one.key, long_one.ciphertext.substr(0, 28 + 65'553)))
      << "cut between two chunks";
}

TEST_F(VaultTest, ANumberIsLookedUpByATokenThatOnlyTheOpenVaultOfThisUnitMakes) {
  const auto token = vault_.identity_token("001190004567");
  ASSERT_TRUE(token);
  EXPECT_EQ(token->size(), 16U);
  EXPECT_EQ(vault_.identity_token("001190004567"), token);
  EXPECT_NE(vault_.identity_token("001190004568"), token);
  keep({*vault_.credential(officer_, "mật khẩu dài", false)});
  vault_.lock();
  EXPECT_EQ(vault_.identity_token("001190004567").error(), KeyFailure::kLocked);
  ASSERT_TRUE(vault_.sign_in(officer_, "mật khẩu dài"));
  EXPECT_EQ(vault_.identity_token("001190004567"), token) << "the same after every opening";
  // The seed alone, which lies on the disk, is not enough: another unit with it has other tokens.
  Vault other(random_, Bytes(32, 's'), lookup());
  (void)other.create();
  EXPECT_NE(other.identity_token("001190004567"), token);
}

TEST_F(VaultTest, ATokenStandsInARowThatTheNodeSigned) {
  const RowChange row = vault_.token_row(Bytes(16, 't'), DossierId{});
  EXPECT_EQ(row.table, &vault_.tokens());
  EXPECT_TRUE(vault_.is_sound(kTokenTable, row.cells));
  for (std::size_t column = 0; column < 2; ++column) {
    auto altered = row.cells;
    auto& bytes = std::get<sql::Blob>(altered[column]).bytes;
    bytes[5] = static_cast<char>(bytes[5] ^ 1);
    EXPECT_FALSE(vault_.is_sound(kTokenTable, altered));
  }
}

TEST_F(VaultTest, ADestroyedKeyOpensNothingFromThenOn) {
  const MintedKey key = vault_.mint(stream_);
  keep(key.rows);
  const auto part = vault_.seal(key.id, "{\"f\":1", "summary", "gone");
  ASSERT_TRUE(part);
  const RowChange gone = vault_.destroy(key.id);
  ASSERT_TRUE(gone.erase);
  EXPECT_EQ(rows_.erase({gone.table, row_key(*gone.table, gone.cells)}), 1U);
  EXPECT_EQ(sealed_text(*part), "gone") << "held in memory until it is forgotten";
  vault_.forget(key.id);
  EXPECT_EQ(vault_.open(*part, "{\"f\":1", "summary").error(), KeyFailure::kErased);
}

TEST_F(VaultTest, BlindTokensDependOnTheirPurpose) {
  EXPECT_EQ(vault_.blind("body", "a"), vault_.blind("body", "a"));
  EXPECT_NE(vault_.blind("body", "a"), vault_.blind("other", "a"));
  EXPECT_NE(vault_.blind("body", "a"), vault_.blind("body", "b"));
}

TEST(HmacSha256, IsThatOfRfc2104) {
  EXPECT_EQ(hmac_sha256(Secret(Bytes(32, '\x0b')), "Hi There").text(),
            "198a607eb44bfbc69903a0f1cf2bbdc5ba0aa3f3d9ae3c1c7a3b1696a0b68cf7");
}

}  // namespace
}  // namespace motcua::keys
