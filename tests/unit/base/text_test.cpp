#include "base/text.h"

#include <gtest/gtest.h>

namespace motcua {
namespace {

TEST(Fold, ForgetsMarksCaseHyphensAndStrokes) {
  EXPECT_EQ(fold("Đăng-ký  KHAI SINH"), "dang ky khai sinh");
  EXPECT_EQ(fold("  Thủ tục: hoà giải (đất đai)!"), "thu tuc hoa giai dat dai");
  EXPECT_EQ(fold("ỄẬỘẰ"), "eaoa");
  EXPECT_EQ(fold("\xff"), "");
}

TEST(Fold, IsTheSameForComposedAndDecomposed) {
  const std::string composed = "Thế";
  const std::string decomposed = "The\xcc\x82\xcc\x81";
  EXPECT_NE(composed, decomposed);
  EXPECT_EQ(fold(composed), fold(decomposed));
  EXPECT_EQ(to_nfc(decomposed), composed);
  EXPECT_FALSE(is_nfc(decomposed));
  EXPECT_EQ(fold_keeping_marks(decomposed), "thế");
}

TEST(Nfc, IsTheSameWithAndWithoutTheShortWay) {
  // A Hangul jamo pair at the end keeps the whole text off the short way.
  const std::string long_way = "\xe1\x84\x80\xe1\x85\xa1";
  const std::string long_way_composed = "\xea\xb0\x80";
  for (unsigned code = 0x80; code < 0x3000; ++code) {
    std::string text;
    if (code < 0x800) {
      text = {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
    } else {
      text = {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
              static_cast<char>(0x80 | (code & 0x3F))};
    }
    const auto shortly = to_nfc("a" + text);
    const auto at_length = to_nfc("a" + text + long_way);
    ASSERT_TRUE(shortly && at_length);
    EXPECT_EQ(*shortly + long_way_composed, *at_length) << code;
    EXPECT_EQ(is_nfc("a" + text), *shortly == "a" + text) << code;
  }
}

TEST(Utf8, RefusesWhatRfc3629Refuses) {
  for (const char* text : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "a\xe1\xba"}) {
    EXPECT_FALSE(is_utf8(text));
    EXPECT_FALSE(to_nfc(text));
  }
  EXPECT_TRUE(is_utf8("Mường Lát 🙂"));
}

TEST(ForbiddenCharacters, AreControlsAndBidirectionalOverrides) {
  EXPECT_TRUE(has_forbidden_characters("a\x01"));
  EXPECT_TRUE(has_forbidden_characters("a\xe2\x80\xae"));
  EXPECT_TRUE(has_forbidden_characters(std::string_view("a\0b", 3)));
  EXPECT_FALSE(has_forbidden_characters("Lò Thị Ến\nBản Vịn"));
}

TEST(DocumentNumber, IsWrittenTogetherAndHasADigit) {
  for (const char* number :
       {"12/QĐ-UBND", "1/GXN", "05/2026/TLKS-BT", "BL-0001234", "2026.117", "7"})
    EXPECT_TRUE(looks_like_a_document_number(number)) << number;
  for (const char* number : {"", "GXN", "Vi Văn Mẫu", "số 12", "12 / QĐ", "12\t7"})
    EXPECT_FALSE(looks_like_a_document_number(number)) << number;
}

TEST(DocumentNumber, IsNotWhatCouldBeSomebodysNumber) {
  for (const char* number : {"038190001234", "0912345678", "171234567", "038.190.001.234"})
    EXPECT_FALSE(looks_like_a_document_number(number)) << number;
  for (const char* number : {"03819000123", "038190001234/QĐ", "20260001"})
    EXPECT_TRUE(looks_like_a_document_number(number)) << number;
}

}  // namespace
}  // namespace motcua
