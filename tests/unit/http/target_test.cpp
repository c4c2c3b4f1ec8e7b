#include "http/target.h"

#include <gtest/gtest.h>

namespace motcua::http {
namespace {

TEST(Target, PathsAreDecodedOnceAndHaveOneForm) {
  struct Row {
    const char* target;
    const char* path;
  };
  const Row rows[] = {
      {"/", "/"},
      {"/quay", "/quay"},
      {"/quay/", "/quay/"},
      {"/tra-cuu/15607-260213-0001", "/tra-cuu/15607-260213-0001"},
      {"/a%20b+c", "/a b+c"},
      {"/%C4%91%C4%83ng%20k%C3%BD", "/đăng ký"},
      {"/%2525", "/%25"},
      {"/a?b", "/a"},
      {"http://host/a", "/a"},
      {"http://host", "/"},
      {"HTTPS://host?a=b", "/"},
      {"/...", "/..."},
  };
  for (const Row& row : rows) {
    const auto target = parse_target(row.target);
    ASSERT_TRUE(target) << row.target;
    EXPECT_EQ(target->path, row.path);
  }
}

TEST(Target, WhatTwoReadersCouldReadInTwoWaysIsRefused) {
  for (const auto* bad : {"",       "a",     "*",        "?a",     "//",      "/a//b",      "/.",
                          "/a/./b", "/a/..", "/%2e%2e/", "/%2E",   "/a%2Fb",  "/a%5Cb",     "/a\\b",
                          "/%00",   "/%0a",  "/%7f",     "/%ff",   "/%c0%ae", "/%ed%a0%80", "/%",
                          "/%4",    "/%zz",  "/a?%ff",   "/a?b=%0"}) {
    const auto target = parse_target(bad);
    ASSERT_FALSE(target) << bad;
    EXPECT_EQ(target.error(), 400) << bad;
  }
  EXPECT_EQ(parse_target("/" + std::string(2048, 'a')).error(), 414);
  EXPECT_TRUE(parse_target("/" + std::string(2047, 'a')));
}

TEST(Target, QueriesAreBoundedPairs) {
  const auto pairs = parse_pairs("q=khai+sinh%21&q=2&&c&=d&e==");
  ASSERT_TRUE(pairs);
  EXPECT_EQ(pairs->all().size(), 5U);
  EXPECT_EQ(pairs->get("q"), "khai sinh!");
  EXPECT_EQ(pairs->get("c"), "");
  EXPECT_EQ(pairs->get(""), "d");
  EXPECT_EQ(pairs->get("e"), "=");
  EXPECT_TRUE(parse_pairs("")->all().empty());
  EXPECT_TRUE(parse_pairs("a&b", {2, 3}));
  EXPECT_FALSE(parse_pairs("a&b&c", {2, 100}));
  EXPECT_FALSE(parse_pairs("abcd", {2, 3}));
}

TEST(Target, EncodingIsUndoneByDecoding) {
  std::string all;
  for (int c = 1; c < 128; ++c) all += static_cast<char>(c);
  all += "đăng ký";
  EXPECT_EQ(percent_decoded(percent_encoded(all)), all);
  EXPECT_EQ(percent_encoded("a b/đ"), "a%20b%2F%C4%91");
}

}  // namespace
}  // namespace motcua::http
