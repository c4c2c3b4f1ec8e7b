// The door itself: who comes in, which form is ours, what every answer carries.
#include <gtest/gtest.h>

#include "web/browser.h"

namespace motcua::test {
namespace {

class SiteTest : public testing::Test {
 protected:
  SiteTest() : site_(site_parts(bench_)), browser_(site_) {}

  http::Request request(http::Method method, std::string path) {
    http::Request made;
    made.method = method;
    made.path = std::move(path);
    made.peer = "192.0.2.9";
    return made;
  }
  static std::string header(const http::Response& response, const char* name) {
    const std::string* value = response.headers.find(name);
    return value == nullptr ? "" : *value;
  }

  CentreBench bench_;
  web::Site site_;
  Browser browser_;
};

TEST_F(SiteTest, PutsTheSecurityHeadersOnEveryRoute) {
  for (const web::Route& route : site_.router().routes()) {
    std::string path(route.pattern);
    for (auto at = path.find('{'); at != path.npos; at = path.find('{'))
      path.replace(at, path.find('}') - at + 1, "x");
    const auto response = browser_.raw(request(route.method, path));
    EXPECT_NE(header(response, "Content-Security-Policy").find("frame-ancestors 'none'"),
              std::string::npos)
        << path;
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff") << path;
    EXPECT_NE(header(response, "Cache-Control"), "") << path;
    EXPECT_LT(response.status, 500) << path;
    if (route.access != web::Access::kPublic) {
      EXPECT_TRUE(response.status == 303 || response.status == 401) << path << response.status;
    }
  }
}

TEST_F(SiteTest, SendsAStrangerToSignInAndBack) {
  const auto response = browser_.raw(request(http::Method::kGet, "/ho-so"));
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(header(response, "Location"), "/dang-nhap?ve=%2Fho-so");
}

TEST_F(SiteTest, SaysWhichMethodsAPathTakes) {
  const auto response = browser_.raw(request(http::Method::kDelete, "/dang-nhap"));
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(header(response, "Allow"), "GET, HEAD, POST");
  EXPECT_EQ(browser_.raw(request(http::Method::kGet, "/khong-co")).status, 404);
}

TEST_F(SiteTest, AnswersAProgramWithADocumentAndAPersonWithAPage) {
  const auto program = browser_.raw(request(http::Method::kGet, "/api/v1/nothing"));
  EXPECT_EQ(header(program, "Content-Type"), "application/problem+json");
  EXPECT_NE(program.body.find("\"status\":404"), std::string::npos);
  const auto person = browser_.raw(request(http::Method::kGet, "/nothing"));
  EXPECT_NE(header(person, "Content-Type").find("text/html"), std::string::npos);
}

TEST_F(SiteTest, RefusesWhatItCannotReadInTheWordsOfThePage) {
  const http::Site served = site_.http();
  const auto program = served.refusal(413, request(http::Method::kPost, "/api/v1/dossiers"));
  EXPECT_EQ(program.status, 413);
  EXPECT_EQ(header(program, "Content-Type"), "application/problem+json");
  EXPECT_NE(program.body.find("\"code\":\"body-too-large\""), std::string::npos);
  const auto person = served.refusal(413, request(http::Method::kPost, "/quay/1.004873"));
  EXPECT_NE(header(person, "Content-Type").find("text/html"), std::string::npos);
  EXPECT_NE(person.body.find("Nội dung gửi lên quá lớn"), std::string::npos);
  EXPECT_NE(header(person, "Content-Security-Policy"), "");
  // Nothing could be read, or only what the sender accepts.
  const auto nothing = served.refusal(400, http::Request());
  EXPECT_EQ(header(nothing, "Content-Type"), "application/problem+json");
  http::Request browser;
  browser.headers.add("Accept", "text/html,*/*");
  EXPECT_NE(served.refusal(400, browser).body.find("<!doctype html>"), std::string::npos);
  for (const int status : {400, 405, 408, 413, 414, 417, 431, 500, 503})
    EXPECT_NE(
        served.refusal(status, http::Request()).body.find("\"status\":" + std::to_string(status)),
        std::string::npos)
        << status;
}

TEST_F(SiteTest, TakesNoFormThatIsNotItsOwn) {
  browser_.get("/dang-nhap");
  const Pairs good{{"username", "giamdoc"}, {"password", bench_.password()}};
  Pairs stolen = good;
  stolen.emplace_back("csrf", "AAAAAAAAAAAAAAAAAAAAAA");
  EXPECT_EQ(browser_.post("/dang-nhap", stolen).status, 403);
  EXPECT_EQ(browser_.post("/dang-nhap", good).status, 403);
  browser_.get("/dang-nhap");
  EXPECT_TRUE(browser_.send(good));
  EXPECT_NE(browser_.target, "/dang-nhap");
}

TEST_F(SiteTest, TellsHowLongToWaitAfterManyWrongPasswords) {
  for (int i = 0; i < 6; ++i) {
    browser_.get("/dang-nhap");
    ASSERT_TRUE(browser_.send({{"username", "giamdoc"}, {"password", "sai"}}));
    if (browser_.status == 429) break;
    EXPECT_LT(browser_.status, 500);
  }
  EXPECT_EQ(browser_.status, 429);
}

TEST_F(SiteTest, SlowsDownWhoWalksThroughTrackingNumbers) {
  int refused = 0;
  for (int i = 0; i < 25; ++i) {
    browser_.get("/tra-cuu/15607-260310-0001?ma=ACDEFG");
    if (browser_.status == 429) ++refused;
  }
  EXPECT_EQ(refused, 5);
}

TEST_F(SiteTest, SpeaksTheLanguageThatWasChosen) {
  browser_.get("/");
  EXPECT_TRUE(browser_.shows("lang=\"vi\""));
  browser_.get("/?lang=en");
  EXPECT_TRUE(browser_.shows("What do you need to do?"));
  browser_.get("/tra-cuu");
  EXPECT_TRUE(browser_.shows("<html lang=\"en\">"));
}

TEST_F(SiteTest, KeepsAssetsForEverByTheirHash) {
  const std::string style = site_.style_address();
  const auto hashed = browser_.raw(request(http::Method::kGet, style));
  EXPECT_EQ(hashed.status, 200);
  EXPECT_NE(header(hashed, "Cache-Control").find("immutable"), std::string::npos);
  const auto plain = browser_.raw(request(http::Method::kGet, "/assets/style.css"));
  EXPECT_EQ(header(plain, "Cache-Control").find("immutable"), std::string::npos);
  EXPECT_EQ(browser_.raw(request(http::Method::kGet, "/assets/none.css")).status, 404);
}

TEST_F(SiteTest, SetsTheSessionCookieForItselfAlone) {
  browser_.get("/dang-nhap");
  auto form = browser_.forms().back();
  http::Request post = request(http::Method::kPost, "/dang-nhap");
  post.headers.add("Content-Type", "application/x-www-form-urlencoded");
  post.headers.add("Cookie", "motcua-form=" + browser_.cookies["motcua-form"]);
  post.body =
      "csrf=" + browser_.cookies["motcua-form"] + "&username=giamdoc&password=" + bench_.password();
  post.tls = true;
  const auto response = browser_.raw(std::move(post));
  EXPECT_EQ(response.status, 303);
  const std::string cookie = header(response, "Set-Cookie");
  for (const char* part : {"__Host-motcua=", "HttpOnly", "SameSite=Strict", "Secure", "Path=/"})
    EXPECT_NE(cookie.find(part), std::string::npos) << part << " in " << cookie;
}

}  // namespace
}  // namespace motcua::test
