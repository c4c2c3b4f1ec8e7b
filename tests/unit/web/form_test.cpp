#include "web/form.h"

#include <gtest/gtest.h>

#include "web/form_json.h"

namespace motcua::web {
namespace {

using Pairs = std::vector<http::Parameters::Pair>;

std::string json_of(Pairs pairs) {
  return json::write(form_body(http::Parameters(std::move(pairs))).value);
}

TEST(FormBody, BecomesTheJsonAProgramWouldHaveSent) {
  const struct {
    const char* why;
    Pairs fields;
    const char* json;
  } kRows[] = {
      {"nothing", {}, "{}"},
      {"text is trimmed", {{"subject", "  Lò Thị Mỷ\r\n"}}, R"({"subject":"Lò Thị Mỷ"})"},
      {"empty is left out", {{"subject", "  "}, {"text", "a"}}, R"({"text":"a"})"},
      {"a path nests", {{"a.b.c", "x"}, {"a.d", "y"}}, R"({"a":{"b":{"c":"x"},"d":"y"}})"},
      {"integers", {{"limit.value:n", "3"}}, R"({"limit":{"value":3}})"},
      {"grouped integers", {{"amount:n", "20.000"}}, R"({"amount":20000})"},
      {"no integer stays text", {{"amount:n", "ba"}}, R"({"amount":"ba"})"},
      {"a tick", {{"issue:b", "true"}}, R"({"issue":true})"},
      {"a no", {{"form.married:b", "false"}}, R"({"form":{"married":false}})"},
      {"lines", {{"items:l", "a\r\n\r\n b \n"}}, R"({"items":["a","b"]})"},
      {"many of one name", {{"reasons:m", "x"}, {"reasons:m", "y"}}, R"({"reasons":["x","y"]})"},
      {"a gap closes",
       {{"w.0.name", ""}, {"w.2.name", "b"}, {"w.10.name", "c"}},
       R"({"w":[{"name":"b"},{"name":"c"}]})"},
      {"a companion alone is nothing", {{"p.identity.kind:k", "passport"}}, "{}"},
      {"a companion beside something counts",
       {{"p.identity.kind:k", "passport"}, {"p.identity.number", "B1"}},
       R"({"p":{"identity":{"kind":"passport","number":"B1"}}})"},
      {"two types",
       {{"c.0.id:k", "birth"}, {"c.0.shown", "paper"}, {"c.0.copies:k:n", "2"}},
       R"({"c":[{"id":"birth","shown":"paper","copies":2}]})"},
      {"the form's own fields stay out",
       {{"csrf", "x"}, {"command", "y"}, {"version", "3"}, {"password", "z"}, {"a:x", "b"}},
       "{}"},
      {"a leaf under a leaf is passed over", {{"a", "x"}, {"a.b", "y"}}, R"({"a":"x"})"},
  };
  for (const auto& row : kRows) EXPECT_EQ(json_of(row.fields), row.json) << row.why;
}

TEST(FormBody, LeadsAFaultBackToItsControl) {
  const FormBody body = form_body(http::Parameters(Pairs{{"w.1.name", "b"}, {"w.3.name", "c"}}));
  EXPECT_EQ(body.control_path("w.0.name"), "w.1.name");
  EXPECT_EQ(body.control_path("w.1.name"), "w.3.name");
  EXPECT_EQ(body.control_path("subject"), "subject");
}

TEST(Fields, ShowAgainWhatWasTypedWithTheFaultBesideIt) {
  const Talk talk;
  const Typed typed{http::Parameters(Pairs{{"name", "<b>Lò \"Mỷ\""}}),
                    {{"name", InputFault::kTooLong, 200}, {"elsewhere", InputFault::kMissing, 0}},
                    true};
  const Fields fields(talk, typed, "f-");
  const std::string control = fields.line({.name = "name", .label = "Họ và tên"}).take();
  EXPECT_NE(control.find("value=\"&lt;b&gt;Lò &quot;Mỷ&quot;\""), control.npos);
  EXPECT_NE(control.find("aria-describedby=\"f-name-fault\""), control.npos);
  EXPECT_NE(control.find("aria-invalid=\"true\""), control.npos);
  EXPECT_NE(control.find("tối đa 200 chữ"), control.npos);
  const std::string summary = fields.summary().take();
  EXPECT_NE(summary.find("href=\"#f-name\""), summary.npos);
  EXPECT_NE(summary.find("elsewhere"), summary.npos);
  EXPECT_NE(summary.find("Còn 2 chỗ cần sửa"), summary.npos);
}

TEST(Fields, LeaveUntickedWhatWasUntickedWhenShownAgain) {
  const Talk talk;
  const Typed fresh;
  const Typed again{http::Parameters(), {}, true};
  const auto ticked = [&](const Typed& typed) {
    return Fields(talk, typed, "f-").tick("issue:b", "x", "true", true).markup().find("checked") !=
           std::string::npos;
  };
  EXPECT_TRUE(ticked(fresh));
  EXPECT_FALSE(ticked(again));
}

TEST(Fields, NeverGiveAPasswordBack) {
  const Talk talk;
  const Typed typed{http::Parameters(Pairs{{"password", "bi-mat"}}), {}, true};
  const std::string control =
      Fields(talk, typed, "f-").line({.name = "password", .label = "x", .type = "password"}).take();
  EXPECT_EQ(control.find("bi-mat"), control.npos);
}

}  // namespace
}  // namespace motcua::web
