#include "http/range.h"

#include <gtest/gtest.h>

namespace motcua::http {
namespace {

TEST(Range, OnePartIsGivenAndTheRestIsWhole) {
  struct Row {
    const char* header;
    RangeKind kind;
    ByteRange range;
  };
  const Row rows[] = {
      {"", RangeKind::kWhole, {}},
      {"bytes=0-9", RangeKind::kPart, {0, 9}},
      {"Bytes=10-", RangeKind::kPart, {10, 99}},
      {"bytes=-10", RangeKind::kPart, {90, 99}},
      {"bytes=-1000", RangeKind::kPart, {0, 99}},
      {"bytes=90-1000", RangeKind::kPart, {90, 99}},
      {"bytes=99-99", RangeKind::kPart, {99, 99}},
      {"bytes=100-", RangeKind::kUnsatisfiable, {}},
      {"bytes=-0", RangeKind::kUnsatisfiable, {}},
      {"bytes=5-4", RangeKind::kWhole, {}},
      {"bytes=0-1,3-4", RangeKind::kWhole, {}},
      {"bytes=a-b", RangeKind::kWhole, {}},
      {"bytes=-", RangeKind::kWhole, {}},
      {"lines=0-1", RangeKind::kWhole, {}},
      {"bytes=0-99999999999999999999999", RangeKind::kWhole, {}},
  };
  for (const Row& row : rows) {
    const RangeWish wish = parse_range(row.header, 100);
    EXPECT_EQ(wish.kind, row.kind) << row.header;
    EXPECT_EQ(wish.range, row.range) << row.header;
  }
  EXPECT_EQ(parse_range("bytes=0-0", 0).kind, RangeKind::kUnsatisfiable);
  EXPECT_EQ(parse_range("bytes=-5", 0).kind, RangeKind::kUnsatisfiable);
}

TEST(Range, AnUploadsPieceSaysWhereItBelongs) {
  const auto piece = parse_content_range("bytes 100-199/1000");
  ASSERT_TRUE(piece);
  EXPECT_EQ(piece->range, (ByteRange{100, 199}));
  EXPECT_EQ(piece->range.size(), 100U);
  EXPECT_EQ(piece->size, 1000U);
  for (const auto* bad :
       {"", "bytes", "bytes 1-2", "bytes 2-1/10", "bytes 0-10/10", "bytes */10", "bytes 0-1/*",
        "bytes 0 -1/10", "bytes -1/10", "bytes 0-1/10x", "items 0-1/10", "bytes 0/10-1"}) {
    EXPECT_FALSE(parse_content_range(bad)) << bad;
  }
  EXPECT_EQ(content_range_text(ByteRange{0, 9}, 100), "bytes 0-9/100");
  EXPECT_EQ(content_range_text(std::nullopt, 100), "bytes */100");
}

}  // namespace
}  // namespace motcua::http
