// The main journey through the pages alone: what a person at the counter does with a browser that
// runs no script.
#include <gtest/gtest.h>

#include "web/browser.h"

namespace motcua::test {
namespace {

constexpr const char* kPassword = "một câu dễ nhớ của riêng tôi";

class Journey : public testing::Test {
 protected:
  Journey() : site_(site_parts(bench_)), browser_(site_) { give_roles(); }

  /// The director of the bench also works at the counter and may sign.
  void give_roles() {
    const std::string me = bench_.session().officer.text();
    const std::string today = bench_.centre().now().date.text();
    const auto office = [&](const std::string& text) {
      const auto done = bench_.office(text);
      EXPECT_TRUE(done) << (done ? "" : code_of(done.error()));
    };
    office(R"({"type":"record_delegation","delegation":")" +
           bench_.random().id<DelegationId>().text() + R"(","officer":")" + me +
           R"(","delegator":")" + me + R"(","instrument":"01/QĐ-UBND","capacity":"head","from":")" +
           today + R"(","until":"2027-12-31"})");
    for (const char* role : {"receiving_officer", "specialist"})
      office(R"({"type":"grant_role","grant":")" + bench_.random().id<GrantId>().text() +
             R"(","officer":")" + me + R"(","role":")" + role + R"(","from":")" + today + R"("})");
  }

  void sign_in() {
    browser_.get("/ho-so");
    ASSERT_TRUE(browser_.send({{"username", "giamdoc"}, {"password", bench_.password()}}));
    ASSERT_EQ(browser_.target, "/doi-mat-khau");
    ASSERT_TRUE(
        browser_.send({{"old", bench_.password()}, {"new", kPassword}, {"again", kPassword}}));
    ASSERT_TRUE(browser_.send({{"username", "giamdoc"}, {"password", kPassword}}));
    ASSERT_EQ(browser_.target, "/ho-so");
    ASSERT_EQ(browser_.status, 200) << browser_.body;
  }

  void act(const char* type, const Pairs& filled) {
    ASSERT_TRUE(browser_.send(filled, type)) << type << " is not offered";
    EXPECT_TRUE(browser_.target.ends_with("?da-luu=1")) << type << ": " << browser_.body;
  }

  CentreBench bench_;
  web::Site site_;
  Browser browser_;
};

TEST_F(Journey, FromTheDoorToTheResultAndTheCitizensOwnLook) {
  sign_in();
  browser_.get("/quay?q=ket+hon+lam+giay");
  EXPECT_TRUE(browser_.shows("/quay/"));
  browser_.get("/quay/1.004873");
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Lò Thị Ến"},
                             {"people.applicant.person.born", "1990-05-06"}},
                            "receive_dossier"));
  ASSERT_TRUE(browser_.target.ends_with("/giay-tiep-nhan")) << browser_.body;
  EXPECT_TRUE(browser_.shows("Lò Thị Ến"));
  const std::string number = "15607-260310-0001";
  EXPECT_TRUE(browser_.shows(number));
  const auto at = browser_.body.find("check-code\">") + 12;
  const std::string check = browser_.body.substr(at, 6);

  browser_.get("/ho-so");
  EXPECT_TRUE(browser_.shows(number));
  EXPECT_TRUE(browser_.shows("Lò Thị Ến"));
  browser_.get("/ho-so/" + number);
  act("check_dossier", {{"complete:b", "true"}});
  act("assign", {});
  act("propose_result", {});
  browser_.get("/tra-cuu/" + number + "?ma=" + check);
  EXPECT_TRUE(browser_.shows("Đang chờ ký"));
  EXPECT_FALSE(browser_.shows("Lò Thị Ến"));
  browser_.get("/ho-so/" + number);
  act("sign_result", {{"password", kPassword}});
  act("record_result", {{"papers.0.number", "12/2026"}});
  act("return_result", {{"mode", "counter"}, {"to", "applicant"}});
  EXPECT_TRUE(browser_.shows("Đã trả kết quả"));
  browser_.cookies.clear();
  browser_.get("/tra-cuu/" + number + "?ma=" + check);
  EXPECT_TRUE(browser_.shows("Hồ sơ đã xong"));
}

TEST_F(Journey, AFormWithFaultsComesBackWithEverythingTypedAndEveryFault) {
  sign_in();
  browser_.get("/quay/1.004873");
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", std::string(10'000, 'a')},
                             {"people.applicant.person.born", "2026-02-30"},
                             {"subject", "việc đang gõ dở"}},
                            "receive_dossier"));
  EXPECT_EQ(browser_.status, 200);
  EXPECT_TRUE(browser_.shows("việc đang gõ dở"));
  EXPECT_TRUE(browser_.shows("tối đa 200 chữ"));
  EXPECT_TRUE(browser_.shows("Không phải là ngày có thật"));
  EXPECT_TRUE(browser_.shows("href=\"#f-people-applicant-person-name\""));
}

TEST_F(Journey, ADoubleClickIsOneDossier) {
  sign_in();
  browser_.get("/quay/1.004873");
  const std::string form_page = browser_.body;
  const Pairs filled{{"people.applicant.person.name", "Hà Văn Sáng"}};
  ASSERT_TRUE(browser_.send(filled, "receive_dossier"));
  const std::string first = browser_.target;
  browser_.body = form_page;
  ASSERT_TRUE(browser_.send(filled, "receive_dossier"));
  EXPECT_EQ(browser_.target, first);
}

TEST_F(Journey, ASecondTabIsToldWhatChangedAndLosesNothing) {
  sign_in();
  browser_.get("/quay/1.004873");
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Hà Văn Sáng"}}, "receive_dossier"));
  browser_.get("/ho-so/15607-260310-0001");
  const std::string second_tab = browser_.body;
  act("check_dossier", {{"complete:b", "true"}});
  browser_.body = second_tab;
  ASSERT_TRUE(browser_.send({{"text", "gọi lại chiều nay"}}, "add_note"));
  EXPECT_TRUE(browser_.shows("hồ sơ này đã đổi"));
  EXPECT_TRUE(browser_.shows("Đã kiểm tra giấy tờ"));
  EXPECT_TRUE(browser_.shows("gọi lại chiều nay"));
  act("add_note", {});
}

TEST_F(Journey, SigningWithAWrongPasswordSignsNothing) {
  sign_in();
  browser_.get("/quay/1.004873");
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Hà Văn Sáng"}}, "receive_dossier"));
  browser_.get("/ho-so/15607-260310-0001");
  act("check_dossier", {{"complete:b", "true"}});
  act("propose_result", {});
  ASSERT_TRUE(browser_.send({{"password", "sai rồi"}}, "sign_result"));
  EXPECT_FALSE(browser_.target.ends_with("?da-luu=1"));
  EXPECT_FALSE(browser_.shows("Đã ký kết quả"));
  EXPECT_FALSE(browser_.shows("sai rồi"));
}

}  // namespace
}  // namespace motcua::test
