#include "base/csv.h"

#include <gtest/gtest.h>

namespace motcua {
namespace {

TEST(Csv, ReadsQuotedCellsAndTheirLines) {
  const auto csv = Csv::parse("a,b\n1,\"x, \"\"y\"\"\nz\"\n2,\n");
  ASSERT_TRUE(csv);
  ASSERT_EQ(csv->rows(), 2U);
  EXPECT_EQ(csv->cell(0, 1), "x, \"y\"\nz");
  EXPECT_EQ(csv->cell(1, 0), "2");
  EXPECT_EQ(csv->line(1), 4U);
  EXPECT_EQ(csv->column("b"), 1U);
  EXPECT_FALSE(csv->column("c"));
}

TEST(Csv, SaysWhichLineIsBroken) {
  const auto ragged = Csv::parse("a,b\n1,2\n3\n");
  ASSERT_FALSE(ragged);
  EXPECT_EQ(ragged.error().line, 3U);
  EXPECT_FALSE(Csv::parse("a\n\"open\n"));
  EXPECT_FALSE(Csv::parse("a\n\xff\n"));
}

}  // namespace
}  // namespace motcua
