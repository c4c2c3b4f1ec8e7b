// Two officers order an erasure, and afterwards nothing on the disk opens what was sealed: status,
// dates and numbers stay as they were.
#include <gtest/gtest.h>

#include "adapters/keys/tables.h"
#include "app/erasure.h"
#include "centre/centre_bench.h"
#include "dossier/state.h"
#include "main/verify_node.h"

namespace motcua::test {
namespace {

constexpr const char* kName = "Lò Thị Ến Nhầu";
constexpr const char* kNumber = "038190004567";
constexpr const char* kPdf = "%PDF-1.7 quét giấy khai sinh của Lò Thị Ến Nhầu";
constexpr const char* kOrder = R"({"type":"order_erasure","basis":"retention_ended"})";

class Erasure : public testing::Test {
 protected:
  Erasure() {
    bench_.let_director_do_all();
    const auto enrolled = bench_.office(R"({"type":"enrol_officer","officer":")" + deputy_.text() +
                                        R"(","username":"pho","name":"Phó giám đốc"})");
    EXPECT_TRUE(enrolled);
    EXPECT_TRUE(bench_.office(R"({"type":"grant_role","grant":")" +
                              bench_.random().id<GrantId>().text() + R"(","officer":")" +
                              deputy_.text() + R"(","role":"deputy","from":"2026-03-10"})"));
    EXPECT_TRUE(set_password(bench_.node(), deputy_, "mật khẩu của phó", false));
  }

  /// Withdrawn, with an attachment, kept for two years, and those over.
  app::CommandAnswer old_dossier(const char* number = kNumber) {
    const auto file = bench_.centre().keep_file(bench_.session(), "giay.pdf", kPdf);
    EXPECT_TRUE(file);
    auto dossier = bench_.receive(
        R"({"procedure":"2.001008","way":"counter","files":[{"id":")" + file->id.text() +
        R"(","name":"giay.pdf"}],"people":{"applicant":{"person":{"name":")" + kName +
        R"(","identity":{"kind":"personal_number","number":")" + number + R"("}}}}})");
    EXPECT_TRUE(dossier) << code_of(dossier.error());
    file_ = file->id;
    const auto ended = bench_.command(*dossier, R"({"type":"withdraw_dossier","text":"xin rút"})");
    EXPECT_TRUE(ended) << code_of(ended.error());
    return *ended;
  }
  void years_pass() {
    const LegalTime later = *LegalTime::parse("2028-06-01T09:00");
    bench_.clock().set(instant_of(later));
    EXPECT_TRUE(bench_.centre().confirm_clock(bench_.session(), later));
    bench_.sign_in();
  }
  void be_deputy() {
    bench_.session() = *bench_.centre().sign_in("pho", "mật khẩu của phó");
    EXPECT_TRUE(bench_.centre().reauthenticate(bench_.session(), "mật khẩu của phó"));
    bench_.session() = *bench_.centre().session(bench_.session().token);
  }
  /// Ordered by director and deputy, not yet carried out while the housekeeper rests.
  void order(app::CommandAnswer& dossier) {
    bench_.sign_in();
    const auto first = bench_.command(dossier, kOrder);
    ASSERT_TRUE(first) << code_of(first.error());
    dossier = *first;
    be_deputy();
    const auto second = bench_.command(dossier, kOrder);
    ASSERT_TRUE(second) << code_of(second.error());
    dossier = *second;
  }
  void carry_out() { app::carry_out_erasures(bench_.node().parts()); }

  app::DossierView view(const app::CommandAnswer& dossier) {
    auto view = bench_.centre().dossier(bench_.session(), dossier.number);
    EXPECT_TRUE(view) << code_of(view.error());
    return std::move(*view);
  }
  std::vector<std::vector<sql::Cell>> rows(const Table& table) {
    std::vector<std::vector<sql::Cell>> out;
    auto reader = bench_.node().parts().readers.take();
    EXPECT_TRUE(reader->store().rows(table, [&](std::span<const sql::Cell> row) {
      out.emplace_back(row.begin(), row.end());
      return true;
    }));
    return out;
  }
  [[nodiscard]] std::string copy_of_files() {
    const std::string copy = bench_.place().directory + "-" + std::to_string(++copies_);
    std::filesystem::copy(bench_.place().directory, copy, std::filesystem::copy_options::recursive);
    return copy;
  }
  /// What could open or find the dossier, as it lies on the disk.
  std::vector<Bytes> traces(const app::CommandAnswer& dossier) {
    const StreamId stream = stream_of(dossier.id);
    std::vector<Bytes> out;
    for (const auto& row : rows(keys::kWrapTable))
      if (row[1] == sql::Cell(sql::Blob{stream.raw()}))
        out.push_back(std::get<sql::Blob>(row[4]).bytes);
    for (const auto& row : rows(keys::kTokenTable))
      if (row[1] == sql::Cell(sql::Blob{dossier.id.raw()}))
        out.push_back(std::get<sql::Blob>(row[0]).bytes);
    for (const auto& row : rows(keys::kAttachmentTable)) {
      if (row[0] != sql::Cell(sql::Blob{stream.raw()})) continue;
      const auto address = BlobAddress::from_raw(std::get<sql::Blob>(row[2]).bytes.substr(0, 32));
      const auto size = bench_.node().parts().ports.blobs->size(*address);
      EXPECT_TRUE(size);
      out.push_back(
          *bench_.node().parts().ports.blobs->read(*address, 0, static_cast<std::size_t>(*size)));
    }
    return out;
  }
  void expect_sound() {
    const auto verified = verify_node(bench_.place(), {});
    ASSERT_TRUE(verified);
    for (const auto& problem : verified->problems) ADD_FAILURE() << sentence_of(problem);
  }
  void expect_gone(const app::CommandAnswer& dossier, const std::vector<Bytes>& traces) {
    EXPECT_EQ(view(dossier).erasure, app::ErasureStage::kDone);
    const std::string disk = all_files(bench_.place().directory);
    for (const Bytes& trace : traces)
      EXPECT_EQ(disk.find(trace), disk.npos) << "of " << trace.size() << " bytes";
    for (const char* planted : {kName, kNumber, "Nhầu"})
      EXPECT_EQ(disk.find(planted), disk.npos) << planted;
    EXPECT_TRUE(bench_.centre().find_identity(bench_.session(), kNumber, 5)->empty());
    EXPECT_TRUE(bench_.centre().find_person(bench_.session(), "nhau", 5)->empty());
    const auto file = bench_.centre().read_file(bench_.session(), dossier.number, file_);
    ASSERT_FALSE(file);
    EXPECT_EQ(code_of(file.error()), "personal-data-erased");
    expect_sound();
  }

  CentreBench bench_;
  const OfficerId deputy_ = bench_.random().id<OfficerId>();
  FileId file_;
  int copies_ = 0;
};

