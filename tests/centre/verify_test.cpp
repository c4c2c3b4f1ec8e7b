// `motcua verify` on a real directory: whatever is altered, taken away or added is reported with
// its place, the vault being shut.
#include "main/verify_node.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "adapters/keys/tables.h"
#include "adapters/sqlite/database.h"
#include "base/prng.h"
#include "base/sha256.h"
#include "centre/centre_bench.h"
#include "store/schema.h"

namespace motcua::test {
namespace {

namespace fs = std::filesystem;
using Cells = std::vector<sql::Cell>;
using store::VerifyFault;

class VerifyNode : public testing::Test {
 protected:
  /// Two dossiers, one taken in with the vault shut, and three attachments.
  VerifyNode() {
    const auto today = bench_.centre().now().date;
    EXPECT_TRUE(bench_.office(R"({"type":"grant_role","grant":")" +
                              bench_.random().id<GrantId>().text() + R"(","officer":")" +
                              bench_.session().officer.text() +
                              R"(","role":"receiving_officer","from":")" + today.text() + R"("})"));
    one_ = receive({"%PDF-1.7 one", "%PDF-1.7 two"});
    bench_.node().vault().lock();
    two_ = receive({"%PDF-1.7 three"});
    bench_.stop();
    engine_ = open_database({.directory = bench_.place().directory, .is_careless = true});
    auto writer = engine_->open_writer();
    EXPECT_TRUE(writer);
    writer_ = std::move(*writer);
  }

  std::string receive(const std::vector<std::string>& files) {
    std::string listed;
    for (const std::string& content : files) {
      const auto file = bench_.centre().keep_file(bench_.session(), "don.pdf", content);
      EXPECT_TRUE(file);
      listed +=
          (listed.empty() ? "" : ",") + (R"({"name":"don.pdf","id":")" + file->id.text() + R"("})");
    }
    const auto dossier =
        bench_.receive(R"({"procedure":"1.004873","way":"counter","people":{"applicant":{"person":)"
                       R"({"name":"Lò Thị Thử"}}},"files":[)" +
                       listed + "]}");
    EXPECT_TRUE(dossier) << (dossier ? "" : code_of(dossier.error()));
    return dossier ? dossier->number.text : "";
  }

  [[nodiscard]] std::string directory() const { return bench_.place().directory; }
  store::Verification verified() {
    const auto found = verify_node(bench_.place(), {});
    EXPECT_TRUE(found) << (found ? "" : found.error());
    return found ? *found : store::Verification{};
  }
  static std::string told(const store::Verification& found) {
    std::string out;
    for (const auto& problem : found.problems) out += sentence_of(problem) + "\n";
    return out;
  }
  /// Whether a problem stands at a place that begins so.
  static bool names(const store::Verification& found, std::string_view place) {
    return !found.ok && std::any_of(found.problems.begin(), found.problems.end(),
                                    [&](const auto& one) { return one.place.starts_with(place); });
  }
  static bool finds(const store::Verification& found, VerifyFault fault, std::string_view place,
                    std::string_view dossier) {
    return !found.ok &&
           std::any_of(found.problems.begin(), found.problems.end(), [&](const auto& one) {
             return one.fault == fault && one.place == place && one.dossier == dossier;
           });
  }

