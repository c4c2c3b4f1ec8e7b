#include "web/site.h"

#include <gtest/gtest.h>

namespace motcua::web {

namespace {

using http::Method;

void nothing(Call) {}

Route route(Method method, std::string_view pattern, std::string_view name) {
  Route made;
  made.method = method;
  made.pattern = pattern;
  made.name = name;
  made.handler = nothing;
  return made;
}

Router centre_router() {
  return Router({route(Method::kGet, "/", "home"), route(Method::kGet, "/ho-so", "worklist"),
                 route(Method::kGet, "/ho-so/{code}", "dossier"),
                 route(Method::kPost, "/ho-so/{code}", "act"),
                 route(Method::kGet, "/ho-so/tim", "find"),
                 route(Method::kGet, "/ho-so/{code}/tep/{file}", "file")});
}

TEST(Router, TakesTheWayWhosePatternFits) {
  const Router router = centre_router();
  const struct {
    Method method;
    std::string_view path;
    std::string_view name;  // "" = none
  } kRows[] = {
      {Method::kGet, "/", "home"},
      {Method::kGet, "/ho-so", "worklist"},
      {Method::kGet, "/ho-so/", "worklist"},
      {Method::kHead, "/ho-so", "worklist"},
      {Method::kGet, "/ho-so/15607-260213-0001", "dossier"},
      {Method::kPost, "/ho-so/15607-260213-0001", "act"},
      {Method::kGet, "/ho-so/tim", "find"},
      {Method::kPost, "/ho-so/tim", "act"},
      {Method::kGet, "/ho-so/a/tep/b", "file"},
      {Method::kGet, "/ho-so/a/tep", ""},
      {Method::kGet, "/quay", ""},
      {Method::kDelete, "/ho-so", ""},
  };
  for (const auto& row : kRows) {
    const auto match = router.match(row.method, row.path);
    EXPECT_EQ(match.route == nullptr ? "" : match.route->name, row.name) << row.path;
  }
}

TEST(Router, HandsOverWhatTheCapturesTook) {
  const Router router = centre_router();
  const auto match = router.match(Method::kGet, "/ho-so/15607-260213-0001/tep/abc");
  EXPECT_EQ(match.arguments.get("code"), "15607-260213-0001");
  EXPECT_EQ(match.arguments.get("file"), "abc");
  EXPECT_EQ(match.arguments.get("other"), "");
}

TEST(Router, TellsWhichMethodsAKnownPathTakes) {
  const Router router = centre_router();
  EXPECT_EQ(allow_header(router.match(Method::kDelete, "/ho-so/x").allowed), "GET, HEAD, POST");
  EXPECT_TRUE(router.match(Method::kGet, "/nowhere").allowed.empty());
}

TEST(RouterDeathTest, RefusesTwoRowsThatAnswerTheSame) {
  EXPECT_DEATH(Router({route(Method::kGet, "/a/{x}", "one"), route(Method::kGet, "/a/{y}", "two")}),
               "");
  EXPECT_DEATH(Router({route(Method::kGet, "a", "no slash")}), "");
  EXPECT_DEATH(Router({route(Method::kGet, "/a{b}", "half a capture")}), "");
}

}  // namespace
}  // namespace motcua::web
