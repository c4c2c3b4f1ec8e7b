// What nobody wants any more goes, and what an event cites, or is about to, stays (ADR 0057).
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <thread>

#include "app/upload_sweep.h"
#include "base/sha256.h"
#include "centre_bench.h"

namespace motcua::test {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kHour = 3600'000;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::string_view kIntake =
    R"({"procedure":"1.004873","way":"counter","return_mode":"counter",)"
    R"("people":{"applicant":{"person":{"name":"Lò Thị Thử"}}})";

class UploadSweep : public ::testing::Test {
 protected:
  UploadSweep() { bench_.let_director_do_all(); }

  app::CentreParts& parts() { return bench_.node().parts(); }
  std::string directory() { return bench_.place().directory; }
  dossier::File upload(const std::string& content) {
    const auto file = bench_.centre().keep_file(bench_.session(), "don.pdf", content);
    EXPECT_TRUE(file.has_value());
    return file.value_or(dossier::File{});
  }
  Result<app::CommandAnswer, app::Problem> cite(const dossier::File& file) {
    return bench_.receive(std::string(kIntake) + R"(,"files":[{"id":")" + file.id.text() +
                          R"(","name":"don.pdf"}]})");
  }
  std::vector<std::string> files_in(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(directory() + "/" + folder))
      if (entry.is_regular_file()) out.push_back(entry.path().string());
    return out;
  }
  /// So long ago by the centre's clock, which is not the machine's.
  void make_old(std::int64_t ms) {
    const std::int64_t then = bench_.clock().now().instant.ms - ms;
    const timespec time{then / 1000, then % 1000 * 1'000'000};
    const timespec both[] = {time, time};
    for (const char* folder : {"blobs", "uploads"})
      for (const std::string& path : files_in(folder))
        ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), both, 0), 0);
  }
  void sweep() {
    app::sweep_records(parts());
    app::sweep_blobs(parts());
  }
  std::string read(const DossierCode& number, const FileId& file) {
    const auto found = bench_.centre().read_file(bench_.session(), number, file);
    return found ? whole(*found->content) : code_of(found.error());
  }

  CentreBench bench_;
};

TEST_F(UploadSweep, AnUnfinishedUploadGoesADayAfterItsLastByte) {
  const app::PartialUploads::Key key{bench_.session().officer, sha256("0123456789")};
  auto& partial = bench_.centre().partial_uploads();
  ASSERT_TRUE(partial.begin(key, 0, 10).has_value());
  ASSERT_TRUE(partial.append(key, "01234"));
  make_old(2 * kDay);
  sweep();
  EXPECT_EQ(partial.held(key), 5) << "somebody is sending it now";
  partial.end(key);
  make_old(kDay - 1);
  sweep();
  EXPECT_EQ(partial.held(key), 5);
  make_old(kDay);
  sweep();
  EXPECT_FALSE(partial.held(key).has_value());
  EXPECT_TRUE(files_in("uploads").empty());
}

TEST_F(UploadSweep, AFinishedUploadThatNoEventCitesGoesAfterThirtyDays) {
  const dossier::File file = upload("%PDF-1.7 never filed");
  make_old(30 * kDay - 1);
  sweep();
  EXPECT_EQ(files_in("blobs").size(), 1U);
  make_old(30 * kDay + kHour);
  sweep();
  EXPECT_TRUE(files_in("blobs").empty());
  EXPECT_TRUE(files_in("uploads").empty());
  const auto late = cite(file);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().cause, app::Cause(InputErrors{{"files", InputFault::kNotOneOf, 0}}));
}

TEST_F(UploadSweep, ABlobThatAnEventCitesStaysForEverAndItsRecordGoes) {
  const dossier::File file = upload("%PDF-1.7 filed");
  const auto dossier = cite(file);
  ASSERT_TRUE(dossier) << code_of(dossier.error());
  bench_.reopen();  // no claim is remembered: the table alone protects it
  bench_.sign_in();
  sweep();
  EXPECT_TRUE(files_in("uploads").empty()) << "it holds a key that is needed no more";
  make_old(4000 * kDay);
  sweep();
  EXPECT_EQ(read(dossier->number, file.id), "%PDF-1.7 filed");
}

TEST_F(UploadSweep, AnUploadWaitsThroughARestart) {
  const dossier::File file = upload("%PDF-1.7 filed tomorrow");
  bench_.reopen();
  bench_.sign_in();
  make_old(20 * kDay);
  sweep();
  const auto dossier = cite(file);
  ASSERT_TRUE(dossier) << code_of(dossier.error());
  EXPECT_EQ(read(dossier->number, file.id), "%PDF-1.7 filed tomorrow");
}

TEST_F(UploadSweep, WhileTheClockIsInDoubtNothingIsSwept) {
  upload("%PDF-1.7 of today");
  make_old(kHour);
  bench_.clock().set({bench_.clock().now().instant.ms + 20 * 365 * kDay});
  sweep();
  EXPECT_EQ(files_in("blobs").size(), 1U);
  EXPECT_EQ(files_in("uploads").size(), 1U);
}

TEST_F(UploadSweep, TheHousekeeperSweepsByItself) {
  upload("%PDF-1.7 never filed");
  make_old(31 * kDay);
  bench_.node().parts().housekeeper.round();
  EXPECT_EQ(files_in("blobs").size(), 1U) << "not right after the start";
  bench_.clock().advance(2 * kHour);
  bench_.node().parts().housekeeper.round();
  EXPECT_TRUE(files_in("blobs").empty());
}

// Whoever comes first, the command or the sweep: what was received can be read.
TEST_F(UploadSweep, ACommandThatCitesAtThatMomentAndTheSweepNeverBothWin) {
  for (int round = 0; round < 12; ++round) {
    const std::string content = "%PDF-1.7 round " + std::to_string(round);
    const dossier::File file = upload(content);
    make_old(31 * kDay);
    std::thread sweeper([this] { sweep(); });
    const auto dossier = cite(file);
    sweeper.join();
    if (dossier) {
      EXPECT_EQ(read(dossier->number, file.id), content);
    } else {
      EXPECT_EQ(dossier.error().cause,
                app::Cause(InputErrors{{"files", InputFault::kNotOneOf, 0}}));
    }
  }
}

}  // namespace
}  // namespace motcua::test
