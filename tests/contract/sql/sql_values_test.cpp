// Values go in and come out unchanged, on every engine alike.
#include <limits>

#include "contract/sql/sql_contract.h"

namespace motcua::testing {
namespace {

class SqlValues : public SqlContract {};

const auto kEveryRow = [](const sql::Row&) { return true; };

TEST_P(SqlValues, ParametersGoByTheirNumberNotByWhereTheyStand) {
  ASSERT_TRUE(
      writer().run("INSERT INTO thing (name, id) VALUES ($2, $1)", Cells{integer(7), text("bảy")}));
  ASSERT_TRUE(writer().run("UPDATE thing SET number = $3 WHERE name = $2 AND id = $1",
                           Cells{integer(7), text("bảy"), integer(70)}));
  EXPECT_EQ(integers(writer(), "SELECT number FROM thing WHERE id = $1", {integer(7)}),
            std::vector<std::int64_t>{70});
}

TEST_P(SqlValues, OneParameterMayStandInSeveralPlaces) {
  ASSERT_TRUE(writer().run("INSERT INTO thing (id, number) VALUES ($1, $1)", Cells{integer(4)}));
  EXPECT_EQ(integers(writer(), "SELECT id FROM thing WHERE id = $1 AND number = $1", {integer(4)}),
            std::vector<std::int64_t>{4});
}

TEST_P(SqlValues, IntegersKeepAll64Bits) {
  const std::vector<std::int64_t> values = {std::numeric_limits<std::int64_t>::min(), -1, 0,
                                            (1LL << 53) + 1,
                                            std::numeric_limits<std::int64_t>::max()};
  for (std::size_t i = 0; i < values.size(); ++i) {
    ASSERT_TRUE(writer().run("INSERT INTO thing (id, number) VALUES ($1, $2)",
                             Cells{integer(static_cast<std::int64_t>(i)), integer(values[i])}));
  }
  EXPECT_EQ(integers(writer(), "SELECT number FROM thing ORDER BY id"), values);
  EXPECT_EQ(integers(writer(), "SELECT number FROM thing ORDER BY number NULLS LAST"), values);
}

TEST_P(SqlValues, BlobsKeepEveryByteAndAnEmptyOneIsNotNull) {
  Bytes every;
  for (int i = 0; i < 256; ++i) every.push_back(static_cast<char>(i));
  const std::vector<Bytes> values = {Bytes{}, Bytes(1, '\0'), Bytes("a\0b", 3), every,
                                     Bytes(1 << 20, '\xee')};
  for (std::size_t i = 0; i < values.size(); ++i) {
    ASSERT_TRUE(writer().run("INSERT INTO thing (id, bytes) VALUES ($1, $2)",
                             Cells{integer(static_cast<std::int64_t>(i)), blob(values[i])}));
  }
  std::vector<Bytes> got;
  ASSERT_TRUE(writer().query("SELECT bytes FROM thing ORDER BY id", {}, [&](const sql::Row& row) {
    EXPECT_FALSE(row.is_null(0));
    got.emplace_back(row.blob(0));
    return true;
  }));
  EXPECT_EQ(got, values);
}

TEST_P(SqlValues, VietnameseTextComesBackByteForByte) {
  const std::vector<std::string> values = {
      "",       "Đăng ký khai sinh",    "Lò Thị Ỏn 'x' \"y\" \\", "\u1ebf va e\u0302\u0301",
      "ꪎꪳ ꪁꪫꪱꪣ", "\U0001F9FE\n\t$1 ? :a"};
  for (std::size_t i = 0; i < values.size(); ++i) {
    ASSERT_TRUE(put(static_cast<std::int64_t>(i), text(values[i])));
  }
  std::vector<std::string> got;
  ASSERT_TRUE(writer().query("SELECT name FROM thing ORDER BY id", {}, [&](const sql::Row& row) {
    EXPECT_FALSE(row.is_null(0));
    got.emplace_back(row.text(0));
    return true;
  }));
  EXPECT_EQ(got, values);
}

TEST_P(SqlValues, TextThatIsNoTextIsRefused) {
  for (const std::string& bad : {std::string("a\0b", 3), std::string("\xc3("),
                                 std::string("\xed\xa0\x80"), std::string("\xff")}) {
    const auto refused = put(1, text(bad));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error(), sql::Failure::kMisuse);
  }
  EXPECT_TRUE(put(1, text("tốt")).has_value());
}

TEST_P(SqlValues, NullsOfEveryTypeAreNullsAgain) {
  ASSERT_TRUE(writer().run("INSERT INTO thing (id, number, name, bytes) VALUES ($1, $2, $3, $4)",
                           Cells{integer(1), null(), null(), null()}));
  std::size_t rows = 0;
  ASSERT_TRUE(
      writer().query("SELECT id, number, name, bytes FROM thing", {}, [&](const sql::Row& row) {
        ++rows;
        EXPECT_EQ(row.columns(), 4U);
        EXPECT_FALSE(row.is_null(0));
        for (std::size_t i : {1U, 2U, 3U}) EXPECT_TRUE(row.is_null(i));
        return true;
      }));
  EXPECT_EQ(rows, 1U);
}

TEST_P(SqlValues, ListsWithDifferentNullsGoThroughOneStatement) {
  const std::vector<Cells> lists = {
      {integer(1), null(), text("một"), null()},
      {integer(2), integer(20), null(), blob("b")},
      {integer(3), null(), null(), null()},
      {integer(4), integer(40), text("bốn"), blob("")},
  };
  const char* const insert = "INSERT INTO thing (id, number, name, bytes) VALUES ($1, $2, $3, $4)";
  ASSERT_TRUE(writer().run_many(insert, lists));
  std::vector<Cells> got;
  ASSERT_TRUE(writer().query("SELECT id, number, name, bytes FROM thing ORDER BY id", {},
                             [&](const sql::Row& row) {
                               Cells cells{integer(row.integer(0)), null(), null(), null()};
                               if (!row.is_null(1)) cells[1] = integer(row.integer(1));
                               if (!row.is_null(2)) cells[2] = text(std::string(row.text(2)));
                               if (!row.is_null(3)) cells[3] = blob(Bytes(row.blob(3)));
                               got.push_back(cells);
                               return true;
                             }));
  EXPECT_EQ(got, lists);
}

TEST_P(SqlValues, NullsStandLastWhereTheOrderSaysSo) {
  const std::vector<Cells> lists = {
      {integer(1), null()}, {integer(2), integer(5)}, {integer(3), integer(-5)}};
  ASSERT_TRUE(writer().run_many("INSERT INTO thing (id, number) VALUES ($1, $2)", lists));
  EXPECT_EQ(integers(writer(), "SELECT id FROM thing ORDER BY number NULLS LAST, id"),
            (std::vector<std::int64_t>{3, 2, 1}));
}

TEST_P(SqlValues, TextIsOrderedByItsBytes) {
  const std::vector<std::string> in_order = {"A", "B", "Z", "a", "an", "b", "Á", "á", "đ"};
  for (std::size_t i = in_order.size(); i-- > 0;) {
    ASSERT_TRUE(put(static_cast<std::int64_t>(i), text(in_order[i])));
  }
  EXPECT_EQ(integers(writer(), "SELECT id FROM thing ORDER BY name NULLS LAST"),
            (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_EQ(integers(writer(), "SELECT id FROM thing WHERE (name, id) > ($1, $2) ORDER BY name, id",
                     {text("b"), integer(5)}),
            (std::vector<std::int64_t>{6, 7, 8}));
}

TEST_P(SqlValues, AggregatesAreIntegers) {
  const std::vector<Cells> lists = {{integer(1), integer(1LL << 40)}, {integer(2), integer(-3)}};
  ASSERT_TRUE(writer().run_many("INSERT INTO thing (id, number) VALUES ($1, $2)", lists));
  ASSERT_TRUE(writer().query(
      "SELECT COUNT(id), SUM(number), MAX(number), MIN(number), COALESCE(SUM(number), 0),"
      " CASE WHEN MIN(id) < 2 THEN 1 ELSE 0 END FROM thing",
      {}, [](const sql::Row& row) {
        EXPECT_EQ(row.integer(0), 2);
        EXPECT_EQ(row.integer(1), (1LL << 40) - 3);
        EXPECT_EQ(row.integer(2), 1LL << 40);
        EXPECT_EQ(row.integer(3), -3);
        EXPECT_EQ(row.integer(4), (1LL << 40) - 3);
        EXPECT_EQ(row.integer(5), 1);
        return true;
      }));
}

TEST_P(SqlValues, AColumnReadAsAnotherTypeIsADamagedDatabase) {
  ASSERT_TRUE(put(1, text("một")));
  for (const char* sql : {"SELECT name FROM thing", "SELECT number FROM thing"}) {
    const auto read = writer().query(sql, {}, [](const sql::Row& row) {
      EXPECT_EQ(row.integer(0), 0);
      return true;
    });
    ASSERT_FALSE(read.has_value()) << sql;
    EXPECT_EQ(read.error(), sql::Failure::kCorrupt);
  }
  EXPECT_TRUE(writer().query("SELECT name FROM thing", {}, kEveryRow));
}

TEST_P(SqlValues, AHundredThousandRowsComeBackInOrder) {
  constexpr std::int64_t kRows = 100000;
  std::vector<Cells> lists;
  for (std::int64_t i = 0; i < kRows; ++i) {
    lists.push_back(
        {integer(i), integer(i * i), blob(Bytes(static_cast<std::size_t>(i % 50), 'x'))});
  }
  ASSERT_TRUE(
      writer().run_many("INSERT INTO thing (id, number, bytes) VALUES ($1, $2, $3)", lists));
  std::int64_t expected = 0;
  ASSERT_TRUE(reader()->query(
      "SELECT id, number, bytes FROM thing ORDER BY id", {}, [&](const sql::Row& row) {
        const bool is_right = row.integer(0) == expected && row.integer(1) == expected * expected &&
                              row.blob(2).size() == static_cast<std::size_t>(expected % 50);
        EXPECT_TRUE(is_right) << expected;
        ++expected;
        return is_right;
      }));
  EXPECT_EQ(expected, kRows);
}

INSTANTIATE_TEST_SUITE_P(Engines, SqlValues, all_sql_engines(), sql_engine_name);

}  // namespace
}  // namespace motcua::testing
