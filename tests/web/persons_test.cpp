// Pages of a person's earlier dossiers, and of the erasure of a dossier's personal data.
#include <gtest/gtest.h>

#include "app/erasure.h"
#include "web/browser.h"

namespace motcua::test {
namespace {

constexpr const char* kPassword = "một câu dễ nhớ của riêng tôi";
constexpr const char* kNumber = "038190004567";

class PersonPages : public ::testing::Test {
 protected:
  PersonPages() : site_(site_parts(bench_)), browser_(site_) {
    bench_.let_director_do_all();
    const std::string deputy = bench_.random().id<OfficerId>().text();
    EXPECT_TRUE(bench_.office(R"({"type":"enrol_officer","officer":")" + deputy +
                              R"(","username":"pho","name":"Vi Thị Phó"})"));
    EXPECT_TRUE(bench_.office(R"({"type":"grant_role","grant":")" +
                              bench_.random().id<GrantId>().text() + R"(","officer":")" + deputy +
                              R"(","role":"deputy","from":"2026-03-10"})"));
    EXPECT_TRUE(set_password(bench_.node(), *OfficerId::parse(deputy), kPassword, false));
    EXPECT_TRUE(set_password(bench_.node(), bench_.session().officer, kPassword, false));
  }

  void sign_in(const char* username) {
    browser_.cookies.clear();
    browser_.get("/ho-so");
    ASSERT_TRUE(browser_.send({{"username", username}, {"password", kPassword}}));
    ASSERT_EQ(browser_.target, "/ho-so");
  }
  void take_in(const char* procedure) {
    browser_.get(std::string("/quay/") + procedure);
    ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Lò Thị Ến"},
                               {"people.applicant.person.identity.number", kNumber},
                               {"text", "đi cùng con gái"}},
                              "receive_dossier"));
    ASSERT_TRUE(browser_.confirm()) << browser_.target;
    ASSERT_TRUE(browser_.target.ends_with("/giay-tiep-nhan")) << browser_.target;
  }

  CentreBench bench_;
  web::Site site_;
  Browser browser_;
};

TEST_F(PersonPages, TheCounterSeesEarlierDossiersByTheNumberBeforeItTypes) {
  sign_in("giamdoc");
  take_in("1.004873");
  browser_.get("/quay/2.001008");
  EXPECT_FALSE(browser_.shows("15607-260310-0001"));
  ASSERT_TRUE(browser_.send({{"number", "038 190 004 567"}}));
  EXPECT_EQ(browser_.status, 200);
  EXPECT_EQ(browser_.target.find("038"), std::string::npos);
  EXPECT_TRUE(browser_.shows("15607-260310-0001"));
  EXPECT_TRUE(browser_.shows("Lò Thị Ến"));
  EXPECT_TRUE(browser_.shows("mỗi hồ sơ hiện ra đều được ghi vào sổ"));
  bool filled_in = false;
  for (const auto& form : browser_.forms())
    for (const auto& [name, value] : form.fields)
      filled_in = filled_in ||
                  (name == "people.applicant.person.identity.number" && value == "038 190 004 567");
  EXPECT_TRUE(filled_in) << "what was looked up need not be typed again";
  ASSERT_TRUE(browser_.send({{"number", "ông Lò"}}));
  EXPECT_EQ(browser_.status, 200);
  EXPECT_TRUE(browser_.shows("aria-invalid=\"true\""));
}

TEST_F(PersonPages, TheListFindsANumberWithoutPuttingItIntoAnAddress) {
  sign_in("giamdoc");
  take_in("1.004873");
  for (const char* words : {"038190004567", "038-190-004-567", " 038 190 004 567"}) {
    browser_.get("/ho-so");
    ASSERT_TRUE(browser_.send({{"words", words}}));
    EXPECT_EQ(browser_.target, "/ho-so/tim") << words;
    EXPECT_TRUE(browser_.shows("15607-260310-0001")) << words;
  }
  browser_.get("/ho-so");
  ASSERT_TRUE(browser_.send({{"words", "15607-260310-0001"}}));
  EXPECT_EQ(browser_.target, "/ho-so/15607-260310-0001");
}

TEST_F(PersonPages, TwoOfficersEraseAndThePageSaysWhatRemains) {
  sign_in("giamdoc");
  take_in("2.001008");
  browser_.get("/ho-so/15607-260310-0001");
  ASSERT_TRUE(browser_.send({{"text", "xin rút"}}, "withdraw_dossier"));
  EXPECT_FALSE(browser_.send({}, "order_erasure")) << "its retention runs";
  const LegalTime later = *LegalTime::parse("2028-06-01T09:00");
  bench_.clock().set(instant_of(later));
  ASSERT_TRUE(bench_.centre().confirm_clock(bench_.session(), later));
  bench_.node().parts().housekeeper.stop();

  sign_in("giamdoc");
  browser_.get("/ho-so/15607-260310-0001");
  EXPECT_TRUE(browser_.shows("Bản sao lưu làm trước lúc xóa"));
  ASSERT_TRUE(browser_.send({{"password", "sai rồi"}}, "order_erasure"));
  EXPECT_FALSE(browser_.target.ends_with("?da-luu=1"));
  ASSERT_TRUE(browser_.send({{"password", kPassword}}, "order_erasure"));
  ASSERT_TRUE(browser_.target.ends_with("?da-luu=1")) << browser_.body;
  EXPECT_TRUE(browser_.shows("Có đề nghị xóa dữ liệu cá nhân"));
  EXPECT_TRUE(browser_.shows("Lò Thị Ến"));
  EXPECT_FALSE(browser_.send({{"password", kPassword}}, "order_erasure")) << "the same officer";

  sign_in("pho");
  browser_.get("/ho-so/15607-260310-0001");
  ASSERT_TRUE(browser_.send({{"password", kPassword}}, "order_erasure"));
  EXPECT_TRUE(browser_.shows("Đã có lệnh xóa dữ liệu cá nhân"));
  EXPECT_FALSE(browser_.shows("Lò Thị Ến"));
  app::carry_out_erasures(bench_.node().parts());
  browser_.get("/ho-so/15607-260310-0001");
  EXPECT_EQ(browser_.status, 200);
  EXPECT_TRUE(browser_.shows("Dữ liệu cá nhân của hồ sơ này đã xóa"));
  EXPECT_TRUE(browser_.shows("15607-260310-0001"));
  for (const char* gone : {"Lò Thị Ến", kNumber, "đi cùng con gái"})
    EXPECT_FALSE(browser_.shows(gone)) << gone;
  for (const char* page : {"/ho-so?loc=da-xong", "/ho-so/15607-260310-0001/giay-tiep-nhan"}) {
    browser_.get(page);
    EXPECT_EQ(browser_.status, 200) << page;
    EXPECT_FALSE(browser_.shows("Lò Thị Ến")) << page;
  }
}

}  // namespace
}  // namespace motcua::test
