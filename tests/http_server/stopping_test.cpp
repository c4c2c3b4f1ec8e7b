#include <chrono>
#include <future>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "http_server/serving.h"

namespace motcua::tests {
namespace {

using std::chrono::steady_clock;

TEST(HttpStopping, RequestsInFlightAreAnsweredAndIdleConnectionsClosed) {
  std::promise<http::Reply> asked;
  http::Site site;
  site.handle = [&](const http::Request& r, http::Reply reply) {
    if (r.path == "/slow") return asked.set_value(std::move(reply));
    reply.send(text("quick"));
  };
  http::ServerOptions options;
  options.linger_ms_max = 20;
  const auto server = serve(site, options);
  HttpClient idle(server->port());
  ASSERT_EQ(idle.ask(get_request("/")).value().body, "quick");
  HttpClient slow(server->port());
  slow.send(get_request("/slow"));
  http::Reply reply = asked.get_future().get();
  std::thread stopping([&] { server->drain_and_stop(); });
  EXPECT_TRUE(idle.closed_by_server());
  EXPECT_FALSE(HttpClient(server->port()).connected());
  reply.send(text("durable"));
  const auto answer = slow.answer();
  EXPECT_EQ(answer.value().body, "durable");
  EXPECT_EQ(answer.value().header("connection"), "close");
  stopping.join();
}

TEST(HttpStopping, WhatIsNeverAnsweredIsCutInBoundedTime) {
  std::promise<http::Reply> asked;
  http::Site site;
  site.handle = [&](const http::Request&, http::Reply reply) { asked.set_value(std::move(reply)); };
  http::ServerOptions options;
  options.drain_ms_max = 50;
  const auto server = serve(site, options);
  HttpClient client(server->port());
  client.send(get_request("/"));
  http::Reply reply = asked.get_future().get();
  const auto began = steady_clock::now();
  server->drain_and_stop();
  EXPECT_LT(steady_clock::now() - began, std::chrono::seconds(5));
  EXPECT_FALSE(client.answer().has_value());
  reply.send(text("too late, and harmless"));
}

TEST(HttpStopping, AStreamGivenTooLateIsClosed) {
  std::promise<http::Reply> asked;
  http::Site site;
  site.handle = [&](const http::Request&, http::Reply reply) { asked.set_value(std::move(reply)); };
  http::ServerOptions options;
  options.drain_ms_max = 20;
  auto server = serve(site, options);
  HttpClient client(server->port());
  client.send(get_request("/"));
  http::Reply reply = asked.get_future().get();
  server.reset();
  http::EventStream stream;
  reply.send(http::Response::stream(stream));
  EXPECT_TRUE(stream.closed());
}

TEST(HttpStopping, EventStreamsEnd) {
  http::EventStream stream;
  http::ServerOptions options;
  options.linger_ms_max = 20;
  const auto server = serve(
      answering([&](const http::Request&) { return http::Response::stream(stream); }), options);
  HttpClient client(server->port());
  client.send(get_request("/"));
  client.read_until("\r\n\r\n");
  std::thread stopping([&] { server->drain_and_stop(); });
  EXPECT_TRUE(client.closed_by_server());
  stopping.join();
  EXPECT_TRUE(stream.closed());
}

TEST(HttpStopping, AnIdleServerStopsAtOnceAndTwiceIsOnce) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  ASSERT_EQ(client.ask(get_request("/")).value().status, 200);
  const auto began = steady_clock::now();
  server->drain_and_stop();
  server->drain_and_stop();
  EXPECT_LT(steady_clock::now() - began, std::chrono::seconds(2));
  EXPECT_EQ(server->counts().open, 0U);
}

}  // namespace
}  // namespace motcua::tests
