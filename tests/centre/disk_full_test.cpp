// The disk is full in the middle of an intake: at every size it may have, nothing or all of it.
#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "adapters/faulty/disk.h"
#include "adapters/faulty/vfs.h"
#include "centre/centre_bench.h"
#include "store/verify.h"

namespace motcua::test {
namespace {

constexpr std::string_view kIntake =
    R"({"procedure":"1.004873","way":"counter","people":{"applicant":{"person":)"
    R"({"name":"Lò Thị Thử","born":"1990-05-06","sex":"female"}}}})";
constexpr std::int64_t kStepBytes = 512;
constexpr std::int64_t kSizeMax = 16 << 20;

class FullDiskTest : public testing::Test {
 protected:
  FullDiskTest() {
    EXPECT_TRUE(bench_.office(
        R"({"type":"grant_role","grant":")" + bench_.random().id<GrantId>().text() +
        R"(","officer":")" + bench_.session().officer.text() +
        R"(","role":"receiving_officer","from":")" + bench_.centre().now().date.text() + R"("})"));
  }
  /// With one key, again and again on a disk that is a little larger each time, until it is taken.
  app::CommandAnswer taken_at_last() {
    const CommandId key = bench_.fresh_command();
    for (; size_ < kSizeMax; size_ += kStepBytes) {
      disk_.set_bytes_max(size_);
      const auto answer = bench_.receive(kIntake, key);
      if (answer) {
        EXPECT_FALSE(answer->replayed) << "nothing of the earlier tries was kept";
        return *answer;
      }
      ++refused_;
      EXPECT_EQ(code_of(answer.error()), "store-disk-full");
    }
    ADD_FAILURE() << "no size was enough";
    return {};
  }
  bool is_sound() {
    auto reader = bench_.node().parts().readers.take();
    EXPECT_TRUE(reader);
    const auto found = store::verify(reader->connection(), NodeFolds().all(), {});
    return found && found->ok;
  }

  faulty::Disk disk_{{}};
  faulty::Vfs vfs_{disk_};
  CentreBench bench_{1, vfs_.name()};
  std::int64_t size_ = 0;
  int refused_ = 0;
};

TEST_F(FullDiskTest, TakesAnIntakeOnceAndWholeWhenThereIsRoom) {
  const auto before = bench_.receive(kIntake);
  ASSERT_TRUE(before);
  std::vector<std::string> numbers{before->number.text};
  for (int i = 0; i < 4; ++i) numbers.push_back(taken_at_last().number.text);
  EXPECT_GT(refused_, 100) << "the disk was full at many places";
  for (std::size_t i = 0; i < numbers.size(); ++i)
    EXPECT_EQ(numbers[i], "15607-260310-000" + std::to_string(i + 1)) << "no number is lost";
  EXPECT_TRUE(is_sound());
  const auto shown = bench_.centre().dossier(bench_.session(), before->number);
  EXPECT_TRUE(shown);
}

TEST_F(FullDiskTest, GoesOnReadingAndSaysTheSameAgainAfterARestart) {
  const CommandId key = bench_.fresh_command();
  const auto before = bench_.receive(kIntake, key);
  ASSERT_TRUE(before);
  disk_.set_bytes_max(0);
  CommandId refused_key = bench_.fresh_command();
  auto refused = bench_.receive(kIntake, refused_key);
  // What lies in the log file's old pages may still be written over.
  for (int i = 0; refused && i < 1000; ++i) {
    refused_key = bench_.fresh_command();
    refused = bench_.receive(kIntake, refused_key);
  }
  ASSERT_FALSE(refused);
  EXPECT_EQ(code_of(refused.error()), "store-disk-full");
  EXPECT_TRUE(bench_.centre().dossier(bench_.session(), before->number));
  const auto replayed = bench_.receive(kIntake, key);
  ASSERT_TRUE(replayed) << "what was done is told, also when nothing can be written";
  EXPECT_EQ(replayed->number.text, before->number.text);
  disk_.set_bytes_max(std::numeric_limits<std::int64_t>::max());
  bench_.reopen();
  bench_.sign_in();
  const auto taken = bench_.receive(kIntake, refused_key);
  ASSERT_TRUE(taken);
  EXPECT_FALSE(taken->replayed);
  EXPECT_TRUE(is_sound());
}

}  // namespace
}  // namespace motcua::test
