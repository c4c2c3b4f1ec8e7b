#include "base/input.h"

#include <gtest/gtest.h>

namespace motcua::input {
namespace {

TEST(Reader, ReportsEveryFaultAtOnce) {
  const auto body = json::parse(
      R"({"name":"  ","age":-1,"born":"2026-02-30","sex":"x","who":"?","extra":1,"ok":"Lò"})");
  ASSERT_TRUE(body);
  InputErrors errors;
  Reader in(*body, errors, "person");
  in.text("name");
  in.integer("age", 0, 150);
  in.date("born");
  in.one_of("sex", {"male", "female"});
  in.id<OfficerId>("who");
  in.text("village");
  EXPECT_EQ(in.text("ok"), "Lò");
  in.done();
  const InputErrors expected{
      {"person.name", InputFault::kEmpty, 0},         {"person.age", InputFault::kOutOfRange, 0},
      {"person.born", InputFault::kNotADate, 0},      {"person.sex", InputFault::kNotOneOf, 0},
      {"person.who", InputFault::kNotAnId, 0},        {"person.village", InputFault::kMissing, 0},
      {"person.extra", InputFault::kUnknownMember, 0}};
  EXPECT_EQ(errors, expected);
}

TEST(Reader, BoundsLengthInLettersNotBytes) {
  const auto body = json::parse(R"({"a":"ềềề","b":"x\u202ey"})");
  ASSERT_TRUE(body);
  InputErrors errors;
  Reader in(*body, errors);
  EXPECT_EQ(in.text("a", {.length_max = 3}), "ềềề");
  EXPECT_TRUE(errors.empty());
  in.text("a", {.length_max = 2});
  in.text("b");
  const InputErrors expected{{"a", InputFault::kTooLong, 2}, {"b", InputFault::kBadCharacters, 0}};
  EXPECT_EQ(errors, expected);
}

TEST(Reader, AnArrayIsNotAnObject) {
  const auto body = json::parse("[]");
  ASSERT_TRUE(body);
  InputErrors errors;
  Reader in(*body, errors);
  in.text("a");
  in.done();
  EXPECT_EQ(errors, (InputErrors{{"", InputFault::kWrongType, 0}}));
}

}  // namespace
}  // namespace motcua::input
