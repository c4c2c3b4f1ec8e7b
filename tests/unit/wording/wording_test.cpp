#include <gtest/gtest.h>

#include "wording/dates.h"
#include "wording/messages.h"
#include "wording/numbers.h"

namespace motcua::wording {
namespace {

TEST(Messages, AreTranslatedAndFilledIn) {
  EXPECT_EQ(say(Language::kVietnamese, "Còn {n} ngày", {{"n", "3"}}), "Còn 3 ngày");
  EXPECT_EQ(say(Language::kEnglish, "Còn {n} ngày", {{"n", "3"}}), "3 days left");
  EXPECT_EQ(say(Language::kEnglish, "Câu chưa dịch {x}"), "Câu chưa dịch {x}");
  EXPECT_EQ(say(Language::kVietnamese, "{a}{b}{", {{"a", "{b}"}, {"b", "2"}}), "{b}2{")
      << "a parameter's own braces are not filled in again";
}

TEST(Dates, AreSaidAsDocumentsSayThem) {
  const Date date = *Date::parse("2026-02-05");
  EXPECT_EQ(long_date(Language::kVietnamese, date), "thứ Năm, 05/02/2026");
  EXPECT_EQ(document_date(date), "ngày 05 tháng 02 năm 2026");
  EXPECT_EQ(document_date(*Date::parse("2026-03-15")), "ngày 15 tháng 3 năm 2026");
  EXPECT_EQ(long_moment(Language::kVietnamese, *LegalTime::parse("2026-02-25T17:00")),
            "17:00 thứ Tư, 25/02/2026");
}

TEST(Dates, TimeLeftIsCountedInDays) {
  const Date today = *Date::parse("2026-03-01");
  const auto left = [&](const char* due) {
    return time_left(Language::kVietnamese, today, *Date::parse(due));
  };
  EXPECT_EQ(left("2026-03-01"), "Hôm nay");
  EXPECT_EQ(left("2026-03-02"), "Còn 1 ngày");
  EXPECT_EQ(left("2026-03-15"), "Còn 14 ngày");
  EXPECT_EQ(left("2026-02-28"), "Quá hạn 1 ngày");
  EXPECT_EQ(left("2026-02-20"), "Quá hạn 9 ngày");
}

TEST(Numbers, AreReadAloudInVietnamese) {
  const std::pair<std::int64_t, const char*> rows[] = {
      {0, "không"},
      {5, "năm"},
      {10, "mười"},
      {11, "mười một"},
      {15, "mười lăm"},
      {21, "hai mươi mốt"},
      {24, "hai mươi tư"},
      {55, "năm mươi lăm"},
      {101, "một trăm linh một"},
      {110, "một trăm mười"},
      {1005, "một nghìn không trăm linh năm"},
      {20'000, "hai mươi nghìn"},
      {500'000, "năm trăm nghìn"},
      {1'000'000, "một triệu"},
      {1'000'001, "một triệu không trăm linh một"},
      {2'345'435, "hai triệu ba trăm bốn mươi lăm nghìn bốn trăm ba mươi lăm"},
      {1'000'000'000, "một tỷ"},
  };
  for (const auto& [number, words] : rows) EXPECT_EQ(number_in_words(number), words) << number;
  EXPECT_EQ(money_in_words(8000), "tám nghìn đồng");
  EXPECT_EQ(money(1'250'000), "1.250.000 đ");
  EXPECT_EQ(grouped(-1234), "-1.234");
  EXPECT_EQ(grouped(999), "999");
}

TEST(LegalTimeLeft, IsSaidAsOfficersCountIt) {
  const auto at = [](const char* text) { return *LegalTime::parse(text); };
  struct Row {
    const char* now;
    const char* due;
    int working_days;
    const char* words;
  };
  const Row rows[] = {
      {"2026-03-10T08:00", "2026-03-12T17:00", 2, "còn 2 ngày làm việc"},
      {"2026-03-10T08:00", "2026-03-11T17:00", 1, "còn 1 ngày làm việc"},
      {"2026-03-13T16:00", "2026-03-15T17:00", 0, "không còn ngày làm việc nào"},
      {"2026-03-10T08:00", "2026-03-10T17:00", 0, "hôm nay, trước 17:00"},
      {"2026-03-10T16:59", "2026-03-10T17:00", 0, "hôm nay, trước 17:00"},
      {"2026-03-10T17:01", "2026-03-10T17:00", 0, "quá hạn từ 17:00 hôm nay"},
      {"2026-03-11T08:00", "2026-03-10T17:00", 0, "quá hạn 1 ngày"},
      {"2026-03-16T08:00", "2026-03-13T17:00", 0, "quá hạn 3 ngày"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(legal_time_left(Language::kVietnamese, at(row.now), at(row.due), row.working_days),
              row.words);
}

}  // namespace
}  // namespace motcua::wording
