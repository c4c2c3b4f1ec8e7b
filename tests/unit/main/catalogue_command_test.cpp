#include "main/catalogue_command.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

#include "base/json.h"
#include "main/assets.h"
#include "main/shipped_catalogue.h"

namespace motcua {
namespace {

struct Answer {
  int exit_code = 0;
  std::string out;
};

Answer run(std::vector<std::string> words) {
  CLI::App app("test");
  int exit_code = 0;
  add_catalogue_command(app, exit_code);
  std::reverse(words.begin(), words.end());  // as CLI11 wants a vector
  testing::internal::CaptureStdout();
  app.parse(words);
  return {exit_code, testing::internal::GetCapturedStdout()};
}

TEST(CatalogueCommand, SearchPrintsOneJsonDocument) {
  const Answer answer = run({"catalogue", "search", "xác nhận độc thân", "-n", "2", "--json"});
  EXPECT_EQ(answer.exit_code, 0);
  const auto json = json::parse(answer.out);
  ASSERT_TRUE(json && json->as_array());
  ASSERT_EQ(json->as_array()->size(), 2u);
  const json::Value& first = json->as_array()->front();
  EXPECT_EQ(*first.find("code")->as_string(), "1.004873");
  EXPECT_NE(first.find("name")->as_string(), nullptr);
  EXPECT_NE(first.find("score")->as_integer(), nullptr);
  EXPECT_EQ(run({"catalogue", "search", "zzqxw", "--json"}).out, "[]\n");
}

TEST(CatalogueCommand, CheckCountsAndIsContent) {
  const Answer answer = run({"catalogue", "check"});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_TRUE(answer.out.starts_with("2272 / 965 / 1266 / 41")) << answer.out;
  const auto json = json::parse(run({"catalogue", "check", "--json"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(*json->find("faults")->as_integer(), 0);
  EXPECT_EQ(*json->find("online_level_is_demonstration")->as_bool(), true);
}

TEST(CatalogueCommand, RefusesWordsThatAreNotUtf8) {
  EXPECT_EQ(run({"catalogue", "search", "\xff\xfe"}).exit_code, 2);
}

TEST(Assets, AreFoundByNameInOrder) {
  const auto names = asset_names("");
  ASSERT_GT(names.size(), 89u);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  for (const std::string_view name : names) EXPECT_TRUE(asset(name)) << name;
  EXPECT_EQ(asset_names("catalogue/everyday/").size(), 89u);
  EXPECT_TRUE(asset("catalogue/phrases.csv")->starts_with("phrase,code\n"));
  EXPECT_FALSE(asset("catalogue/nothing.csv"));
  EXPECT_TRUE(asset_names("nothing/").empty());
}

}  // namespace
}  // namespace motcua
