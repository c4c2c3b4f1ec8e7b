#include <future>
#include <mutex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "http_server/serving.h"

namespace motcua::tests {
namespace {

/// Streams handed out so far; "/one" opens another.
struct Streams {
  std::mutex mutex;
  std::vector<http::EventStream> all;
  std::size_t bytes_queued_max = 256 * 1024;

  http::Site site() {
    return answering([this](const http::Request& r) {
      if (r.path != "/events") return text("page");
      http::EventStream stream(bytes_queued_max);
      stream.send({"hello", "0", "before"});
      const std::lock_guard lock(mutex);
      all.push_back(stream);
      return http::Response::stream(stream);
    });
  }
  http::EventStream first() {
    const std::lock_guard lock(mutex);
    return all.at(0);
  }
};

TEST(HttpEvents, ArriveInOrderFromAnyThread) {
  Streams streams;
  const auto server = serve(streams.site());
  HttpClient client(server->port());
  client.send(get_request("/events"));
  const std::string head = client.read_until("\r\n\r\n");
  EXPECT_NE(head.find("Content-Type: text/event-stream"), std::string::npos);
  EXPECT_EQ(head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(client.read_until("\n\n"), "event: hello\nid: 0\ndata: before\n\n");
  http::EventStream stream = streams.first();
  EXPECT_TRUE(stream.send({"", "1", "hai\ndòng"}));
  EXPECT_EQ(client.read_until("\n\n"), "id: 1\ndata: hai\ndata: dòng\n\n");
  for (int i = 0; i < 100; ++i) stream.send({"", "", std::to_string(i)});
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(client.read_until("\n\n"), "data: " + std::to_string(i) + "\n\n");
  }
}

TEST(HttpEvents, ALineBreakCannotBeginAFieldOfItsOwn) {
  Streams streams;
  const auto server = serve(streams.site());
  HttpClient client(server->port());
  client.send(get_request("/events"));
  client.read_until("before\n\n");
  streams.first().send({"a\nid: 9", "1\rdata: x", "a\r\nid: 9\rb"});
  EXPECT_EQ(client.read_until("\n\n"), "event: a\nid: 1\ndata: a\ndata: id: 9\ndata: b\n\n");
}

TEST(HttpEvents, EndWhenClosedWithWhatWasQueued) {
  Streams streams;
  const auto server = serve(streams.site());
  HttpClient client(server->port());
  client.send(get_request("/events"));
  client.read_until("before\n\n");
  http::EventStream stream = streams.first();
  stream.send({"", "", "last"});
  stream.close();
  EXPECT_FALSE(stream.send({"", "", "too late"}));
  EXPECT_EQ(client.read_until("\n\n"), "data: last\n\n");
  EXPECT_TRUE(client.closed_by_server());
}

TEST(HttpEvents, TheSenderLearnsThatTheClientHasGone) {
  Streams streams;
  const auto server = serve(streams.site());
  std::promise<void> gone;
  {
    HttpClient client(server->port());
    client.send(get_request("/events"));
    client.read_until("before\n\n");
    streams.first().on_closed([&] { gone.set_value(); });
  }
  EXPECT_EQ(gone.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
  EXPECT_TRUE(streams.first().closed());
  EXPECT_FALSE(streams.first().send({"", "", "nobody"}));
}

TEST(HttpEvents, ASlowClientIsDropped) {
  Streams streams;
  streams.bytes_queued_max = 100'000;
  const auto server = serve(streams.site());
  HttpClient client(server->port());
  client.send(get_request("/events"));
  client.read_until("before\n\n");
  std::promise<void> gone;
  http::EventStream stream = streams.first();
  stream.on_closed([&] { gone.set_value(); });
  const std::string data(10'000, 'x');
  for (int i = 0; i < 100'000 && stream.send({"", "", data}); ++i) continue;
  EXPECT_TRUE(stream.closed());
  EXPECT_EQ(gone.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
}

TEST(HttpEvents, SilenceIsFilledWithComments) {
  Streams streams;
  http::ServerOptions options;
  options.keep_alive_ms = 20;
  const auto server = serve(streams.site(), options);
  HttpClient client(server->port());
  client.send(get_request("/events"));
  client.read_until("before\n\n");
  EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
  EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
}

TEST(HttpEvents, AStreamAskedForByHeadIsClosed) {
  Streams streams;
  const auto server = serve(streams.site());
  HttpClient client(server->port());
  client.send("HEAD /events HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.answer(true).value().status, 200);
  EXPECT_EQ(client.ask(get_request("/page")).value().body, "page");
  EXPECT_TRUE(streams.first().closed());
}

TEST(HttpEvents, ANoticeAfterTheEndComesAtOnce) {
  http::EventStream stream;
  stream.close();
  bool told = false;
  stream.on_closed([&] { told = true; });
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace motcua::tests
