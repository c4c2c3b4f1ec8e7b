// Events of the registers to bytes and back.
#include "registers/codec.h"

#include <gtest/gtest.h>

#include "support/golden.h"
#include "support/golden_event.h"

namespace motcua::registers::test {
namespace {

std::vector<Event> one_of_each_kind() {
  const Book book = Book::kCertifiedCopies;
  const Date on = *Date::parse("2026-03-10");
  NumberAllotted line{book,
                      2026,
                      7,
                      "node-1",
                      on,
                      12,
                      3,
                      2,
                      12'000,
                      DossierId{},
                      {"2.000815"},
                      OfficerId{},
                      Private<EntrySummary>::open({"Lò Thị Thử", "Bằng tốt nghiệp"})};
  return {RangeReserved{book, 2026, "node-1", 1, 100}, line,
          NumberSpoiled{book, 2026, 8, "node-1", on, SpoilGround::kTorn,
                        Private<Words>::open({"Rách khi đóng dấu"})},
          EntryNoted{book, 2026, 7, Private<Words>::open({"Đính chính tên văn bản"})},
          YearClosed{book, 2026, on, 8, 7, 1, {{9, 100}}}};
}

TEST(RegisterCodec, WritesEveryKindAsItsGoldenFileAndReadsItBack) {
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
    EXPECT_FALSE(decode(encoded.kind, 2, encoded.body, encoded.parts).has_value());
  }
}

TEST(RegisterCodec, ReadsASpoiledNumberWithoutWords) {
  const NumberSpoiled event{
      Book::kBirths,      2026,        1, "node-1", *Date::parse("2026-03-10"),
      SpoilGround::kTorn, std::nullopt};
  const members::Encoded encoded = encode(event);
  EXPECT_TRUE(encoded.parts.empty());
  const auto read = decode(encoded.kind, 1, encoded.body, encoded.parts);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, Event(event));
}

TEST(RegisterCodec, KeepsPersonsAndWordsOutOfOpenBodies) {
  for (const Event& event : one_of_each_kind()) {
    const std::string body = json::write(encode(event).body);
    for (const char* word : {"Thử", "Bằng", "Rách", "Đính"})
      EXPECT_EQ(body.find(word), std::string::npos) << body;
  }
}

}  // namespace
}  // namespace motcua::registers::test
