// Names of persons are found again after a start without opening every summary, and whatever
// happened to the pages that make it quick.
#include <gtest/gtest.h>

#include "app/name_pages.h"
#include "base/text.h"
#include "centre/centre_bench.h"

namespace motcua::test {
namespace {

constexpr int kDossiers = 260;  // more than a page waits for

std::string name_of(int number) { return "Lò Văn Thử " + std::to_string(1000 + number); }

class NamePagesTest : public ::testing::Test {
 protected:
  NamePagesTest() {
    bench_.let_director_do_all();
    for (int i = 0; i < kDossiers; ++i) {
      const auto received = bench_.receive(
          R"({"procedure":"1.004873","way":"counter","people":{"applicant":{"person":)"
          R"({"name":")" +
          name_of(i) + R"("}}}})");
      EXPECT_TRUE(received) << (received ? "" : code_of(received.error()));
    }
    round();
  }
  /// The background's round, and the writer's turn after it.
  void round() {
    parts().housekeeper.stop();
    parts().housekeeper.round();
    (void)bench_.node().carry_out([](app::Transaction&) -> Result<StreamId, app::Problem> {
      return fail(app::Problem{app::Fault::kNotFound});
    });
  }
  /// Another start: the vault is shut until somebody signs in.
  void restart() {
    bench_.reopen();
    parts().housekeeper.stop();
    bench_.sign_in();
  }
  void change_database(const std::string& sql) {
    bench_.stop();
    const auto database = open_database(bench_.place());
    const auto writer = database->open_writer();
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->script(sql));
  }
  app::CentreParts& parts() { return bench_.node().parts(); }
  /// Where the log has to be read from when the names are wanted.
  std::int64_t pages_end() {
    auto reader = parts().readers.take();
    app::PersonIndex persons;
    return *app::read_name_pages(reader->store(), *parts().ports.keys, persons);
  }
  void expect_everybody_is_found() {
    EXPECT_EQ(parts().persons.size(), static_cast<std::size_t>(kDossiers));
    for (const int number : {0, 1, 128, 255, 256, kDossiers - 1}) {
      const auto found = bench_.centre().find_person(bench_.session(), name_of(number), 5);
      ASSERT_TRUE(found);
      ASSERT_EQ(found->size(), 1U) << number;
      ASSERT_NE(found->front().summary.get(), nullptr);
      EXPECT_EQ(found->front().summary.get()->owner, name_of(number));
    }
  }

  CentreBench bench_;
};

TEST_F(NamePagesTest, ANewStartFindsEverybodyByThem) {
  EXPECT_GT(pages_end(), 1);
  restart();
  EXPECT_EQ(parts().persons.size(), 0U);
  round();
  EXPECT_GT(parts().name_pages.next(), 1);
  expect_everybody_is_found();
}

TEST_F(NamePagesTest, ThatWereAlteredAreMadeAnewFromTheLog) {
  change_database("UPDATE name_page SET sealed = zeroblob(20000)");
  restart();
  EXPECT_EQ(pages_end(), 1);
  round();
  expect_everybody_is_found();
  EXPECT_GT(pages_end(), 1);
}

TEST_F(NamePagesTest, ThatClaimAnotherStretchOfTheLogAreNotBelieved) {
  change_database("UPDATE name_page SET last = last + 1");
  restart();
  EXPECT_EQ(pages_end(), 1);
  round();
  expect_everybody_is_found();
}

TEST_F(NamePagesTest, OfADirectoryThatHasNoneYetAreBegunByItself) {
  change_database("DROP TABLE name_page");
  restart();
  round();
  expect_everybody_is_found();
  EXPECT_GT(pages_end(), 1);
}

TEST_F(NamePagesTest, OpenNothingWhileTheVaultIsShut) {
  bench_.reopen();
  parts().housekeeper.stop();
  EXPECT_EQ(pages_end(), 1);
}

TEST_F(NamePagesTest, HoldNoNameInTheOpen) {
  bench_.stop();
  const std::string disk = all_files(bench_.place().directory);
  ASSERT_GT(disk.size(), 100'000U);
  for (const int number : {0, 200}) {
    EXPECT_EQ(disk.find(name_of(number)), std::string::npos);
    EXPECT_EQ(disk.find(fold(name_of(number))), std::string::npos);
  }
}

DossierId numbered(std::uint8_t number) { return DossierId{{number}}; }

TEST(PersonIndexTest, TheNameOfTheHighestPositionCountsInWhateverOrderTheyCome) {
  app::PersonIndex index;
  index.put(numbered(1), "Lò Thị Mới", 9);
  index.put(numbered(1), "Lò Thị Cũ", 4);
  index.put(numbered(2), "Vi Văn Cũ", 6);
  EXPECT_TRUE(index.find("lo cu", 5).empty());
  EXPECT_EQ(index.find("moi", 5), std::vector<DossierId>{numbered(1)});
  EXPECT_EQ(index.find("cu", 5), std::vector<DossierId>{numbered(2)});
}

TEST(PersonIndexTest, APositionIsHeldOnce) {
  app::PersonIndex index;
  index.put(numbered(1), "Lò Thị A", 4);
  index.put(numbered(1), "Lò Thị A", 4);
  EXPECT_EQ(index.size(), 1U);
}

TEST(PersonIndexTest, NamesBetweenPositionsComeInTheirOrder) {
  app::PersonIndex index;
  for (const std::int64_t pos : {2, 8, 5, 3}) index.put(numbered(1), "Tên", pos);
  EXPECT_EQ(index.count_from(3), 3U);
  std::vector<std::int64_t> found;
  for (const auto& one : index.between(3, 5, 9)) found.push_back(one.pos);
  EXPECT_EQ(found, (std::vector<std::int64_t>{3, 5}));
  EXPECT_EQ(index.between(1, 9, 2).size(), 2U);
}

TEST(PersonIndexTest, FillingThatWasOvertakenByAFailedCommitBeginsAgain) {
  app::PersonIndex index;
  const auto begun = index.begin_filling();
  index.put(numbered(1), "Lò Thị A", 4);
  index.forget();
  index.set_filled(begun);
  EXPECT_FALSE(index.filled());
  EXPECT_EQ(index.size(), 0U);
  index.set_filled(index.begin_filling());
  EXPECT_TRUE(index.filled());
}

}  // namespace
}  // namespace motcua::test
