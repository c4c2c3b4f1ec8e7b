// The main journey through the pages alone: what a person at the counter does with a browser that
// runs no script.
#include <gtest/gtest.h>

#include <future>

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

  /// Types, reads back, receives; ends at the slip.
  void receive(const Pairs& filled) {
    browser_.get("/quay/1.004873");
    ASSERT_TRUE(browser_.send(filled, "receive_dossier"));
    ASSERT_TRUE(browser_.confirm()) << browser_.body;
    ASSERT_TRUE(browser_.target.ends_with("/giay-tiep-nhan")) << browser_.body;
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
  receive({{"people.applicant.person.name", "Lò Thị Ến"},
           {"people.applicant.person.born", "1990-05-06"}});
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
  const std::string read_back = browser_.body;
  ASSERT_TRUE(browser_.confirm());
  const std::string first = browser_.target;
  browser_.body = read_back;
  ASSERT_TRUE(browser_.confirm());
  EXPECT_EQ(browser_.target, first);
  // The form itself once more, from a page that was never left: still one dossier.
  browser_.body = form_page;
  ASSERT_TRUE(browser_.send(filled, "receive_dossier"));
  ASSERT_TRUE(browser_.confirm());
  EXPECT_EQ(browser_.target, first);
}

TEST_F(Journey, EverythingTypedIsReadBackBeforeAnythingIsReceived) {
  sign_in();
  browser_.get("/quay/1.004873");
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Lò Thị Ến"},
                             {"people.applicant.person.born", "1990-05-06"},
                             {"people.applicant.person.ethnic", "Thái"},
                             {"people.applicant.person.email", "en@example.vn"},
                             {"people.witnesses.0.name", "Vi Thị Kề"},
                             {"people.witnesses.1.name", "Vi Văn Chứng"},
                             {"people.unable_to_sign:b", "true"},
                             {"subject", "xác nhận để vay vốn"},
                             {"text", "mang theo sổ cũ"}},
                            "receive_dossier"));
  ASSERT_TRUE(browser_.target.starts_with("/quay/1.004873/doc-lai?kept="))
      << browser_.body.substr(browser_.body.find("notice bad"), 400);
  for (const char* words :
       {"Lò Thị Ến", "06/05/1990", "Thái", "en@example.vn", "Vi Văn Chứng",
        "Người nộp không ký được", "xác nhận để vay vốn", "mang theo sổ cũ", "Tại quầy",
        "Khi mất mạng, loại C", "chiều thứ Sáu, 13/03/2026", "Ngày tiếp nhận, không tính",
        "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"})
    EXPECT_TRUE(browser_.shows(words)) << words;
  // Nothing of a person lies in the page's address, nor in a field that is sent.
  for (const ShownForm& form : browser_.forms())
    for (const auto& [name, value] : form.fields) EXPECT_EQ(value.find("Lò"), value.npos) << name;
  EXPECT_EQ(browser_.target.find("L%C3%B2"), std::string::npos);
  browser_.get("/ho-so");
  EXPECT_FALSE(browser_.shows("Lò Thị Ến"));
}

TEST_F(Journey, TheWayBackFromReadingLosesNothing) {
  sign_in();
  browser_.get("/quay/1.004873");
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Lò Thị Ến"}, {"subject", "vay vốn"}},
                            "receive_dossier"));
  const std::string token = browser_.target.substr(browser_.target.find("kept="));
  browser_.get("/quay/1.004873?" + token);
  EXPECT_TRUE(browser_.shows("value=\"Lò Thị Ến\""));
  // The browser's own way back leads to the empty form: it says where the rest is.
  browser_.get("/quay/1.004873");
  EXPECT_FALSE(browser_.shows("Lò Thị Ến"));
  EXPECT_TRUE(browser_.shows("/quay/1.004873?" + token));
  browser_.get("/quay/1.004873?" + token);
  ASSERT_TRUE(browser_.send({{"subject", "vay vốn làm nhà"}}, "receive_dossier"));
  EXPECT_TRUE(browser_.shows("vay vốn làm nhà"));
  const std::string read_back = browser_.target;
  ASSERT_TRUE(browser_.confirm());
  EXPECT_TRUE(browser_.target.ends_with("/giay-tiep-nhan"));
  for (const std::string& address :
       {read_back, "/quay/1.004873?" + token, std::string("/quay/1.004873")}) {
    browser_.get(address);
    EXPECT_FALSE(browser_.shows("Lò Thị Ến")) << address;
    EXPECT_FALSE(browser_.shows("mà chưa nhận")) << address;
  }
  browser_.get(read_back);
  EXPECT_TRUE(browser_.shows("Hồ sơ này đã nhận"));
  EXPECT_TRUE(browser_.shows("/giay-tiep-nhan"));
}

TEST_F(Journey, ADateThatMovedSinceItWasReadOutIsReadOutAgain) {
  sign_in();
  browser_.get("/quay/1.004873");
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Hà Văn Sáng"}}, "receive_dossier"));
  EXPECT_TRUE(browser_.shows("chiều thứ Sáu, 13/03/2026"));
  // As a page would send it that was read out the day before.
  ASSERT_TRUE(browser_.send({{"due", "2026-03-12T17:00"}}));
  EXPECT_TRUE(browser_.shows("Ngày hẹn vừa đổi")) << browser_.body;
  EXPECT_TRUE(browser_.shows("17:00 thứ Năm, 12/03/2026"));
  EXPECT_TRUE(browser_.shows("chiều thứ Sáu, 13/03/2026"));
  ASSERT_TRUE(browser_.confirm());
  EXPECT_TRUE(browser_.target.ends_with("/giay-tiep-nhan"));
}