  std::vector<Cells> rows(const Table& table) {
    std::vector<Cells> out;
    EXPECT_TRUE(writer_->query(store::select_rows_sql(table), {}, [&](const sql::Row& row) {
      store::read_cells(row, table, out.emplace_back());
      return true;
    }));
    return out;
  }
  void erase(const Table& table, const Cells& row) {
    EXPECT_TRUE(writer_->begin());
    EXPECT_TRUE(writer_->run(store::erase_sql(table), std::span(row).first(table.key_columns)));
    EXPECT_TRUE(writer_->commit());
  }
  void put(const Table& table, const Cells& row) {
    EXPECT_TRUE(writer_->begin());
    EXPECT_TRUE(writer_->run(store::insert_sql(table), row));
    EXPECT_TRUE(writer_->commit());
  }
  static std::size_t size_of(const sql::Cell& cell) {
    const auto* blob = std::get_if<sql::Blob>(&cell);
    return blob != nullptr ? blob->bytes.size() : sizeof(std::int64_t);
  }
  static sql::Cell altered(sql::Cell cell, std::size_t byte) {
    if (auto* blob = std::get_if<sql::Blob>(&cell)) {
      blob->bytes[byte] = static_cast<char>(blob->bytes[byte] ^ (1 << (byte % 8)));
      return cell;
    }
    const auto bits = static_cast<std::uint64_t>(std::get<std::int64_t>(cell));
    return static_cast<std::int64_t>(bits ^ (1ULL << (byte * 8)));
  }
  /// Every byte of those columns of every row, one at a time. `also`: another place that will do.
  int alter_each(const Table& table, std::size_t from, std::size_t to, std::string_view also) {
    int done = 0;
    for (const Cells& row : rows(table))
      for (std::size_t column = from; column < to; ++column)
        for (std::size_t byte = 0; byte < size_of(row[column]); ++byte) {
          Cells changed = row;
          changed[column] = altered(row[column], byte);
          erase(table, row);
          put(table, changed);
          const auto found = verified();
          EXPECT_TRUE(names(found, table.name) || (!also.empty() && names(found, also)))
              << table.name << '.' << table.columns[column].name << " byte " << byte << "\n"
              << told(found);
          erase(table, changed);
          put(table, row);
          ++done;
        }
    return done;
  }

  std::vector<std::string> blob_files() {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(directory() + "/blobs"))
      if (entry.is_regular_file()) out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
  }
  static void make_old(const std::string& path, int days) {
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(24 * days));
  }
  static std::string name_of(const std::string& path) { return fs::path(path).filename().string(); }
  static Bytes content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void write(const std::string& path, std::string_view content) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << content;
  }

  CentreBench bench_;
  std::string one_;
  std::string two_;
  std::unique_ptr<sql::Database> engine_;
  std::unique_ptr<sql::Connection> writer_;
};

TEST_F(VerifyNode, FindsNothingInASoundNode) {
  const auto found = verified();
  EXPECT_TRUE(found.ok) << told(found);
  EXPECT_GT(found.events, 8);
  EXPECT_EQ(blob_files().size(), 3U);
}

TEST_F(VerifyNode, ReportsEveryAlteredByteOfEveryKey) {
  int done = 0;
  for (const Table* table : {&keys::kWrapTable, &keys::kRingTable, &keys::kUnitKeyTable,
                             &keys::kCredentialTable, &keys::kAttachmentTable})
    done += alter_each(*table, 0, table->columns.size(), {});
  EXPECT_GT(done, 1300);
  EXPECT_TRUE(verified().ok) << "all is as it was";
}

TEST_F(VerifyNode, ReportsEveryAlteredByteOfEveryEntryAndOfTheTree) {
  constexpr std::size_t kPacked = 5;  // of store::kEntryTable
  int done = alter_each(store::kEntryTable, kPacked, kPacked + 1, {});
  done += alter_each(store::kTreeTable, 1, 3, {});  // size, and the frontier made of leaves
  EXPECT_GT(done, 1500);
  EXPECT_TRUE(verified().ok) << "all is as it was";
}

TEST_F(VerifyNode, ReportsEveryAlteredByteOfEveryBlob) {
  for (const std::string& path : blob_files()) {
    const Bytes sound = content_of(path);
    for (std::size_t at = 0; at < sound.size(); ++at) {
      Bytes changed = sound;
      changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
      write(path, changed);
      const auto found = verified();
      EXPECT_TRUE(names(found, "blob " + name_of(path))) << at << told(found);
    }
    write(path, sound);
  }
  EXPECT_TRUE(verified().ok) << "all is as it was";
}

TEST_F(VerifyNode, SaysWhoseAttachmentIsDamagedCutExchangedOrGone) {
  const auto row = rows(keys::kAttachmentTable);
  ASSERT_EQ(row.size(), 2U);
  const auto files = blob_files();
  const Bytes first = content_of(files[0]);
  const Bytes second = content_of(files[1]);
  const auto expect = [&](const std::string& path, VerifyFault fault) {
    const auto found = verified();
    const std::string place = "blob " + name_of(path);
    EXPECT_TRUE(finds(found, fault, place, one_) || finds(found, fault, place, two_))
        << place << "\n"
        << told(found);
  };
  write(files[0], std::string_view(first).substr(0, first.size() - 1));
  expect(files[0], VerifyFault::kBlobDamaged);
  write(files[0], "");
  expect(files[0], VerifyFault::kBlobDamaged);
  write(files[0], second);
  write(files[1], first);
  expect(files[0], VerifyFault::kBlobDamaged);
  expect(files[1], VerifyFault::kBlobDamaged);
  write(files[1], second);
  fs::remove(files[0]);
  expect(files[0], VerifyFault::kBlobMissing);
  fs::create_directory(files[0]);
  expect(files[0], VerifyFault::kBlobMissing);
  fs::remove(files[0]);
  write(files[0], first);
  EXPECT_TRUE(verified().ok);
  fs::remove_all(directory() + "/blobs");
  EXPECT_EQ(verified().problem_count, 3);
}

