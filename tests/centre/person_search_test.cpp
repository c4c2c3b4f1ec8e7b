// A person's dossiers found by the number of a document: through tokens that stand on the disk
// without saying whose they are.
#include <gtest/gtest.h>

#include "adapters/keys/tables.h"
#include "app/person_tokens.h"
#include "centre/centre_bench.h"
#include "main/verify_node.h"

namespace motcua::test {
namespace {

constexpr const char* kNumber = "038190004567";
constexpr const char* kOther = "038190007777";

std::string person(const std::string& name, const std::string& number) {
  return R"({"name":")" + name + R"(","identity":{"kind":"personal_number","number":")" + number +
         R"("}})";
}

std::string intake(const std::string& number, const std::string& further = "") {
  return R"({"procedure":"1.004873","way":"counter","people":{"applicant":{"person":)" +
         person("Lò Thị Ến", number) + "}" + further + "}}";
}

class PersonSearch : public testing::Test {
 protected:
  PersonSearch() { bench_.let_director_do_all(); }

  std::vector<std::string> found(const std::string& number) {
    const auto rows = bench_.centre().find_identity(bench_.session(), number, 20);
    EXPECT_TRUE(rows) << code_of(rows.error());
    std::vector<std::string> out;
    if (rows)
      for (const auto& row : *rows) out.push_back(row.number.text);
    return out;
  }
  using Found = std::vector<std::string>;

  std::vector<std::vector<sql::Cell>> stored() {
    std::vector<std::vector<sql::Cell>> out;
    auto reader = bench_.node().parts().readers.take();
    EXPECT_TRUE(reader->store().rows(keys::kTokenTable, [&](std::span<const sql::Cell> row) {
      out.emplace_back(row.begin(), row.end());
      return true;
    }));
    return out;
  }
  void change(const std::string& sql, const std::vector<sql::Cell>& cells = {}) {
    const auto database = open_database(bench_.place());
    const auto writer = database->open_writer();
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->begin());
    ASSERT_TRUE((*writer)->run(sql, cells));
    ASSERT_TRUE((*writer)->commit());
  }
  void expect_sound() {
    const auto verified = verify_node(bench_.place(), {});
    ASSERT_TRUE(verified);
    for (const auto& problem : verified->problems) ADD_FAILURE() << sentence_of(problem);
  }
  CentreBench bench_;
};

