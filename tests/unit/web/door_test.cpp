#include "web/door.h"

#include <gtest/gtest.h>

#include "web/kept_forms.h"
#include "web/site.h"

namespace motcua::web {
namespace {

using Pairs = std::vector<http::Parameters::Pair>;

http::Request request_with(std::vector<std::pair<std::string, std::string>> headers) {
  http::Request request;
  for (const auto& [name, value] : headers) request.headers.add(name, value);
  return request;
}

TEST(Door, KnowsARequestThatAnotherSiteMade) {
  const struct {
    bool ours;
    std::vector<std::pair<std::string, std::string>> headers;
  } kRows[] = {
      {true, {}},
      {true, {{"Sec-Fetch-Site", "same-origin"}}},
      {true, {{"Sec-Fetch-Site", "none"}}},
      {false, {{"Sec-Fetch-Site", "cross-site"}}},
      {false, {{"Sec-Fetch-Site", "same-site"}}},
      {true, {{"Host", "a:8080"}, {"Origin", "http://a:8080"}}},
      {false, {{"Host", "a:8080"}, {"Origin", "http://evil"}}},
      {false, {{"Host", "a:8080"}, {"Origin", "https://a:8080"}}},
      {true, {{"Host", "a"}, {"Origin", "null"}}},  // our own referrer policy makes browsers say so
      {false, {{"Origin", "http://a"}}},
  };
  for (const auto& row : kRows)
    EXPECT_EQ(comes_from_here(request_with(row.headers)), row.ours)
        << (row.headers.empty() ? "" : row.headers.back().second);
}

TEST(Door, LeadsBackOnlyToItsOwnPages) {
  EXPECT_EQ(safe_return("/ho-so/15607-260213-0001"), "/ho-so/15607-260213-0001");
  for (const char* bad : {"", "https://evil", "//evil", "/\\evil", "ho-so", "/dang-xuat",
                          "/dang-nhap?ve=/", "/doi-mat-khau", "/a\r\nSet-Cookie: x"})
    EXPECT_EQ(safe_return(bad), "/ho-so") << bad;
}

TEST(Headers, ForbidWhatAPageNeverDoes) {
  http::Response response = http::Response::text(200, "text/html", "x");
  add_security_headers(response, true, true);
  const auto of = [&](const char* name) {
    const std::string* value = response.headers.find(name);
    return value == nullptr ? std::string() : *value;
  };
  EXPECT_NE(of("Content-Security-Policy").find("default-src 'self'"), std::string::npos);
  EXPECT_NE(of("Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(of("Content-Security-Policy").find("unsafe"), std::string::npos);
  EXPECT_EQ(of("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(of("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(of("Cache-Control"), "no-store");
  EXPECT_NE(of("Strict-Transport-Security"), "");
  http::Response plain = http::Response::text(200, "text/html", "x");
  add_security_headers(plain, false, true);
  EXPECT_EQ(plain.headers.find("Strict-Transport-Security"), nullptr);
}

TEST(KeptForms, ShowAFormAgainToItsOwnerOnlyAndForAnHour) {
  KeptForms forms;
  forms.keep("t", {"owner", http::Parameters(Pairs{{"a", "b"}}), app::Problem(app::Fault::kBusy)},
             0);
  ASSERT_TRUE(forms.find("t", "owner", 1000));
  EXPECT_EQ(forms.find("t", "owner", 1000)->values.get("a"), "b");
  EXPECT_FALSE(forms.find("t", "other", 1000));
  EXPECT_FALSE(forms.find("x", "owner", 1000));
  EXPECT_FALSE(forms.find("t", "owner", KeptForms::kAgeMsMax + 1));
}

TEST(KeptForms, ForgetTheOldestFirst) {
  KeptForms forms;
  for (std::size_t i = 0; i <= KeptForms::kFormsMax; ++i)
    forms.keep("t" + std::to_string(i), {"o", {}, app::Problem(app::Fault::kBusy)}, 1);
  EXPECT_FALSE(forms.find("t0", "o", 1));
  EXPECT_TRUE(forms.find("t1", "o", 1));
}

}  // namespace
}  // namespace motcua::web
