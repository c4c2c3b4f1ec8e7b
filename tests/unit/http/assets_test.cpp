#include "http/assets.h"

#include <gtest/gtest.h>

namespace motcua::http {
namespace {

TEST(Assets, TheEncodingIsTheBestOfWhatBothHave) {
  struct Row {
    const char* accept;
    bool gzip, brotli;
    Encoding chosen;
  };
  const Row rows[] = {
      {"", true, true, Encoding::kIdentity},
      {"gzip, deflate, br", true, true, Encoding::kBrotli},
      {"gzip, deflate, br, zstd", true, false, Encoding::kGzip},
      {"gzip, br", false, false, Encoding::kIdentity},
      {"GZIP", true, true, Encoding::kGzip},
      {"gzip;q=1.0, br;q=0.5", true, true, Encoding::kGzip},
      {"br;q=0, gzip;q=0", true, true, Encoding::kIdentity},
      {"br;q=0, *", true, true, Encoding::kGzip},
      {"*;q=0", true, true, Encoding::kIdentity},
      {"identity, gzip;q=0.5", true, true, Encoding::kIdentity},
      {"gzip;q=2, br;level=3, identity", true, true, Encoding::kIdentity},
      {"br;q=0.001", true, true, Encoding::kBrotli},
      {",,;q=1,", true, true, Encoding::kIdentity},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(choose_encoding(row.accept, row.gzip, row.brotli), row.chosen) << row.accept;
  }
}

TEST(Assets, ATagIsNamedByListStarAndWeakForm) {
  EXPECT_TRUE(names_tag("\"abc\"", "abc"));
  EXPECT_TRUE(names_tag("\"x\", W/\"abc\"", "abc"));
  EXPECT_TRUE(names_tag(" * ", "abc"));
  EXPECT_FALSE(names_tag("abc", "abc"));
  EXPECT_FALSE(names_tag("\"abcd\"", "abc"));
  EXPECT_FALSE(names_tag("", "abc"));
}

constexpr Asset kStyle{"text/css", "h1", "identity", "gz", "b", true};

Request asking(Method method, std::string_view accept, std::string_view known = {}) {
  Request out;
  out.method = method;
  out.headers.add("Accept-Encoding", accept);
  if (!known.empty()) out.headers.add("If-None-Match", known);
  return out;
}

TEST(Assets, AnswerWithTagCachingAndVary) {
  const Response r = asset_response(kStyle, asking(Method::kGet, "br"));
  EXPECT_EQ(r.status, 200);
  EXPECT_EQ(r.embedded, "b");
  EXPECT_EQ(*r.headers.find("ETag"), "\"h1-br\"");
  EXPECT_EQ(*r.headers.find("Content-Encoding"), "br");
  EXPECT_EQ(*r.headers.find("Vary"), "Accept-Encoding");
  EXPECT_EQ(*r.headers.find("Cache-Control"), "public, max-age=31536000, immutable");
}

TEST(Assets, WhatTheBrowserHasIsNotSentAgain) {
  const Response same = asset_response(kStyle, asking(Method::kGet, "gzip", "\"h1-gzip\""));
  EXPECT_EQ(same.status, 304);
  EXPECT_TRUE(same.embedded.empty());
  EXPECT_EQ(*same.headers.find("ETag"), "\"h1-gzip\"");
  // The tag of another encoding is of other bytes.
  EXPECT_EQ(asset_response(kStyle, asking(Method::kGet, "gzip", "\"h1-br\"")).status, 200);
}

TEST(Assets, AreOnlyRead) {
  const Response r = asset_response(kStyle, asking(Method::kPost, ""));
  EXPECT_EQ(r.status, 405);
  EXPECT_EQ(*r.headers.find("Allow"), "GET, HEAD");
}

}  // namespace
}  // namespace motcua::http