TEST_F(VerifyNode, ReportsFilesThatNobodyBrought) {
  const std::string content = "nobody's";
  const std::string name = sha256(content).text();
  const std::string extra = directory() + "/blobs/" + name.substr(0, 2) + "/" + name;
  write(extra, content);
  make_old(extra, 33);
  EXPECT_TRUE(finds(verified(), VerifyFault::kBlobUncited, "blob " + name, ""));
  fs::remove(extra);
  for (const std::string stray : {"blobs/00/notes.txt", "blobs/notes.txt"}) {
    write(directory() + "/" + stray, content);
    EXPECT_TRUE(finds(verified(), VerifyFault::kFileUnexpected, stray, "")) << stray;
    fs::remove(directory() + "/" + stray);
  }
  const std::string astray = "blobs/" + std::string(name.starts_with("00") ? "01/" : "00/") + name;
  write(directory() + "/" + astray, content);
  EXPECT_TRUE(finds(verified(), VerifyFault::kFileUnexpected, astray, ""));
  fs::remove(directory() + "/" + astray);
  EXPECT_TRUE(verified().ok);
}

TEST_F(VerifyNode, LeavesAnUploadAloneUntilItShouldHaveBeenSwept) {
  writer_.reset();
  engine_.reset();
  bench_.reopen();
  bench_.sign_in();
  ASSERT_TRUE(bench_.centre().keep_file(bench_.session(), "don.pdf", "%PDF-1.7 not filed yet"));
  write(directory() + "/blobs/tmp/77", "half of");
  EXPECT_TRUE(verified().ok);
  EXPECT_TRUE(fs::exists(directory() + "/blobs/tmp/77")) << "verify takes nothing away";
  bench_.stop();
  fs::remove(directory() + "/blobs/tmp/77");
  for (const std::string& path : blob_files()) make_old(path, 31);
  EXPECT_TRUE(verified().ok);
  for (const std::string& path : blob_files()) make_old(path, 33);
  EXPECT_EQ(verified().problem_count, 1) << "the server sweeps after thirty days";
}

TEST_F(VerifyNode, MissesEveryKeyThatIsTakenAwayAndSaysWhose) {
  for (const Table* table :
       {&keys::kWrapTable, &keys::kRingTable, &keys::kUnitKeyTable, &keys::kAttachmentTable}) {
    const auto all = rows(*table);
    ASSERT_FALSE(all.empty()) << table->name;
    for (const Cells& row : all) {
      erase(*table, row);
      const auto found = verified();
      const std::string place = store::place_of(*table, row);
      const bool is_known = finds(found, VerifyFault::kRowMissing, place, "") ||
                            finds(found, VerifyFault::kRowMissing, place, one_) ||
                            finds(found, VerifyFault::kRowMissing, place, two_);
      EXPECT_TRUE(is_known) << place << "\n" << told(found);
      put(*table, row);
    }
  }
  const auto wraps = rows(keys::kWrapTable);
  EXPECT_EQ(std::count_if(wraps.begin(), wraps.end(),
                          [](const Cells& row) {
                            return std::get<sql::Blob>(row[1]).bytes.starts_with("d");
                          }),
            2)
      << "one for each dossier";
  EXPECT_TRUE(verified().ok);
}