TEST_F(PersonSearch, FindsExactlyThatNumberHoweverItIsWritten) {
  const std::string first = bench_.receive(intake(kNumber))->number.text;
  ASSERT_TRUE(bench_.receive(intake(kOther)));
  bench_.clock().advance(60'000);
  const std::string second = bench_.receive(intake(kNumber))->number.text;
  EXPECT_EQ(found(kNumber), (Found{second, first})) << "the latest first";
  EXPECT_EQ(found(" 038 190 004-567 "), (Found{second, first}));
  EXPECT_EQ(found("038190004568"), Found());
  for (const char* wrong : {"", "1234", "038190004567'", "số định danh", "\xff"}) {
    const auto refused = bench_.centre().find_identity(bench_.session(), wrong, 20);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(code_of(refused.error()), "input-not-valid") << wrong;
  }
}

TEST_F(PersonSearch, FindsEverybodyWhomADossierNamesByADocument) {
  const auto all = intake(
      kNumber, R"(,"owner":{"person":)" + person("Chủ", "038190000001") +
                   R"(},"beneficiaries":[{"person":)" + person("Hưởng", "038190000002") +
                   R"(}],"proxy":{"relation":"child","person":)" + person("Thay", "038190000003") +
                   R"(},"interpreter":{"language":"Thái","person":)" +
                   person("Dịch", "038190000004") + R"(},"witnesses":[)" +
                   person("Chứng", "038190000005") + "]");
  const auto received = bench_.receive(all);
  ASSERT_TRUE(received) << code_of(received.error());
  for (const char* number :
       {kNumber, "038190000001", "038190000002", "038190000003", "038190000004", "038190000005"})
    EXPECT_EQ(found(number), (Found{received->number.text})) << number;
}

TEST_F(PersonSearch, FollowsACorrectionAndItsUndoing) {
  auto dossier = *bench_.receive(intake(kNumber));
  const auto corrected =
      bench_.command(dossier, R"({"type":"correct_entry","cites":2,"text":"gõ nhầm","people":)"
                              R"({"applicant":{"person":)" +
                                  person("Lò Thị Ến", kOther) + "}}}");
  ASSERT_TRUE(corrected) << code_of(corrected.error());
  EXPECT_EQ(found(kNumber), Found());
  EXPECT_EQ(found(kOther), (Found{dossier.number.text}));
  const auto undone = bench_.command(
      *corrected, R"({"type":"undo","cites":)" + std::to_string(corrected->version) + "}");
  ASSERT_TRUE(undone) << code_of(undone.error());
  EXPECT_EQ(found(kNumber), (Found{dossier.number.text}));
  EXPECT_EQ(found(kOther), Found());
  EXPECT_EQ(stored().size(), 1U);
}

TEST_F(PersonSearch, NotesEveryDossierItShows) {
  ASSERT_TRUE(bench_.receive(intake(kNumber)));
  ASSERT_TRUE(bench_.receive(intake(kNumber)));
  const auto noted = [&] {
    bench_.node().parts().housekeeper.round();
    int count = 0;
    auto reader = bench_.node().parts().readers.take();
    EXPECT_TRUE(reader->store().rows(app::kAccessTable, [&](std::span<const sql::Cell> row) {
      const std::string& line = std::get<std::string>(row[1]);
      count += line.find("person_search") != line.npos ? 1 : 0;
      EXPECT_EQ(line.find("038190"), line.npos);
      return true;
    }));
    return count;
  };
  const auto wait_for = [&](int wanted) {
    // Taken by the writer behind this thread's back: a commit of our own stands behind it.
    bench_.node().parts().housekeeper.round();
    EXPECT_TRUE(bench_.receive(intake(kOther)));
    EXPECT_EQ(noted(), wanted);
  };
  (void)found(kNumber);
  wait_for(2);
  (void)bench_.centre().find_person(bench_.session(), "lo thi en", 2);
  wait_for(4);
}

TEST_F(PersonSearch, ShowsNothingWhenTheAccessLogIsFull) {
  ASSERT_TRUE(bench_.receive(intake(kNumber)));
  bench_.node().parts().housekeeper.stop();
  app::Access access{{}, bench_.session().officer, {}, app::ReadPurpose::kWork};
  while (bench_.node().parts().access.note(access)) {
  }
  const auto refused = bench_.centre().find_identity(bench_.session(), kNumber, 20);
  ASSERT_FALSE(refused);
  EXPECT_EQ(code_of(refused.error()), "reads-not-logged");
}

TEST_F(PersonSearch, NeedsTheVaultOpenAndFindsTheSameAfterARestart) {
  const std::string number = bench_.receive(intake(kNumber))->number.text;
  bench_.reopen();
  const auto shut = bench_.centre().find_identity(bench_.session(), kNumber, 20);
  ASSERT_FALSE(shut);
  EXPECT_EQ(code_of(shut.error()), "personal-data-locked");
  bench_.sign_in();
  EXPECT_EQ(found(kNumber), (Found{number}));
}

TEST_F(PersonSearch, WithoutTheMarkTokensAreMadeRightOnceTheVaultIsOpen) {
  const std::string number = bench_.receive(intake(kNumber))->number.text;
  ASSERT_TRUE(bench_.receive(intake(kOther)));
  const auto before = stored();
  bench_.stop();
  change("DELETE FROM person_token WHERE token = $1", {before[0][0]});
  change("INSERT INTO person_token (token, dossier, signature) VALUES ($1, $2, $3)",
         {sql::Blob{Bytes(16, 'x')}, before[1][1], before[1][2]});
  change("DELETE FROM token_whole");
  bench_.reopen();
  bench_.sign_in();
  bench_.node().parts().housekeeper.round();
  EXPECT_EQ(stored(), before);
  EXPECT_EQ(found(kNumber), (Found{number}));
}

TEST_F(PersonSearch, ANodeOfBeforeTheTokensGetsThemAtItsNextStart) {
  const std::string number = bench_.receive(intake(kNumber))->number.text;
  bench_.stop();
  change("DROP TABLE person_token");
  change("DROP TABLE token_whole");
  change("DROP TABLE erasure");
  expect_sound();
  bench_.reopen();
  bench_.sign_in();
  bench_.node().parts().housekeeper.round();
  EXPECT_EQ(found(kNumber), (Found{number}));
  expect_sound();
}

TEST_F(PersonSearch, ARebuildMakesTheTokensAnewWhileTheVaultIsOpen) {
  const std::string number = bench_.receive(intake(kNumber))->number.text;
  const auto before = stored();
  const auto spoiled = bench_.node().carry_out([&](app::Transaction& transaction)
                                                   -> Result<StreamId, app::Problem> {
    transaction.put({&keys::kTokenTable, {before[0][0], before[0][1], sql::Blob{Bytes(64, 'x')}}});
    return bench_.node().parts().office.staff_stream();
  });
  ASSERT_TRUE(spoiled);
  EXPECT_NE(stored(), before);
  ASSERT_TRUE(bench_.node().rebuild([](auto, auto) { return true; }, [] {}));
  EXPECT_EQ(stored(), before);
  EXPECT_EQ(found(kNumber), (Found{number}));
}

TEST_F(PersonSearch, VerifyNamesATokenThatIsForgedOrOfNoDossier) {
  ASSERT_TRUE(bench_.receive(intake(kNumber)));
  expect_sound();
  DossierId nobody;
  nobody.bytes.fill(7);
  const RowChange stray = bench_.node().vault().token_row(Bytes(16, 'y'), nobody);
  bench_.stop();
  change("UPDATE person_token SET token = $1", {sql::Blob{Bytes(16, 'x')}});
  const auto forged = verify_node(bench_.place(), {});
  ASSERT_TRUE(forged);
  ASSERT_EQ(forged->problems.size(), 1U);
  EXPECT_EQ(forged->problems[0].fault, store::VerifyFault::kSideDataForged);
  EXPECT_EQ(forged->problems[0].dossier, "15607-260310-0001");
  change("UPDATE person_token SET token = $1, dossier = $2, signature = $3", stray.cells);
  const auto unknown = verify_node(bench_.place(), {});
  ASSERT_TRUE(unknown);
  ASSERT_EQ(unknown->problems.size(), 1U);
  EXPECT_EQ(unknown->problems[0].fault, store::VerifyFault::kRowUnexpected);
}

TEST(PlainNumber, IsWhatTheDocumentSaysWithoutItsGroups) {
  EXPECT_EQ(app::plain_number("038 190.004-567"), "038190004567");
  EXPECT_EQ(app::plain_number("b1234567"), "B1234567");
  EXPECT_EQ(app::plain_number("12345"), "");
  EXPECT_EQ(app::plain_number(std::string(31, '1')), "");
  EXPECT_EQ(app::plain_number("0123456789\n"), "");
  EXPECT_EQ(app::plain_number(""), "");
}

}  // namespace
}  // namespace motcua::test
