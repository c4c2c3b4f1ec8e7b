// Each form as pages: how many, with fonts embedded, text that can be selected, codes that scan.
#include <gtest/gtest.h>

#include "adapters/print/pango_printer.h"
#include "scene.h"
#include "support/pdf.h"

namespace motcua::paper::test {
namespace {

using dossier::PaperForm;

std::string made(const blocks::Document& document) {
  static const printing::PangoPrinter kPrinter(printing::Fonts::load().value());
  auto pdf = kPrinter.print(document);
  EXPECT_TRUE(pdf.has_value());
  return pdf.value_or("");
}

/// One page of that size, fonts embedded, and these words on it.
void expect_page(const blocks::Document& document, const std::string& name, std::string_view size,
                 std::initializer_list<std::string_view> words) {
  const testing::Pdf pdf(made(document));
  pdf.keep(name);
  EXPECT_EQ(pdf.pages(), 1) << name;
  EXPECT_NE(pdf.page_size().find(size), std::string::npos) << name << " " << pdf.page_size();
  EXPECT_EQ(pdf.loose_fonts(), "") << name;
  const std::string text = pdf.text();
  for (const std::string_view word : words)
    EXPECT_NE(text.find(word), text.npos) << name << ": " << word << "\n" << text;
}

constexpr std::string_view kMotto = "Độc lập - Tự do - Hạnh phúc";

TEST(RenderedForms, TheSlipIsOnePageOnBothPapersAndItsCodesScan) {
  const Scene scene("received");
  const auto a5 = scene.form(PaperForm::kIntakeSlip, 1, blocks::Paper::kA5);
  expect_page(*a5, "form-01-a5", "419.528 x 595.276",
              {kMotto, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "Lò Thị Thử", "15607-260302-0001",
               "thứ Hai, 09/03/2026", "âm lịch", "Trang 1/1"});
  const auto a4 = scene.form(PaperForm::kIntakeSlip, 2, blocks::Paper::kA4);
  expect_page(*a4, "form-01-a4", "A4", {kMotto, "Bản in lại lần 1."});
  for (const auto& document : {a5, a4}) {
    const std::string codes = testing::Pdf(made(*document)).codes();
    EXPECT_NE(codes.find("QR-Code:https://batmot.example.vn/tra-cuu/15607-260302-0001?ma=ACDEFG\n"),
              codes.npos)
        << codes;
    EXPECT_NE(codes.find("CODE-128:15607-260302-0001\n"), codes.npos) << codes;
  }
}

TEST(RenderedForms, TheNoticesAreOnePageEach) {
  expect_page(*Scene("supplement").form(PaperForm::kSupplementRequest), "form-02", "A4",
              {kMotto, "PHIẾU YÊU CẦU BỔ SUNG", "1. Giấy chứng sinh", "Thiếu giấy"});
  expect_page(*Scene("refused").form(PaperForm::kRefusal), "form-03", "A4",
              {kMotto, "PHIẾU TỪ CHỐI TIẾP NHẬN", "Không thuộc xã", "KT. GIÁM ĐỐC", "Vi Văn Ký"});
  Scene late("received");
  late.life.must(
      R"(apologise_and_extend {"new_due": "2026-03-12", "out_number": "3/XL", "text": "Lũ"})");
  late.tell();
  expect_page(*late.form(PaperForm::kApology), "form-04", "A4",
              {kMotto, "XIN LỖI", "Số: 3/XL", "thứ Năm, 12/03/2026"});
  expect_page(*Scene("stopped").form(PaperForm::kStopNotice), "form-05", "A4",
              {kMotto, "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "trùng với hồ sơ đã tiếp nhận"});
  expect_page(*Scene("returned").form(PaperForm::kControlSheet), "form-06", "A4",
              {kMotto, "PHIẾU KIỂM SOÁT", "Trả kết quả", "Ký giao"});
}

TEST(RenderedForms, TenThousandLettersOfANameOrAReasonAreAllThere) {
  Scene scene("refused");
  std::string name;
  for (int i = 0; i < 1000; ++i) name += "Lò" + std::to_string(i) + "Thử ";
  scene.people.applicant.person->name = name;
  scene.tell();
  const testing::Pdf pdf(made(*scene.form(PaperForm::kRefusal)));
  EXPECT_GT(pdf.pages(), 1);
  const std::string text = pdf.text();
  for (int i = 0; i < 1000; ++i)
    ASSERT_NE(text.find("Lò" + std::to_string(i) + "Thử"), text.npos) << i;
  EXPECT_NE(text.find("(tiếp theo)"), text.npos);
  Scene slip("received");
  slip.people.applicant.person->name = std::string(10'000, 'N');
  slip.tell();
  const testing::Pdf wide(made(*slip.form(PaperForm::kIntakeSlip)));
  EXPECT_GT(wide.pages(), 1);
  EXPECT_NE(wide.text().find("NGƯỜI TIẾP NHẬN HỒ SƠ"), std::string::npos);
}

TEST(RenderedForms, AControlSheetOfManyHandoversGoesOnOverPages) {
  Scene scene("received");
  for (int i = 0; i < 60; ++i) scene.life.must(R"(add_note {"text": "gọi điện"})");
  scene.tell();
  const testing::Pdf pdf(made(*scene.form(PaperForm::kControlSheet)));
  pdf.keep("form-06-long");
  EXPECT_GT(pdf.pages(), 1);
  EXPECT_NE(pdf.text().find("Trang 2/" + std::to_string(pdf.pages())), std::string::npos);
}

}  // namespace
}  // namespace motcua::paper::test