TEST_F(VerifyNode, ReportsWrapsThatChangedPlacesAndOneTooMany) {
  const auto wraps = rows(keys::kWrapTable);
  ASSERT_GE(wraps.size(), 2U);
  Cells left = wraps[0];
  Cells right = wraps[1];
  std::swap(left[0], right[0]);
  for (const std::size_t i : {0U, 1U}) erase(keys::kWrapTable, wraps[i]);
  put(keys::kWrapTable, left);
  put(keys::kWrapTable, right);
  const auto swapped = verified();
  EXPECT_TRUE(names(swapped, store::place_of(keys::kWrapTable, left))) << told(swapped);
  EXPECT_TRUE(names(swapped, store::place_of(keys::kWrapTable, right))) << told(swapped);
  erase(keys::kWrapTable, left);
  erase(keys::kWrapTable, right);
  for (const std::size_t i : {0U, 1U}) put(keys::kWrapTable, wraps[i]);
  ASSERT_TRUE(verified().ok);
  Cells more = wraps[0];
  more[0] = sql::Blob{Bytes(16, 'm')};
  put(keys::kWrapTable, more);
  const auto found = verified();
  EXPECT_TRUE(names(found, store::place_of(keys::kWrapTable, more))) << told(found);
}

TEST_F(VerifyNode, SaysWhoseEntryIsDamaged) {
  int dossiers = 0;
  for (const Cells& row : rows(store::kEntryTable)) {
    if (!std::get<sql::Blob>(row[3]).bytes.starts_with("d")) continue;
    ++dossiers;
    Cells changed = row;
    changed[5] = altered(row[5], 3);
    erase(store::kEntryTable, row);
    put(store::kEntryTable, changed);
    const std::string place = "entry " + std::to_string(std::get<std::int64_t>(row[0]));
    const auto found = verified();
    EXPECT_TRUE(finds(found, VerifyFault::kBytesDiffer, place, one_) ||
                finds(found, VerifyFault::kBytesDiffer, place, two_))
        << told(found);
    erase(store::kEntryTable, changed);
    put(store::kEntryTable, row);
  }
  EXPECT_EQ(dossiers, 4) << "of each a key and its receipt";
}

TEST_F(VerifyNode, ReportsAKeyFileThatIsAnotherOrGone) {
  const std::string path = directory() + "/keys/node.seed";
  const Bytes seed = content_of(path);
  for (std::size_t at = 0; at < seed.size(); ++at) {
    Bytes other = seed;
    other[at] = static_cast<char>(other[at] ^ 1);
    write(path, other);
    EXPECT_TRUE(names(verified(), "unit_key 1")) << at;
  }
  write(path, seed.substr(1));
  EXPECT_TRUE(finds(verified(), VerifyFault::kUnreadable, "keys/node.seed", ""));
  fs::remove(path);
  const auto found = verify_node(bench_.place(), {});
  ASSERT_FALSE(found);
  EXPECT_NE(found.error().find("keys/node.seed"), std::string::npos) << found.error();
}

TEST_F(VerifyNode, ReportsADatabaseThatIsNone) {
  writer_.reset();
  engine_.reset();
  write(directory() + "/motcua.db", Bytes(8192, 'x'));
  EXPECT_TRUE(finds(verified(), VerifyFault::kUnreadable, "motcua.db", ""));
  fs::remove(directory() + "/motcua.db");
  const auto found = verify_node(bench_.place(), {});
  ASSERT_FALSE(found);
  EXPECT_NE(found.error().find("motcua.db"), std::string::npos) << found.error();
}

TEST_F(VerifyNode, ReportsRandomBytesOfTheFileOrShowsTheSame) {
  const Sha256 digest = verified().content_digest;
  ASSERT_TRUE(sqlite::truncate_wal(*writer_));  // all of it into the one file
  writer_.reset();
  engine_.reset();
  const std::string path = directory() + "/motcua.db";
  const Bytes sound = content_of(path);
  Prng prng(20261122);
  int reported = 0;
  for (int i = 0; i < 500; ++i) {
    Bytes changed = sound;
    const auto at = static_cast<std::size_t>(prng.below(sound.size()));
    changed[at] =
        static_cast<char>(static_cast<int>(changed[at]) ^ static_cast<int>(prng.between(1, 127)));
    write(path, changed);
    const auto found = verify_node(bench_.place(), {});
    if (found && found->ok) {
      EXPECT_EQ(found->content_digest, digest) << at;
    } else {
      ++reported;
    }
  }
  write(path, sound);
  EXPECT_TRUE(verified().ok);
  EXPECT_GT(reported, 20);
}

}  // namespace
}  // namespace motcua::test
