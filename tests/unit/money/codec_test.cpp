// Events of money to bytes and back.
#include "money/codec.h"

#include <gtest/gtest.h>

#include "support/golden.h"
#include "support/golden_event.h"

namespace motcua::money::test {
namespace {

std::vector<Event> one_of_each_kind() {
  const Date on = *Date::parse("2026-03-10");
  const auto words = [](const char* text) { return Private<Words>::open({text}); };
  FeeReceipted taken;
  taken.series = "AA-26P";
  taken.number = 7;
  taken.on = on;
  taken.amount = Dong{21'000};
  taken.shift = ShiftId{};
  taken.lines = {{"phi", Dong{21'000}}};
  taken.copies = 3;
  taken.pages = 5;
  taken.procedure = {"2.000815"};
  taken.dossier = DossierId{};
  taken.book = "certified_copies";
  taken.book_year = 2026;
  taken.book_number = 12;
  taken.summary = Private<ReceiptSummary>::open(
      {"Lò Thị Thử", "Bản sao bằng tốt nghiệp", "Hộ nghèo", "Giấy chứng nhận hộ nghèo 2026"});
  return {taken,
          ReceiptVoided{"AA-26P", 7, on, Dong{21'000}, ShiftId{}, VoidGround::kWrongPayer,
                        words("Ghi nhầm người nộp")},
          SeriesEnded{"AA-26P", on, 7, 1, {{8, 50}}},
          SeriesNotified{"AA-26P", 1, 50, "node-1", on, *Date::parse("2026-03-17")},
          ShiftOpened{ShiftId{}, OfficerId{}, on, Dong{200'000}},
          ShiftClosed{ShiftId{}, 4, 1, Dong{263'000}, Dong{262'000}, words("Thiếu tiền lẻ")},
          DayClosed{on, 4, 1, Dong{63'000}, Dong{50'000}},
          HandoverDrawn{HandoverId{},
                        OfficerId{},
                        OfficerId{},
                        on,
                        {{ItemKind::kCash, 0, Dong{262'000}, "", 0, 0},
                         {ItemKind::kFeeReceipts, 43, Dong{}, "AA-26P", 8, 50},
                         {ItemKind::kSeal, 1, Dong{}, "", 0, 0}},
                        words("Nghỉ phép ba ngày")},
          HandoverSigned{HandoverId{}},
          HandoverDeclined{HandoverId{}, words("Thiếu một con dấu")}};
}

TEST(MoneyCodec, WritesEveryKindAsItsGoldenFileAndReadsItBack) {
  const auto events = one_of_each_kind();
  ASSERT_EQ(events.size(), std::variant_size_v<Event>);
  for (const Event& event : events) {
    const members::Encoded encoded = encode(event);
    ::motcua::testing::expect_golden("events/v1/" + std::string(encoded.kind) + ".json",
                                     ::motcua::testing::golden_text(encoded));
    const auto read = decode(encoded.kind, 1, encoded.body, encoded.parts);
    ASSERT_TRUE(read.has_value()) << encoded.kind << " " << read.error().place;
    EXPECT_EQ(*read, event) << encoded.kind;
    members::Encoded more = encoded;
    more.body.as_object()->push_back({"surprise", json::Value(1)});
    EXPECT_FALSE(decode(more.kind, 1, more.body, more.parts).has_value()) << more.kind;
  }
}

TEST(MoneyCodec, KeepsPersonsExemptionsAndWordsOutOfOpenBodies) {
  for (const Event& event : one_of_each_kind()) {
    const std::string body = json::write(encode(event).body);
    for (const char* word : {"Thử", "nghèo", "nhầm", "lẻ", "phép", "dấu"})
      EXPECT_EQ(body.find(word), std::string::npos) << body;
  }
}

TEST(MoneyCodec, SortsReceiptsAndTheTillIntoTheirStreams) {
  EXPECT_EQ(stream_of(Event{ReceiptVoided{}}), StreamKind::kFeeSeries);
  EXPECT_EQ(stream_of(Event{SeriesNotified{}}), StreamKind::kTill);
  EXPECT_EQ(stream_of(Event{HandoverSigned{}}), StreamKind::kTill);
}

}  // namespace
}  // namespace motcua::money::test