TEST_F(Erasure, DestroysKeysTokensFilesAndNamesAndChangesNothingElse) {
  auto dossier = old_dossier();
  years_pass();
  const auto before = view(dossier);
  const auto of_it = traces(dossier);
  ASSERT_EQ(of_it.size(), 3U) << "a wrap, a token, a blob";
  bench_.node().parts().housekeeper.stop();
  order(dossier);
  EXPECT_EQ(view(dossier).erasure, app::ErasureStage::kOrdered);
  carry_out();
  expect_gone(dossier, of_it);
  const auto after = view(dossier);
  EXPECT_EQ(after.state.number, before.state.number);
  EXPECT_EQ(after.state.phase, before.state.phase);
  EXPECT_EQ(after.state.due(), before.state.due());
  EXPECT_EQ(after.state.check, before.state.check);
  EXPECT_EQ(after.state.withdrawn, before.state.withdrawn);
  EXPECT_TRUE(after.state.people.is_erased());
  EXPECT_EQ(after.state.version, before.state.version + 3) << "asked, ordered, one key erased";
  EXPECT_TRUE(after.allowed.empty());
  EXPECT_TRUE(bench_.centre().track(dossier.number, before.state.check));
  bench_.reopen();
  bench_.sign_in();
  expect_gone(dossier, of_it);
}

TEST_F(Erasure, ShowsNothingFromTheOrderOnThoughTheKeysAreStillThere) {
  auto dossier = old_dossier();
  years_pass();
  bench_.node().parts().housekeeper.stop();
  order(dossier);
  ASSERT_EQ(rows(app::kErasureTable).size(), 1U);
  const auto shown = view(dossier);
  EXPECT_TRUE(shown.state.people.is_erased());
  for (const auto& item : shown.timeline)
    std::visit(
        [](const auto& event) {
          if constexpr (requires { event.text; }) {
            if (event.text) {
              EXPECT_TRUE(event.text->is_erased());
            }
          }
        },
        item.event);
  EXPECT_TRUE(bench_.centre().find_identity(bench_.session(), kNumber, 5)->empty());
  EXPECT_TRUE(bench_.centre().find_person(bench_.session(), "nhau", 5)->empty());
  expect_sound();
}

TEST_F(Erasure, IsCarriedOutAtTheNextStartWithTheVaultShut) {
  auto dossier = old_dossier();
  years_pass();
  const auto of_it = traces(dossier);
  bench_.node().parts().housekeeper.stop();
  order(dossier);
  bench_.reopen();
  bench_.node().parts().housekeeper.round();
  EXPECT_TRUE(rows(app::kErasureTable).empty());
  bench_.sign_in();
  expect_gone(dossier, of_it);
}

