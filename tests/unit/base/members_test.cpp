// One description writes a struct, reads it back strictly, and reads it from outside with every
// fault.
#include "base/members.h"

#include <gtest/gtest.h>

namespace motcua {
namespace {

enum class Colour : std::uint8_t { kRed, kGreen };
const std::vector<std::string_view>& enum_words(Colour) {
  static const std::vector<std::string_view> kWords{"red", "green"};
  return kWords;
}

struct Inner {
  std::string name;
  bool operator==(const Inner&) const = default;
};
struct Outer {
  std::int64_t count = 0;
  Colour colour = Colour::kRed;
  std::optional<Date> on;
  bool marked = false;
  std::vector<Inner> inner;
  UnitCode unit;
  bool operator==(const Outer&) const = default;
};

template <class V>
void describe(V& v, Inner& inner) {
  v("name", inner.name, members::TextRule{1, 5});
}
template <class V>
void describe(V& v, Outer& outer) {
  v("count", outer.count, members::IntegerRule{0, 9});
  v("colour", outer.colour);
  v.opt("on", outer.on);
  v.opt("marked", outer.marked);
  v.opt("inner", outer.inner);
  v.opt("unit", outer.unit);
}

std::optional<std::string> strict_fault(const std::string& text, Outer& out) {
  const json::Value value = json::parse(text).value();
  members::StrictReader reader(value);
  describe(reader, out);
  return reader.fault();
}

TEST(Members, LeaveOutWhatIsEmptyAndKeepTheOrderDescribed) {
  EXPECT_EQ(json::write(members::write(Outer{})), R"({"count":0,"colour":"red"})");
  const Outer full{3, Colour::kGreen, Date::of(2026, 2, 13), true, {{"a"}}, {"15607"}};
  const std::string text = json::write(members::write(full));
  EXPECT_EQ(text, R"({"count":3,"colour":"green","on":"2026-02-13","marked":true,)"
                  R"("inner":[{"name":"a"}],"unit":"15607"})");
  Outer back;
  EXPECT_EQ(strict_fault(text, back), std::nullopt);
  EXPECT_EQ(back, full);
}

TEST(Members, StrictReadingStopsAtTheFirstFaultAndNamesItsPlace) {
  Outer out;
  const std::pair<const char*, const char*> rows[] = {
      {R"({"colour":"red"})", "count"},
      {R"({"count":1,"colour":"blue"})", "colour"},
      {R"({"count":1,"colour":"red","marked":false})", "marked"},
      {R"({"count":1,"colour":"red","inner":[]})", "inner"},
      {R"({"count":1,"colour":"red","inner":[{"name":"a","x":1}]})", "inner.0.x"},
      {R"({"count":1,"colour":"red","on":"2026-02-30"})", "on"},
      {R"({"count":1,"colour":"red","more":1})", "more"}};
  for (const auto& [text, place] : rows) EXPECT_EQ(strict_fault(text, out), place) << text;
}

TEST(Members, InputReadingTellsEveryFaultWithItsPlace) {
  InputErrors errors;
  const json::Value value = json::parse(R"({"count":10,"colour":"blue","on":"x","unit":"a b",
                      "inner":[{"name":"a"},{"name":"abcdef"},{}],"more":1})")
                                .value();
  (void)members::read_input<Outer>(value, errors, "outer");
  std::vector<std::string> places;
  for (const InputError& error : errors) places.push_back(error.path);
  const std::vector<std::string> expected{"outer.count",        "outer.colour",       "outer.on",
                                          "outer.inner.1.name", "outer.inner.2.name", "outer.unit",
                                          "outer.more"};
  EXPECT_EQ(places, expected);
}

TEST(Members, InputReadingTakesEmptyTextsOfFormsAsLeftOut) {
  InputErrors errors;
  const json::Value value =
      json::parse(R"({"count":1,"colour":"red","on":null,"inner":null})").value();
  Outer expected;
  expected.count = 1;
  EXPECT_EQ(members::read_input<Outer>(value, errors), expected);
  EXPECT_TRUE(errors.empty());
}

}  // namespace
}  // namespace motcua