TEST_F(Journey, ASessionThatEndsInTheMiddleOfAFormLosesNothing) {
  sign_in();
  browser_.get("/quay/1.004873");
  const std::string form_page = browser_.body;
  bench_.centre().sign_out(*bench_.centre().session(browser_.cookies["motcua"]));
  browser_.body = form_page;
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Lò Thị Ến"}}, "receive_dossier"));
  EXPECT_TRUE(browser_.target.starts_with("/dang-nhap?ve=")) << browser_.body;
  EXPECT_TRUE(browser_.shows("những gì vừa gõ vẫn được giữ"));
  ASSERT_TRUE(browser_.send({{"username", "giamdoc"}, {"password", kPassword}}));
  EXPECT_TRUE(browser_.target.starts_with("/quay/1.004873?kept=")) << browser_.body;
  EXPECT_TRUE(browser_.shows("value=\"Lò Thị Ến\""));
  EXPECT_TRUE(browser_.shows("Phiên làm việc đã hết trước khi gửi"));
  ASSERT_TRUE(browser_.send({}, "receive_dossier"));
  ASSERT_TRUE(browser_.confirm());
  EXPECT_TRUE(browser_.target.ends_with("/giay-tiep-nhan")) << browser_.body;
}

TEST_F(Journey, AFormFromBeforeSigningInAnewIsGivenBackNotThrownAway) {
  sign_in();
  browser_.get("/quay/1.004873");
  const std::string first_tab = browser_.body;
  browser_.cookies.clear();
  browser_.get("/dang-nhap");
  ASSERT_TRUE(browser_.send({{"username", "giamdoc"}, {"password", kPassword}}));
  browser_.body = first_tab;
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Lò Thị Ến"}}, "receive_dossier"));
  EXPECT_TRUE(browser_.shows("value=\"Lò Thị Ến\"")) << browser_.body;
  // A token that no session ever gave out is another site's: nothing is kept for it.
  browser_.post("/quay/1.004873", {{"csrf", "x"}, {"people.applicant.person.name", "Vi Văn Lạ"}});
  EXPECT_EQ(browser_.status, 403);
}

TEST_F(Journey, WhatOneOfficerTypedIsNotShownToAnother) {
  sign_in();
  const std::string second = bench_.random().id<OfficerId>().text();
  ASSERT_TRUE(bench_.office(R"({"type":"enrol_officer","officer":")" + second +
                            R"(","username":"tiep-nhan-9","name":"Hà Thị Chín"})"));
  ASSERT_TRUE(bench_.office(R"({"type":"grant_role","grant":")" +
                            bench_.random().id<GrantId>().text() + R"(","officer":")" + second +
                            R"(","role":"receiving_officer","from":"2026-03-10"})"));
  browser_.get("/quay/1.004873");
  ASSERT_TRUE(browser_.send({{"people.applicant.person.name", "Lò Thị Ến"}}, "receive_dossier"));
  const std::string read_back = browser_.target;
  std::promise<std::string> password;
  bench_.centre().reset_password(bench_.session(), *OfficerId::parse(second),
                                 [&](auto given) { password.set_value(*given); });
  const std::string once = password.get_future().get();
  browser_.cookies.clear();
  browser_.get("/dang-nhap");
  ASSERT_TRUE(browser_.send({{"username", "tiep-nhan-9"}, {"password", once}}));
  ASSERT_TRUE(browser_.send({{"old", once}, {"new", kPassword}, {"again", kPassword}}));
  ASSERT_TRUE(browser_.send({{"username", "tiep-nhan-9"}, {"password", kPassword}}));
  browser_.get(read_back);
  EXPECT_FALSE(browser_.shows("Lò Thị Ến"));
  EXPECT_TRUE(browser_.shows("Máy không còn giữ"));
}

TEST_F(Journey, TheLetterOfApologyIsOfferedOnceSomebodyApologised) {
  sign_in();
  receive({{"people.applicant.person.name", "Hà Văn Sáng"}});
  browser_.get("/ho-so/15607-260310-0001");
  EXPECT_FALSE(browser_.shows("In: Văn bản xin lỗi"));
  act("check_dossier", {{"complete:b", "true"}});
  act("apologise_and_extend", {{"new_due", "2026-03-18"},
                               {"out_number", "07/XL"},
                               {"text", "chờ xã khác trả lời xác minh"}});
  EXPECT_TRUE(browser_.shows("In: Văn bản xin lỗi"));
  // This centre has no printer: the print is recorded, and what cannot be made is said.
  ASSERT_TRUE(browser_.send({{"form", "apology"}}, "print_paper"));
  EXPECT_TRUE(browser_.target.ends_with("/in/mau-04")) << browser_.target;
  EXPECT_EQ(browser_.status, 503);
  browser_.get("/ho-so/15607-260310-0001");
  EXPECT_FALSE(browser_.shows("In: Văn bản xin lỗi"));
  EXPECT_TRUE(browser_.shows("/ho-so/15607-260310-0001/in/mau-04"));
}

TEST_F(Journey, ASecondTabIsToldWhatChangedAndLosesNothing) {
  sign_in();
  receive({{"people.applicant.person.name", "Hà Văn Sáng"}});
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
  receive({{"people.applicant.person.name", "Hà Văn Sáng"}});
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