TEST_F(Erasure, ProcessesKilledAtAnyStepLeaveWhatTheNextOneFinishes) {
  auto dossier = old_dossier();
  years_pass();
  const auto of_it = traces(dossier);
  bench_.node().parts().housekeeper.stop();
  order(dossier);
  // The files as a kill leaves them: after the order, and with everything done but the journal.
  const std::string at_order = copy_of_files();
  bench_.node().parts().ports.cut_journal = [] { return false; };
  carry_out();
  EXPECT_EQ(view(dossier).erasure, app::ErasureStage::kOrdered) << "the journal is not cut yet";
  const std::string at_cut = copy_of_files();
  bench_.stop();
  for (const std::string& copy : {at_order, at_cut}) {
    std::filesystem::remove_all(bench_.place().directory);
    std::filesystem::rename(copy, bench_.place().directory);
    expect_sound();
    bench_.reopen();
    bench_.node().parts().housekeeper.round();
    bench_.sign_in();
    expect_gone(dossier, of_it);
    bench_.stop();
  }
}

TEST_F(Erasure, AnOrderOfAnEarlierReleaseIsCarriedOutOnceTheVaultIsOpen) {
  auto dossier = old_dossier();
  years_pass();
  const auto of_it = traces(dossier);
  bench_.node().parts().housekeeper.stop();
  order(dossier);
  bench_.stop();
  {
    const auto database = open_database(bench_.place());
    const auto writer = database->open_writer();
    ASSERT_TRUE(
        (*writer)->script("DROP TABLE erasure; DROP TABLE person_token; DROP TABLE token_whole;"));
  }
  bench_.reopen();
  bench_.sign_in();
  bench_.node().parts().housekeeper.round();
  bench_.node().parts().housekeeper.round();
  expect_gone(dossier, of_it);
}

TEST_F(Erasure, ARowWithoutAnOrderInTheLogErasesNothing) {
  const auto dossier = old_dossier();
  const auto owed =
      bench_.node().carry_out([&](app::Transaction& transaction) -> Result<StreamId, app::Problem> {
        transaction.put(app::erasure_owed({dossier.id, bench_.fresh_command()}));
        return bench_.node().parts().office.staff_stream();
      });
  ASSERT_TRUE(owed);
  carry_out();
  EXPECT_TRUE(rows(app::kErasureTable).empty());
  EXPECT_TRUE(view(dossier).state.people.is_open());
  EXPECT_EQ(traces(dossier).size(), 3U);
  EXPECT_TRUE(bench_.centre().read_file(bench_.session(), dossier.number, file_));
}

TEST_F(Erasure, LeavesAnAttachmentThatAnotherDossierBroughtToo) {
  auto dossier = old_dossier();
  const auto other = bench_.receive(
      R"({"procedure":"2.001008","way":"counter","files":[{"id":")" + file_.text() +
      R"(","name":"giay.pdf"}],"people":{"applicant":{"person":{"name":"Vi Văn Hai"}}}})");
  ASSERT_TRUE(other) << code_of(other.error());
  years_pass();
  order(dossier);
  carry_out();
  EXPECT_EQ(view(dossier).erasure, app::ErasureStage::kDone);
  bench_.sign_in();
  const auto kept = bench_.centre().read_file(bench_.session(), other->number, file_);
  ASSERT_TRUE(kept) << code_of(kept.error());
  EXPECT_EQ(test::whole(*kept->content), kPdf);
  expect_sound();
}

TEST_F(Erasure, IsOfferedToASecondOfficerOnly) {
  auto dossier = old_dossier();
  years_pass();
  const auto offered = [&] {
    const auto allowed = view(dossier).allowed;
    return std::count(allowed.begin(), allowed.end(), dossier::CommandKind::kOrderErasure) == 1;
  };
  EXPECT_TRUE(offered());
  const auto first = bench_.command(dossier, kOrder);
  ASSERT_TRUE(first) << code_of(first.error());
  EXPECT_EQ(view(dossier).erasure, app::ErasureStage::kRequested);
  EXPECT_FALSE(offered()) << "who asked cannot agree as well";
  dossier = *first;
  bench_.session() = *bench_.centre().sign_in("pho", "mật khẩu của phó");
  EXPECT_TRUE(offered());
  const auto refused = bench_.command(dossier, kOrder);
  ASSERT_FALSE(refused);
  EXPECT_EQ(code_of(refused.error()), "dossier-reauthentication-missing");
}

}  // namespace
}  // namespace motcua::test
