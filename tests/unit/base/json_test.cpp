#include "base/json.h"

#include <gtest/gtest.h>

namespace motcua::json {
namespace {

ParseFault fault_of(std::string_view text) {
  const auto parsed = parse(text);
  EXPECT_FALSE(parsed) << text;
  return parsed ? ParseFault::kSyntax : parsed.error().fault;
}

TEST(Json, RefusesWhatIsNotStrict) {
  EXPECT_EQ(fault_of(R"({"a":1,"a":2})"), ParseFault::kDuplicateKey);
  EXPECT_EQ(fault_of(R"({"a":1,"\u0061":2})"), ParseFault::kDuplicateKey);
  EXPECT_EQ(fault_of(R"({"b":1,"a":{"x":1,"y":2},"c":3,"b":4})"), ParseFault::kDuplicateKey);
  std::string many = R"({"m0":0)";
  for (int i = 1; i < 40; ++i) many += ",\"m" + std::to_string(i) + "\":0";
  EXPECT_TRUE(parse(many + "}"));
  EXPECT_EQ(fault_of(many + R"(,"m7":0})"), ParseFault::kDuplicateKey);
  EXPECT_EQ(fault_of("1e999"), ParseFault::kNotAnInteger);
  EXPECT_EQ(fault_of("1.5"), ParseFault::kNotAnInteger);
  EXPECT_EQ(fault_of("1e2"), ParseFault::kNotAnInteger);
  EXPECT_EQ(fault_of("9007199254740992"), ParseFault::kIntegerTooBig);
  EXPECT_EQ(fault_of("18446744073709551615"), ParseFault::kIntegerTooBig);
  EXPECT_EQ(fault_of(R"("\u0000")"), ParseFault::kNul);
  EXPECT_EQ(fault_of(R"({"\u0000":1})"), ParseFault::kNul);
  for (const char* text : {"", " ", "{", "[1,]", "{\"a\":}", "{'a':1}", "nul", "01", "+1", "1 2",
                           "\"\\ud800\"", "\"\\udc00x\"", "\"\xff\"", "\"\xc0\x80\"", "\"\x01\"",
                           "[1]//c", "NaN", "\"\xed\xa0\x80\""})
    EXPECT_FALSE(parse(text)) << text;
}

TEST(Json, StopsAtItsLimits) {
  EXPECT_EQ(fault_of(std::string(33, '[') + std::string(33, ']')), ParseFault::kTooDeep);
  EXPECT_TRUE(parse(std::string(32, '[') + std::string(32, ']')));
  EXPECT_FALSE(parse("\"abc\"", {.bytes_max = 4}));
}

TEST(Json, WritesOneTextPerValue) {
  for (const char* text : {R"({"b":1,"a":[true,false,null,-9007199254740991,"Đăng ký"]})",
                           R"("\"\\\b\f\n\r\t\u0001/")", "[]", "{}", R"({"":{"x":[[]]}})"}) {
    const auto parsed = parse(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(write(*parsed), text);
  }
  EXPECT_EQ(write(*parse(" { \"a\" : \"\\u0110\" } ")), "{\"a\":\"Đ\"}");
}

TEST(Json, KeepsTheOrderOfMembers) {
  const auto parsed = parse(R"({"z":1,"a":2})");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->as_object()->front().name, "z");
  ASSERT_NE(parsed->find("a"), nullptr);
  EXPECT_EQ(*parsed->find("a")->as_integer(), 2);
  EXPECT_EQ(parsed->find("b"), nullptr);
}

TEST(ObjectWriter, BuildsTheTextWrittenByHand) {
  std::string out;
  ObjectWriter(out).text("k", "v\"").integer("n", 3).boolean("y", true).raw("o", "{}").end();
  EXPECT_EQ(out, R"({"k":"v\"","n":3,"y":true,"o":{}})");
}

}  // namespace
}  // namespace motcua::json
