#include <chrono>
#include <future>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "http_server/serving.h"

namespace motcua::tests {
namespace {

struct Refused {
  const char* name;
  std::string bytes;
  int status;
};

std::vector<Refused> refused_requests() {
  std::string many;
  for (int i = 0; i < 101; ++i) many += "A: b\r\n";
  return {
      {"no words", "\x01\x02\x03\r\n\r\n", 400},
      {"TLS to a plain port", std::string("\x16\x03\x01\x02\x00\x01\x00\x01", 8) + "\r\n\r\n", 400},
      {"no version", "GET /\r\n\r\n", 400},
      {"version 2", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 400},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
      {"unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
      {"connect", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405},
      {"two lengths",
       "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
      {"negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400},
      {"length and chunks",
       "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
       400},
      {"chunks and length",
       "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
       400},
      {"another coding", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
       400},
      {"chunks in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"bad chunk", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
      {"too large", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", 413},
      {"enormous", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551615\r\n\r\n",
       413},
      {"too large a chunk",
       "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n" +
           std::string(1048577, 'x'),
       413},
      {"a long header", get_request("/", "A: " + std::string(17000, 'a') + "\r\n"), 431},
      {"a long line without end", "GET /" + std::string(17000, 'a'), 431},
      {"many headers", get_request("/", many), 431},
      {"a long path", get_request("/" + std::string(3000, 'a')), 414},
      {"expectation", get_request("/", "Expect: a-miracle\r\n"), 417},
      {"folded name", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
      {"NUL in a value", get_request("/", std::string("A: a\0b\r\n", 8)), 400},
      {"dots", get_request("/a/../b"), 400},
      {"encoded dots", get_request("/a/%2e%2e/b"), 400},
      {"encoded slash", get_request("/a%2fb"), 400},
      {"backslash", get_request("/a%5cb"), 400},
      {"NUL in a path", get_request("/a%00b"), 400},
      {"control in a path", get_request("/a%0ab"), 400},
      {"not UTF-8", get_request("/a%ff"), 400},
      {"overlong UTF-8", get_request("/a%c0%af"), 400},
      {"half a code", get_request("/a%2"), 400},
      {"NUL in a query", get_request("/a?b=%00"), 400},
      {"not UTF-8 in a query", get_request("/a?b=%ff"), 400},
      {"relative", "GET a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
  };
}

TEST(HttpLimits, RefusesWhatIsMalformedOrTooLargeAndCloses) {
  const auto server = serve(echoing());
  for (const Refused& row : refused_requests()) {
    SCOPED_TRACE(row.name);
    HttpClient client(server->port());
    client.send(row.bytes);
    const auto answer = client.answer();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, row.status);
    EXPECT_EQ(answer->header("connection"), "close");
    EXPECT_EQ(answer->header("content-type"), "application/problem+json");
    EXPECT_TRUE(client.closed_by_server());
  }
  HttpClient client(server->port());
  EXPECT_EQ(client.ask(get_request("/")).value().status, 200);
  EXPECT_EQ(server->counts().refusals, refused_requests().size());
}

TEST(HttpLimits, TheSiteGivesTheWordsOfARefusal) {
  http::Site site = echoing();
  site.refusal = [](int, const http::Request&) { return text("không hiểu"); };
  const auto server = serve(site);
  HttpClient client(server->port());
  const auto answer = client.ask("GET\r\n\r\n");
  EXPECT_EQ(answer.value().status, 400);
  EXPECT_EQ(answer.value().body, "không hiểu");
}

TEST(HttpLimits, ASlowHeaderTimesOut) {
  http::ServerOptions options;
  options.head_ms_max = 40;
  const auto server = serve(echoing(), options);
  HttpClient client(server->port());
  client.send("GET / HTTP/1.1\r\nHost:");
  EXPECT_EQ(client.answer().value().status, 408);
  EXPECT_TRUE(client.closed_by_server());
}

TEST(HttpLimits, ASlowBodyTimesOutAlthoughItTrickles) {
  http::ServerOptions options;
  options.transfer_ms_max = 40;
  options.transfer_rate_min = 1'000'000;
  const auto server = serve(echoing(), options);
  HttpClient client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
  const auto began = std::chrono::steady_clock::now();
  // A byte at a time, as fast as we can: far below the rate, each byte is progress.
  for (int i = 0; i < 500'000; ++i) {
    if (!client.send("x")) break;
    if (std::chrono::steady_clock::now() - began > std::chrono::milliseconds(200)) break;
  }
  const auto answer = client.answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
}

TEST(HttpLimits, AnIdleConnectionIsClosedWithoutAWord) {
  http::ServerOptions options;
  options.idle_ms_max = 40;
  const auto server = serve(echoing(), options);
  HttpClient fresh(server->port());
  HttpClient used(server->port());
  EXPECT_EQ(used.ask(get_request("/")).value().status, 200);
  EXPECT_TRUE(fresh.closed_by_server());
  EXPECT_TRUE(used.closed_by_server());
}

TEST(HttpLimits, AClientThatReadsNothingIsCut) {
  http::ServerOptions options;
  options.transfer_ms_max = 40;
  options.transfer_rate_min = 1'000'000'000;
  const auto server = serve(answering([](const http::Request& r) {
                              return text(r.path == "/big" ? std::string(64 << 20, 'x') : "small");
                            }),
                            options);
  HttpClient client(server->port());
  client.send(get_request("/big"));
  while (server->counts().open > 0 || server->counts().requests == 0) {
    HttpClient other(server->port());
    ASSERT_EQ(other.ask(get_request("/", "Connection: close\r\n")).value().body, "small");
    if (server->counts().open <= 1 && server->counts().requests > 1) break;
  }
  EXPECT_FALSE(client.answer().has_value());
}

TEST(HttpLimits, OnePeerMayHoldOnlySoManyConnections) {
  http::ServerOptions options;
  options.connections_per_peer_max = 2;
  const auto server = serve(echoing(), options);
  HttpClient first(server->port());
  HttpClient second(server->port());
  ASSERT_EQ(first.ask(get_request("/")).value().status, 200);
  ASSERT_EQ(second.ask(get_request("/")).value().status, 200);
  HttpClient third(server->port());
  EXPECT_FALSE(third.ask(get_request("/")).has_value());
  EXPECT_EQ(server->counts().connections_refused, 1U);
  EXPECT_EQ(first.ask(get_request("/")).value().status, 200);
}

TEST(HttpLimits, TheLongestIdleConnectionGivesWayWhenAllAreTaken) {
  http::ServerOptions options;
  options.connections_max = 2;
  const auto server = serve(echoing(), options);
  HttpClient first(server->port());
  ASSERT_EQ(first.ask(get_request("/")).value().status, 200);
  HttpClient second(server->port());
  ASSERT_EQ(second.ask(get_request("/")).value().status, 200);
  HttpClient third(server->port());
  EXPECT_EQ(third.ask(get_request("/")).value().status, 200);
  EXPECT_EQ(server->counts().open, 2U);
}

TEST(HttpLimits, BodiesInMemoryHaveACommonBudget) {
  http::ServerOptions options;
  options.body_memory_bytes_max = 150'000;
  std::promise<http::Reply> asked;
  http::Site site;
  site.handle = [&](const http::Request& r, http::Reply reply) {
    if (r.path == "/held") return asked.set_value(std::move(reply));
    reply.send(text("done"));
  };
  const auto server = serve(site, options);
  const std::string body(100'000, 'x');
  HttpClient first(server->port());
  first.send(body_request("POST", "/held", body));
  http::Reply reply = asked.get_future().get();
  HttpClient second(server->port());
  EXPECT_EQ(second.ask(body_request("POST", "/", body)).value().status, 503);
  reply.send(text("done"));
  EXPECT_EQ(first.answer().value().body, "done");
  EXPECT_EQ(first.ask(body_request("POST", "/", body)).value().body, "done");
}

}  // namespace
}  // namespace motcua::tests
