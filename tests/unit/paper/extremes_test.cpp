// Names and lists that no form was drawn for: nothing is lost, cut off or drawn as an empty box.
#include <gtest/gtest.h>

#include <algorithm>

#include "adapters/print/pango_printer.h"
#include "base/text.h"
#include "scene.h"
#include "support/pdf.h"

namespace motcua::paper::test {
namespace {

using dossier::PaperForm;

/// Every Vietnamese letter with every tone, written in parts (NFD), in short words.
std::string every_letter() {
  std::string out;
  for (const char* base :
       {"a",       "a\u0306", "a\u0302", "e",       "e\u0302", "i",       "o",       "o\u0302",
        "o\u031B", "u",       "u\u031B", "y",       "A",       "A\u0306", "A\u0302", "E",
        "E\u0302", "I",       "O",       "O\u0302", "O\u031B", "U",       "U\u031B", "Y"}) {
    for (const char* tone : {"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"})
      out += std::string(base) + tone;
    out += ' ';
  }
  return out + "đĐ";
}

std::string repeated(std::string_view word, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += word;
  return out;
}

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

struct Case {
  std::string what;
  std::string name;
  std::string on_paper;  // a part of it as the reader of the PDF finds it
  int pages_max = 1;
};

std::vector<Case> names() {
  const std::string parts = every_letter();
  const std::string whole = to_nfc(parts).value_or("");
  return {{"nfd", parts, whole},
          {"nfc", whole, whole},
          {"emoji", "Lò 😀 Thị 👨‍👩‍👧 Thử ❤️", "Thử"},
          {"right-to-left", "محمد علي \u202Eđảo\u202C Vi Văn Ký", "ViVănKý"},
          {"300 letters", repeated("Nguyễn Thị ", 27) + "Út", "NguyễnThịÚt"},
          // Without a blank it is twenty lines where one signs.
          {"one word of 300 letters", repeated("Ắ", 300), "ẮẮẮẮẮẮẮẮẮẮẮẮ", 2}};
}

std::string made(const blocks::Document& document) {
  static const printing::PangoPrinter kPrinter(printing::Fonts::load().value());
  auto pdf = kPrinter.print(document);
  EXPECT_TRUE(pdf.has_value());
  return pdf.value_or("");
}

TEST(ExtremeForms, HoldAnyNameOnTheirOnePage) {
  constexpr std::pair<const char*, PaperForm> kForms[] = {
      {"received", PaperForm::kIntakeSlip},
      {"supplement", PaperForm::kSupplementRequest},
      {"refused", PaperForm::kRefusal},
      {"stopped", PaperForm::kStopNotice},
      {"returned", PaperForm::kControlSheet}};
  for (const Case& one : names()) {
    for (const auto& [phase, form] : kForms) {
      Scene scene(phase);
      scene.people.applicant.person->name = one.name;
      scene.tell();
      const std::string where = one.what + ", " + std::string(form_name(form));
      const testing::Pdf pdf(made(*scene.form(form)));
      pdf.keep("name-" + without_blanks(one.what) + "-" + phase);
      EXPECT_LE(pdf.pages(), one.pages_max) << where;
      EXPECT_EQ(pdf.loose_fonts(), "") << where;
      const std::string text = without_blanks(pdf.text());
      EXPECT_NE(text.find(without_blanks(one.on_paper)), text.npos) << where << "\n" << text;
      EXPECT_NE(text.find("chuyểnđổitừthôngđiệpdữliệu"), text.npos) << where;
    }
  }
}

TEST(ExtremeForms, FortyComponentsAreAllListed) {
  Scene slip("received");
  auto& received = std::get<dossier::DossierReceived>(slip.matter.story.front().event);
  std::vector<dossier::ComponentShown> shown;
  for (int i = 1; i <= 40; ++i) {
    dossier::ComponentShown& one = shown.emplace_back();
    one.id = "Giấy tờ thứ " + std::to_string(i) + " có tên khá dài theo quy định của luật";
    one.shown = dossier::Shown::kPaper;
    one.originals = 1;
    one.copies = 2;
  }
  if (received.intake) received.intake->components = shown;
  slip.life.state.components = shown;
  for (const blocks::Paper sheet : {blocks::Paper::kA4, blocks::Paper::kA5}) {
    const testing::Pdf pdf(made(*slip.form(PaperForm::kIntakeSlip, 1, sheet)));
    pdf.keep(sheet == blocks::Paper::kA4 ? "components-40-a4" : "components-40-a5");
    EXPECT_GE(pdf.pages(), 2);
    EXPECT_LE(pdf.pages(), 4);
    EXPECT_EQ(pdf.loose_fonts(), "");
    const std::string text = pdf.text();
    for (int i = 1; i <= 40; ++i)
      EXPECT_NE(text.find(std::to_string(i) + ". Giấy tờ thứ " + std::to_string(i) + " "),
                text.npos)
          << i;
    EXPECT_NE(text.find("NGƯỜI TIẾP NHẬN HỒ SƠ"), text.npos);
    EXPECT_NE(text.find("Mời Ông/Bà đến nhận kết quả"), text.npos);
  }
}

}  // namespace
}  // namespace motcua::paper::test
