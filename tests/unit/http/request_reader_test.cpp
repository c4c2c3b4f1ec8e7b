#include "http/request_reader.h"

#include <gtest/gtest.h>

namespace motcua::http {
namespace {

constexpr std::string_view kThree =
    "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n"
    "\r\nPOST /d HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
    "PUT http://x/e?f HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    "2\r\nab\r\n1;x=\"y\"\r\nc\r\n0\r\nA: b\r\n\r\n";

TEST(RequestReader, ReadsRequestsOneAfterAnother) {
  const auto parsed = parse_requests(kThree, 1000, 1000);
  EXPECT_EQ(parsed.refusal, 0);
  EXPECT_EQ(parsed.left_over, 0U);
  ASSERT_EQ(parsed.requests.size(), 3U);
  EXPECT_EQ(parsed.requests[0].path, "/a");
  EXPECT_EQ(parsed.requests[1].body, "abc");
  EXPECT_EQ(parsed.requests[2].path, "/e");
  EXPECT_EQ(parsed.requests[2].body, "abc");
  EXPECT_EQ(parsed.requests[2].headers.find("A"), nullptr);
}

TEST(RequestReader, ReadsTheSameHoweverTheBytesAreCut) {
  for (std::size_t piece = 1; piece < 40; ++piece) {
    std::string pending;
    std::size_t at = 0;
    std::vector<std::string> bodies;
    auto reader = std::make_unique<RequestReader>(1000);
    while (at < kThree.size() || !pending.empty()) {
      pending += kThree.substr(std::min(at, kThree.size()), piece);
      at += piece;
      std::size_t used = 1;
      while (used > 0 && !pending.empty()) {
        used = reader->feed(pending);
        pending.erase(0, used);
        if (reader->state() == RequestReader::State::kDone) {
          bodies.push_back(reader->request().path + reader->body());
          reader = std::make_unique<RequestReader>(1000);
        }
        ASSERT_NE(reader->state(), RequestReader::State::kRefused) << piece;
      }
      ASSERT_LT(at, kThree.size() + 1000);
    }
    EXPECT_EQ(bodies, (std::vector<std::string>{"/a", "/dabc", "/eabc"})) << piece;
  }
}

TEST(RequestReader, AnUnfinishedRequestIsLeftOver) {
  const auto parsed = parse_requests("GET / HTTP/1.1\r\nHost:", 1000, 1000);
  EXPECT_TRUE(parsed.requests.empty());
  EXPECT_EQ(parsed.refusal, 0);
  EXPECT_EQ(parsed.left_over, 21U);
}

TEST(RequestReader, TheLimitsHoldToTheByte) {
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n";
  EXPECT_EQ(parse_requests(head + "abcd", head.size(), 4).requests.size(), 1U);
  EXPECT_EQ(parse_requests(head + "abcd", head.size() - 1, 4).refusal, 431);
  EXPECT_EQ(parse_requests(head + "abcd", head.size(), 3).refusal, 413);
  const std::string chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string two = "2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n";
  EXPECT_EQ(parse_requests(chunked + two, 1000, 4).requests.size(), 1U);
  EXPECT_EQ(parse_requests(chunked + two, 1000, 3).refusal, 413);
}

}  // namespace
}  // namespace motcua::http
