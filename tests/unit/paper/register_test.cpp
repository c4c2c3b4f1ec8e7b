// Form 07: the register of dossiers.
#include "paper/register.h"

#include <gtest/gtest.h>

#include "adapters/print/pango_printer.h"
#include "scene.h"
#include "support/golden.h"
#include "support/pdf.h"

namespace motcua::paper::test {
namespace {

using dossier::test::at;

Register book_of(int rows) {
  Register out;
  out.issuer = {"xã Bát Mọt", "Bát Mọt", false};
  out.from = at("2026-03-01T00:00").date;
  out.until = at("2026-03-31T00:00").date;
  out.printed_at = at("2026-04-01T08:00");
  for (int i = 1; i <= rows; ++i) {
    RegisterRow row;
    row.number = "15607-260302-" + std::to_string(1000 + i);
    row.procedure_name = "Đăng ký khai sinh";
    row.applicant = i == 2 ? "" : "Lò Thị Thử";
    row.competent_unit = "xã Bát Mọt";
    row.filed = at("2026-03-02T09:00");
    row.promised = at("2026-03-09T17:00");
    if (i == 1) {
      row.finished = at("2026-03-06T10:00");
      row.returned = at("2026-03-09T08:15");
      row.return_mode = catalogue::ReturnMode::kPost;
      row.note = "đã xin lỗi, hẹn lại";
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

testing::Pdf printed(const Register& book) {
  static const printing::PangoPrinter kPrinter(printing::Fonts::load().value());
  const auto pdf = kPrinter.print(dossier_register(book));
  EXPECT_TRUE(pdf.has_value());
  return testing::Pdf(pdf.value_or(""));
}

TEST(DossierRegister, IsAsItsGoldenBlocks) {
  testing::expect_golden("paper/form_07.txt", blocks_text(dossier_register(book_of(2))));
}

TEST(DossierRegister, LiesAcrossAndRepeatsItsHead) {
  const testing::Pdf pdf = printed(book_of(120));
  pdf.keep("form-07");
  EXPECT_GT(pdf.pages(), 3);
  EXPECT_EQ(pdf.loose_fonts(), "");
  EXPECT_NE(pdf.page_size().find("841.89 x 595.276"), std::string::npos) << pdf.page_size();
  const std::string text = pdf.text();
  for (int i = 1; i <= 120; ++i)
    EXPECT_NE(text.find("15607-260302-" + std::to_string(1000 + i)), text.npos) << i;
  for (const char* words : {"SỔ THEO DÕI HỒ SƠ", "120 hồ sơ", "01/03/2026", "31/03/2026",
                            "NGƯỜI LẬP SỔ", "chủ quản hệ thống: Ủy ban nhân dân xã Bát Mọt"})
    EXPECT_NE(text.find(words), text.npos) << words;
}

TEST(DossierRegister, OfAPeriodWithoutDossiersSaysSo) {
  const testing::Pdf pdf = printed(book_of(0));
  EXPECT_EQ(pdf.pages(), 1);
  EXPECT_NE(pdf.text().find("0 hồ sơ"), std::string::npos) << pdf.text();
}

TEST(DossierRegister, ADemonstrationIsMarked) {
  Register book = book_of(1);
  book.issuer.demo = true;
  EXPECT_NE(blocks_text(dossier_register(book)).find("watermark: DỮ LIỆU TRÌNH DIỄN"),
            std::string::npos);
}

}  // namespace
}  // namespace motcua::paper::test
