// Pages made of blocks, looked at as a reader of the PDF sees them.
#include <gtest/gtest.h>

#include <thread>

#include "adapters/print/code128.h"
#include "adapters/print/pango_printer.h"
#include "support/pdf.h"

namespace motcua::printing {
namespace {

using blocks::Align;
using blocks::Block;
using blocks::Document;
using blocks::Paragraph;
using blocks::Size;

const PangoPrinter& printer() {
  static const PangoPrinter kPrinter = [] {
    auto fonts = Fonts::load();
    if (!fonts) ADD_FAILURE() << fonts.error();
    return PangoPrinter(std::move(fonts).value());
  }();
  return kPrinter;
}

std::string printed(const Document& document) {
  auto pdf = printer().print(document);
  EXPECT_TRUE(pdf.has_value());
  return pdf.value_or("");
}

Block says(std::string text, Size size = Size::kBody) {
  return {Paragraph{{{std::move(text), false, false}}, Align::kJustified, size}};
}

Document page_of(std::vector<Block> body) {
  Document out;
  out.title = "Giấy thử";
  out.author = "Trung tâm thử";
  out.body = std::move(body);
  out.foot = "Chân trang.";
  out.running_head = "Giấy thử (tiếp theo)";
  return out;
}

std::string repeated(std::string_view word, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += word;
  return out;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Print, EveryVietnameseLetterIsEmbeddedAndCanBeSelected) {
  const std::string letters =
      "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ "
      "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ 20.000 ₫";
  for (const bool bold : {false, true}) {
    Document document = page_of({{Paragraph{{{letters, bold, false}, {letters, bold, true}}}}});
    const testing::Pdf pdf(printed(document));
    EXPECT_EQ(pdf.loose_fonts(), "");
    EXPECT_EQ(pdf.pages(), 1);
    std::string squeezed;
    for (const char c : pdf.text())
      if (c != ' ') squeezed += c;
    EXPECT_NE(squeezed.find("aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệ"), squeezed.npos) << squeezed;
    EXPECT_NE(squeezed.find("ƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ20.000₫"), squeezed.npos) << squeezed;
  }
}

TEST(Print, WrittenInPartsIsPrintedAsWrittenWhole) {
  const testing::Pdf pdf(
      printed(page_of({says("Nguye\u0302\u0303n Thi\u0323 \u0110a\u0306\u0323ng")})));
  EXPECT_NE(pdf.text().find("Nguyễn Thị Đặng"), std::string::npos) << pdf.text();
}

TEST(Print, ForeignScriptsAreShapedAndUnknownLettersBecomeTheirNumbers) {
  const testing::Pdf pdf(
      printed(page_of({says("Ông/Bà ບຸນມີ và محمد علي và ꪼꪕ và 😀 và \u202Eđảo\u202C 漢\u0007.")})));
  pdf.keep("scripts");
  const std::string text = pdf.text();
  EXPECT_NE(text.find("ບຸນ"), text.npos) << text;
  EXPECT_NE(text.find("ꪼꪕ và 😀"), text.npos) << text;
  EXPECT_NE(text.find("[U+6F22]"), text.npos) << text;
  EXPECT_NE(text.find("đảo"), text.npos) << text;
  EXPECT_EQ(pdf.loose_fonts(), "");
  EXPECT_EQ(pdf.pages(), 1);
}

TEST(Print, ALongTextGoesOnAndLosesNoLetter) {
  std::string words;
  for (int i = 0; i < 2000; ++i) words += "t" + std::to_string(i) + " ";
  Document document = page_of({says(words), says("HẾT")});
  document.one_page = true;
  const testing::Pdf pdf(printed(document));
  const std::string text = pdf.text();
  EXPECT_GT(pdf.pages(), 1);
  for (const char* word : {"t0 ", "t999 ", "t1999 ", "HẾT"})
    EXPECT_NE(text.find(word), text.npos) << word;
  const auto pages = static_cast<std::size_t>(pdf.pages());
  EXPECT_EQ(count(text, "Chân trang."), pages);
  EXPECT_EQ(count(text, "(tiếp theo)"), pages - 1);
  EXPECT_NE(text.find("Trang 1/" + std::to_string(pages)), text.npos);
}

TEST(Print, AWordOfTenThousandLettersIsBroken) {
  Document document = page_of({says(repeated("W", 10'000))});
  const testing::Pdf pdf(printed(document));
  EXPECT_GE(count(pdf.text(), "W"), 10'000U);
  // Nothing of it lies beyond the edge: no line is as long as the word.
  EXPECT_GT(count(pdf.text(), " W"), 50U);
}

TEST(Print, WhatIsALittleTooLongForItsPageShrinksOntoIt) {
  std::vector<Block> body;
  for (int i = 0; i < 46; ++i) body.push_back(says("Dòng thứ " + std::to_string(i)));
  Document document = page_of(std::move(body));
  EXPECT_EQ(testing::Pdf(printed(document)).pages(), 2);
  document.one_page = true;
  const testing::Pdf pdf(printed(document));
  EXPECT_EQ(pdf.pages(), 1);
  EXPECT_NE(pdf.text().find("Dòng thứ 45"), std::string::npos);
}

TEST(Print, ColumnsStayTogetherUntilAPageCannotHoldThem) {
  const auto columns = [](std::string left) {
    blocks::Columns out;
    out.columns.push_back({50, {says(std::move(left))}});
    out.columns.push_back({50, {says("PHẢI")}});
    return Block{std::move(out)};
  };
  const testing::Pdf together(printed(page_of({columns("TRÁI")})));
  EXPECT_NE(together.text().find("TRÁI PHẢI"), std::string::npos) << together.text();
  const testing::Pdf apart(printed(page_of({columns(repeated("dài dòng ", 2000))})));
  EXPECT_GT(apart.pages(), 1);
  EXPECT_EQ(count(apart.text(), "dài"), 2000U);
  EXPECT_EQ(count(apart.text(), "dòng"), 2000U);
  EXPECT_NE(apart.text().find("PHẢI"), std::string::npos);
}

TEST(Print, ATableRepeatsItsHeadAndTearsOnlyRowsThatNoPageHolds) {
  blocks::Table table;
  table.columns = {{"STT", 10, Align::kCentre}, {"Nội dung", 90, Align::kLeft}};
  for (int i = 0; i < 120; ++i)
    table.rows.push_back({std::to_string(i), "Hồ sơ số " + std::to_string(i)});
  table.rows.push_back({"dài", repeated("chữ ", 3000)});
  Document document = page_of({{std::move(table)}});
  document.paper = blocks::Paper::kA4Across;
  const testing::Pdf pdf(printed(document));
  const std::string text = pdf.text();
  const auto pages = static_cast<std::size_t>(pdf.pages());
  EXPECT_GT(pages, 4U);
  EXPECT_EQ(count(text, "STT"), pages);
  EXPECT_EQ(count(text, "Hồ sơ số"), 120U);
  EXPECT_EQ(count(text, "chữ"), 3000U);
  EXPECT_NE(pdf.page_size().find("841.89 x 595.276"), std::string::npos) << pdf.page_size();
}

TEST(Print, CodesAreReadBackByAScanner) {
  std::string every;
  for (char c = ' '; c <= '~'; ++c) every += c;
  const std::string link = "https://batmot.example.vn/tra-cuu/15607-260302-0001?ma=ACDEFG";
  const testing::Pdf pdf(
      printed(page_of({{blocks::Code{blocks::CodeKind::kQr, link, 28}},
                       {blocks::Space{10}},
                       {blocks::Code{blocks::CodeKind::kCode128, "15607-260302-0001", 70}},
                       {blocks::Space{10}},
                       {blocks::Code{blocks::CodeKind::kCode128, every.substr(0, 32), 150}},
                       {blocks::Space{10}},
                       {blocks::Code{blocks::CodeKind::kCode128, every.substr(32, 32), 150}},
                       {blocks::Space{10}},
                       {blocks::Code{blocks::CodeKind::kCode128, every.substr(64), 150}}})));
  const std::string codes = pdf.codes();
  EXPECT_NE(codes.find("QR-Code:" + link), codes.npos) << codes;
  for (const std::string& text : {std::string("15607-260302-0001"), every.substr(0, 32),
                                  every.substr(32, 32), every.substr(64)})
    EXPECT_NE(codes.find("CODE-128:" + text + "\n"), codes.npos) << text << "\n" << codes;
  EXPECT_FALSE(code128("Đ").has_value());
  EXPECT_FALSE(code128("").has_value());
}

TEST(Print, TheFileSaysNothingButTitleAndAuthor) {
  const testing::Pdf pdf(printed(page_of({says("Lò Thị Thử")})));
  const std::string all = pdf.information();
  EXPECT_NE(all.find("Giấy thử"), all.npos) << all;
  EXPECT_NE(all.find("Trung tâm thử"), all.npos) << all;
  EXPECT_EQ(all.find("Lò"), all.npos) << all;
}

TEST(Print, WhatNobodyCouldReadIsRefused) {
  const auto failure = [](const Document& document) {
    const auto pdf = printer().print(document);
    return pdf ? std::nullopt : std::optional(pdf.error());
  };
  EXPECT_EQ(failure(page_of({says(repeated("x", Printer::kTextBytesMax + 1))})),
            PrintFailure::kTooLong);
  EXPECT_EQ(failure(page_of({says(repeated("a\n", 24'000))})), PrintFailure::kTooLong);
}

TEST(Print, ManyThreadsPrintAtOnceAndAlike) {
  Document document = page_of({says(repeated("Trình giấy tờ. ", 300))});
  const std::string text = testing::Pdf(printed(document)).text();
  std::vector<std::string> made(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& one : made)
      threads.emplace_back([&one, &document] { one = printer().print(document).value_or(""); });
  }
  for (const std::string& one : made) EXPECT_EQ(testing::Pdf(one).text(), text);
}

}  // namespace
}  // namespace motcua::printing
