// `motcua catalogue import`: shown, reviewed, and only then published.
#include "main/import_command.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>

#include "adapters/files/directory_lock.h"
#include "base/json.h"
#include "catalogue/document.h"
#include "main/assets.h"
#include "main/catalogue_files.h"
#include "main/release_shelf.h"
#include "support/golden.h"
#include "support/temp_directory.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

struct Answer {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Answer run(std::vector<std::string> words) {
  CLI::App app("test");
  int exit_code = 0;
  add_import_command(app, exit_code);
  words.insert(words.begin(), "import");
  std::reverse(words.begin(), words.end());  // as CLI11 wants a vector
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  app.parse(words);
  Answer out;
  out.out = ::testing::internal::GetCapturedStdout();
  out.err = ::testing::internal::GetCapturedStderr();
  out.exit_code = exit_code;
  return out;
}

const LoadedRelease& starting() {
  static const LoadedRelease kStarting = starting_release().value();
  return kStarting;
}

class ImportTest : public ::testing::Test {
 protected:
  /// One procedure as it would be published anew: three days become five, and another name.
  std::string changed_procedure() {
    catalogue::Procedure procedure = *starting().catalogue->find(ProcedureCode{"1.004873"});
    procedure.name = "Cấp Giấy xác nhận tình trạng hôn nhân (mới)";
    procedure.limits.front().limit.value = 5;
    procedure.limit_prose.clear();
    return put("changed.json", catalogue::document(procedure));
  }
  std::string put(const std::string& name, std::string_view text) {
    const std::string path = directory_ / name;
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Answer import(const std::string& file, std::vector<std::string> more = {}) {
    std::vector<std::string> words{file, "--effective", "2026-12-01"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  std::string data() { return directory_ / "data"; }
  static std::string member(const Answer& answer, std::string_view name) {
    const auto value = json::parse(answer.out, {.bytes_max = 64U << 20, .depth_max = 16});
    const auto* found = value ? value->find(name) : nullptr;
    const auto* text = found ? found->as_string() : nullptr;
    return text ? *text : std::string();
  }

  testing::TempDirectory directory_;
};

TEST_F(ImportTest, ShowsWhatChangesLawFirstAndPublishesNothing) {
  const Answer answer = import(changed_procedure());
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_NE(answer.out.find("thêm 0, bỏ 0, đổi 1"), std::string::npos) << answer.out;
  const auto limit = answer.out.find("! Thời hạn, mục 1, số lượng: 3 → 5");
  const auto name = answer.out.find("Tên thủ tục: ");
  EXPECT_NE(limit, std::string::npos) << answer.out;
  EXPECT_NE(name, std::string::npos);
  EXPECT_LT(limit, name);
  EXPECT_NE(answer.out.find("Mã xem xét: "), std::string::npos);
  EXPECT_FALSE(fs::exists(data()));
}

TEST_F(ImportTest, PublishesOnlyTheDifferenceThatWasReviewed) {
  const std::string file = changed_procedure();
  fs::create_directories(data());
  const Answer shown = import(file, {"--data", data(), "--json"});
  ASSERT_EQ(shown.exit_code, 0) << shown.err;
  const std::string review = member(shown, "review");
  ASSERT_EQ(review.size(), 64U);
  const Answer other_note =
      import(file, {"--data", data(), "--note", "khác", "--reviewed", review});
  EXPECT_EQ(other_note.exit_code, 1);
  EXPECT_NE(other_note.err.find("không khớp"), std::string::npos) << other_note.err;
  EXPECT_TRUE(published_releases(data()).value().empty());
  const Answer done = import(file, {"--data", data(), "--reviewed", review});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  const auto published = published_releases(data()).value();
  ASSERT_EQ(published.size(), 1U);
  EXPECT_EQ(published[0].number, 2);
  EXPECT_EQ(published[0].documents.size(), 2298U);
  const auto newest = newest_release(data()).value();
  EXPECT_EQ(newest.catalogue->find(ProcedureCode{"1.004873"})->limits.front().limit.value, 5);
  // The same again is nothing new, and its page says what was changed.
  const Answer again = import(file, {"--data", data()});
  EXPECT_NE(again.out.find("Không có gì thay đổi."), std::string::npos) << again.out;
  ReleaseShelf shelf(data());
  const auto releases = shelf.read();
  ASSERT_EQ(releases.size(), 2U);
  EXPECT_EQ(releases[0]->number, 2);
  ASSERT_EQ(releases[0]->review.changes.size(), 1U);
  EXPECT_EQ(catalogue::hash_of_review(releases[0]->review).text(), review);
  EXPECT_TRUE(releases[1]->is_shipped);
  EXPECT_EQ(shelf.read()[0], releases[0]) << "read once";
}

TEST_F(ImportTest, TakesAFolderOfSourcesAndFindsNothingNewInItsOwn) {
  put("source/procedures.csv", *asset("catalogue/procedures.csv"));
  put("source/phrases.csv",
      std::string(*asset("catalogue/phrases.csv")) + "giấy độc thân mới tinh,1.004873\n");
  for (const std::string_view name : asset_names("catalogue/everyday/"))
    put("source/everyday/" + std::string(name.substr(19)), *asset(name));
  const Answer answer = import(directory_ / "source");
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_NE(answer.out.find("đổi 0. Câu tìm kiếm: thêm 1, bỏ 0."), std::string::npos) << answer.out;
  fs::remove(directory_ / "source/everyday/1.004873.json");
  EXPECT_NE(import(directory_ / "source").out.find("đổi 1"), std::string::npos);
}

TEST_F(ImportTest, RefusesABrokenDefinitionWithItsPlace) {
  catalogue::Procedure procedure = *starting().catalogue->find(ProcedureCode{"1.004873"});
  procedure.steps.push_back(procedure.steps.front());
  procedure.steps.back().id = "nowhere";
  const Answer answer = import(put("broken.json", catalogue::document(procedure)));
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_NE(answer.err.find("1.004873"), std::string::npos) << answer.err;
  EXPECT_NE(answer.err.find("unreachable_step"), std::string::npos) << answer.err;
}

TEST_F(ImportTest, RefusesWhatIsNoCatalogueAndWhatWasTamperedWith) {
  EXPECT_EQ(import(directory_ / "nothing.json").exit_code, 1);
  EXPECT_EQ(import(put("a.json", "xin chào")).exit_code, 1);
  EXPECT_EQ(import(put("b.json", "{\"documents\":7}")).exit_code, 1);
  EXPECT_EQ(run({changed_procedure(), "--effective", "mai"}).exit_code, 2);
  EXPECT_EQ(import(changed_procedure(), {"--reviewed", "00"}).exit_code, 2);
  const std::string file = changed_procedure();
  fs::create_directories(data());
  const std::string review = member(import(file, {"--data", data(), "--json"}), "review");
  ASSERT_EQ(import(file, {"--data", data(), "--reviewed", review}).exit_code, 0);
  const auto newest = newest_release(data()).value();
  const auto hash = newest.catalogue->hash(ProcedureCode{"1.004873"}).value();
  std::ofstream(data() + "/catalogue/documents/" + hash.text() + ".json", std::ios::app) << " ";
  const Answer tampered = import(file, {"--data", data()});
  EXPECT_EQ(tampered.exit_code, 1);
  EXPECT_NE(tampered.err.find("mã băm"), std::string::npos) << tampered.err;
}

TEST_F(ImportTest, PublishesNothingBesideWhoeverHoldsTheDirectoryAndTakesNoRequests) {
  const std::string file = changed_procedure();
  fs::create_directories(data());
  const std::string review = member(import(file, {"--data", data(), "--json"}), "review");
  const auto holder = files::DirectoryLock::take(data());
  ASSERT_TRUE(holder.has_value());
  const Answer answer = import(file, {"--data", data(), "--reviewed", review});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_NE(answer.err.find("không nhận lệnh"), std::string::npos) << answer.err;
  EXPECT_TRUE(published_releases(data()).value().empty());
}

}  // namespace
}  // namespace motcua
