#include <gtest/gtest.h>

#include "http/http.h"
#include "http/response_head.h"

namespace motcua::http {
namespace {

TEST(Message, HeaderNamesCompareWithoutCase) {
  Headers headers;
  headers.add("X-A", "1");
  headers.add("x-a", "2");
  headers.add("X-B", "3");
  EXPECT_EQ(*headers.find("x-A"), "1");
  EXPECT_EQ(headers.count("X-a"), 2U);
  headers.set("x-A", "4");
  EXPECT_EQ(headers.count("X-a"), 1U);
  EXPECT_EQ(*headers.find("X-A"), "4");
  EXPECT_EQ(headers.find("X-C"), nullptr);
}

TEST(Message, CookiesComeFromAllHeadersAndSkipBrokenPairs) {
  Request request;
  request.headers.add("Cookie", "a=1;  b=2=3 ; broken; =x;c=");
  request.headers.add("cookie", "d=4");
  const Parameters cookies = request.cookies();
  EXPECT_EQ(cookies.all().size(), 4U);
  EXPECT_EQ(cookies.get("a"), "1");
  EXPECT_EQ(cookies.get("b"), "2=3");
  EXPECT_EQ(cookies.get("d"), "4");
  EXPECT_NE(cookies.find("c"), nullptr);
}

TEST(Message, DatesAreAsRfc9110WritesThem) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(http_date(1709251199), "Thu, 29 Feb 2024 23:59:59 GMT");
  EXPECT_EQ(http_date(-1), "Wed, 31 Dec 1969 23:59:59 GMT");
}

TEST(Message, TheServersOwnHeadersCannotBeForged) {
  Response response = Response::text(200, "text/plain", "x");
  response.headers.add("content-length", "999");
  response.headers.add("Transfer-Encoding", "chunked");
  std::string out;
  append_head(out, response, {"now", false, true, 1});
  EXPECT_EQ(out,
            "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Type: text/plain\r\n"
            "Content-Length: 1\r\n\r\n");
}

TEST(Message, AReplyIsGivenOnceAndMoves) {
  int given = 0;
  Reply first([&](const Response&) { ++given; }, true);
  Reply second = std::move(first);
  EXPECT_TRUE(second.pending());
  second.send(Response{});
  EXPECT_FALSE(second.pending());
  EXPECT_EQ(given, 1);
}

TEST(MessageDeathTest, ADroppedOrRepeatedReplyIsABug) {
  EXPECT_DEATH({ Reply dropped([](const Response&) {}, true); }, "dropped unanswered");
  EXPECT_DEATH(
      {
        Reply twice([](const Response&) {}, true);
        twice.send(Response{});
        twice.send(Response{});
      },
      "answered twice");
}

}  // namespace
}  // namespace motcua::http
