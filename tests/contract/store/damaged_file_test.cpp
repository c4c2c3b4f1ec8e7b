// A byte of the database file goes bad: either verify says so, or nothing that is shown has
// changed.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <optional>

#include "adapters/sqlite/database.h"
#include "base/prng.h"
#include "contract/store/store_contract.h"
#include "store/digest.h"
#include "support/temp_directory.h"

namespace motcua::testing {
namespace {

constexpr int kAlterations = 5000;
constexpr std::int64_t kEvents = 100;
constexpr int kDossiers = 7;

class DamagedFile : public ::testing::Test {
 protected:
  void SetUp() override {
    make_store();
    std::ifstream file(path_, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    ASSERT_GT(bytes_.size(), 4096U * 8);
    digest_ = stored_digest();
    ASSERT_TRUE(digest_);
  }

  void make_store() {
    auto writer = database_.open_writer().value();
    const Table* const tables[] = {&kStreamCountTable};
    ASSERT_TRUE(store::create_store(*writer, tables, kIdentity, store::layout_of(projections())));
    auto log = store::SqlEventStore::open_writer(*writer).value();
    store::Projector projector({&count_}, *log);
    for (std::int64_t i = 1; i <= kEvents; ++i) {
      const Event used = happened(dossier(i), (i + kDossiers - 1) / kDossiers, command(i), i);
      Batch batch{{used.entry}, {}};
      ASSERT_TRUE(projector.fold({0, i - 1}, used.envelope));
      projector.add_changes(batch.rows);
      ASSERT_TRUE(log->commit(batch));
      projector.committed();
    }
    // All of it into the one file that is damaged below.
    ASSERT_TRUE(sqlite::truncate_wal(*writer));
  }
  /// Of the projections, of every stream as its index finds it, and of what commands began.
  std::optional<Sha256> stored_digest() {
    auto reader = database_.open_reader();
    if (!reader) return std::nullopt;
    const auto log = store::SqlEventStore::open_reader(**reader);
    const auto tables = store::tables_of(projections());
    const auto digest = store::content_digest(*log, tables);
    if (!digest) return std::nullopt;
    Sha256Stream all;
    all.add(digest->view());
    bool is_read = true;
    for (int i = 0; i < kDossiers; ++i)
      is_read &= log->read_stream(dossier_stream(dossier(i)), 1,
                                  [&](const StoredEntry& entry) {
                                    all.add(entry.bytes);
                                    return true;
                                  })
                     .has_value();
    for (std::int64_t i = 1; i <= kEvents; ++i) {
      const auto first = log->first_of_command(id_of<CommandId>(command(i)));
      is_read &= first.has_value() && first->has_value();
      if (is_read) all.add((*first)->bytes);
    }
    if (!is_read) return std::nullopt;
    return all.finish();
  }
  static std::string dossier(std::int64_t i) { return "dossier" + std::to_string(i % kDossiers); }
  static std::string command(std::int64_t i) { return "command" + std::to_string(i); }
  bool is_reported() {
    auto reader = database_.open_reader();
    if (!reader) return true;  // will not even open
    store::VerifyOptions options;
    options.check_engine = sqlite::quick_check;
    const auto checked = store::verify(**reader, projections(), options);
    return !checked || !checked->ok;
  }
  void write(std::size_t at, char byte) {
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(byte);
  }
  store::Projections projections() { return projections_; }

  TempDirectory directory_;
  std::string path_ = directory_ / "motcua.db";
  sqlite::SqliteDatabase database_{{.path = path_, .durability = sqlite::Durability::kOff}};
  StreamCount count_;
  store::Projection* projections_[1] = {&count_};
  Bytes bytes_;
  std::optional<Sha256> digest_;
};

TEST_F(DamagedFile, IsReportedOrShowsTheSame) {
  ASSERT_FALSE(is_reported());
  Prng prng(20261122);
  int reported = 0;
  for (int i = 0; i < kAlterations; ++i) {
    const auto at = static_cast<std::size_t>(prng.below(bytes_.size()));
    const auto flip = static_cast<unsigned char>(prng.between(1, 255));
    write(at, static_cast<char>(static_cast<unsigned char>(bytes_[at]) ^ flip));
    if (is_reported()) {
      ++reported;
    } else {
      EXPECT_EQ(stored_digest(), digest_) << "byte " << at << " flipped by " << int{flip};
    }
    write(at, bytes_[at]);
  }
  EXPECT_FALSE(is_reported()) << "the file is as it was";
  EXPECT_GT(reported, kAlterations / 10) << "most of a database is what it holds";
  RecordProperty("reported", reported);
}

}  // namespace
}  // namespace motcua::testing
