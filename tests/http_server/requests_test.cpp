#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "http_server/serving.h"

namespace motcua::tests {
namespace {

TEST(HttpServer, AnswersWithItsOwnThreeHeadersOnly) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  const auto answer = client.ask(get_request("/quay"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "GET\n/quay\n");
  EXPECT_EQ(answer->headers.size(), 3U);
  EXPECT_EQ(answer->header("content-length"), "10");
  EXPECT_EQ(answer->header("content-type"), "text/plain");
  EXPECT_EQ(answer->header("date").size(), 29U);
}

TEST(HttpServer, KeepsAConnectionForManyRequests) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  for (int i = 0; i < 100; ++i) {
    const auto answer = client.ask(get_request("/" + std::to_string(i)));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "GET\n/" + std::to_string(i) + "\n");
  }
  EXPECT_EQ(server->counts().connections, 1U);
  EXPECT_EQ(server->counts().requests, 100U);
}

TEST(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  std::string all;
  for (int i = 0; i < 50; ++i) {
    all += body_request("POST", "/" + std::to_string(i), std::string(1000, 'x'));
  }
  ASSERT_TRUE(client.send(all));
  for (int i = 0; i < 50; ++i) {
    const auto answer = client.answer();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "POST\n/" + std::to_string(i) + "\n" + std::string(1000, 'x'));
  }
}

TEST(HttpServer, AnswersARequestThatComesByteByByte) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  for (const char c : body_request("PUT", "/a?b=c", "body")) client.send(std::string(1, c));
  const auto answer = client.answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "PUT\n/a\nbody");
}

TEST(HttpServer, AnswersAClientThatHasFinishedSending) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  client.send(get_request("/a") + get_request("/b"));
  client.finish_sending();
  EXPECT_EQ(client.answer().value().body, "GET\n/a\n");
  EXPECT_EQ(client.answer().value().body, "GET\n/b\n");
  EXPECT_TRUE(client.closed_by_server());
}

TEST(HttpServer, SixtyFourRequestsWaitAtOnceWithFourWorkers) {
  std::mutex mutex;
  std::vector<http::Reply> waiting;
  http::Site site;
  site.handle = [&](const http::Request&, http::Reply reply) {
    std::vector<http::Reply> all;
    {
      const std::lock_guard lock(mutex);
      waiting.push_back(std::move(reply));
      if (waiting.size() == 64) all = std::move(waiting);
    }
    for (http::Reply& one : all) one.send(text("committed"));
  };
  http::ServerOptions options;
  options.workers = 4;
  const auto server = serve(site, options);
  std::vector<HttpClient> clients;
  for (int i = 0; i < 64; ++i) clients.emplace_back(server->port());
  for (HttpClient& client : clients) ASSERT_TRUE(client.send(get_request("/")));
  for (HttpClient& client : clients) EXPECT_EQ(client.answer().value().body, "committed");
}

TEST(HttpServer, SixtyFourClientsAskInParallel) {
  const auto server = serve(echoing());
  std::atomic<int> right{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 64; ++i) {
    threads.emplace_back([&, i] {
      HttpClient client(server->port());
      for (int k = 0; k < 20; ++k) {
        const std::string path = "/" + std::to_string(i) + "/" + std::to_string(k);
        const auto answer = client.ask(get_request(path));
        if (answer && answer->body == "GET\n" + path + "\n") ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 64 * 20);
}

TEST(HttpServer, LeavesTheBodyOutForHead) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + get_request("/b"));
  const auto head = client.answer(true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->header("content-length"), "8");
  EXPECT_EQ(client.answer().value().body, "GET\n/b\n");
}

TEST(HttpServer, SaysNoLengthWhereThereIsNoBody) {
  const auto server = serve(answering([](const http::Request&) { return text("unseen", 204); }));
  HttpClient client(server->port());
  client.send(get_request("/") + get_request("/"));
  EXPECT_EQ(client.answer().value().header("content-length"), "");
  EXPECT_EQ(client.answer().value().status, 204);
}

TEST(HttpServer, ClosesAfterHttp10UnlessAskedNotTo) {
  const auto server = serve(echoing());
  HttpClient closing(server->port());
  EXPECT_EQ(closing.ask("GET / HTTP/1.0\r\n\r\n").value().header("connection"), "close");
  EXPECT_TRUE(closing.closed_by_server());
  HttpClient keeping(server->port());
  const auto first = keeping.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(first.value().header("connection"), "keep-alive");
  EXPECT_EQ(keeping.ask(get_request("/b")).value().body, "GET\n/b\n");
}

TEST(HttpServer, ClosesWhenEitherSideSaysSo) {
  const auto server = serve(answering([](const http::Request& r) {
    http::Response out = text("x");
    if (r.path == "/close") out.headers.add("Connection", "close");
    return out;
  }));
  HttpClient client(server->port());
  EXPECT_EQ(client.ask(get_request("/", "Connection: close\r\n")).value().status, 200);
  EXPECT_TRUE(client.closed_by_server());
  HttpClient other(server->port());
  EXPECT_EQ(other.ask(get_request("/close")).value().header("connection"), "close");
  EXPECT_TRUE(other.closed_by_server());
}

TEST(HttpServer, ALineBreakInAHeaderValueWritesNoHeader) {
  const auto server = serve(answering(
      [](const http::Request&) { return http::Response::redirect("/a\r\nSet-Cookie: a=b"); }));
  HttpClient client(server->port());
  const auto answer = client.ask(get_request("/"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 303);
  EXPECT_EQ(answer->header("location"), "/a  Set-Cookie: a=b");
  EXPECT_EQ(answer->header("set-cookie"), "");
}

TEST(HttpServer, TellsTheHandlerWhoAsks) {
  const auto server = serve(answering([](const http::Request& r) {
    return text(r.peer + " " + (r.tls ? "tls" : "plain") + " " +
                std::string(r.cookies().get("session")) + " " + std::string(r.query.get("q")));
  }));
  HttpClient client(server->port());
  const auto answer =
      client.ask(get_request("/?q=khai+sinh", "Cookie: a=1; session=abc=\r\ncookie: b\r\n"));
  EXPECT_EQ(answer.value().body, "127.0.0.1 plain abc= khai sinh");
}

TEST(HttpServer, ADroppedReplyIsAServerError) {
  http::Site site;
  site.handle = [](const http::Request&, const http::Reply&) {};
  http::ServerOptions options;
  options.dropped_reply_stops = false;
  const auto server = serve(site, options);
  HttpClient client(server->port());
  EXPECT_EQ(client.ask(get_request("/")).value().status, 500);
}

TEST(HttpServer, NoDescriptorOutlivesAnExec) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  ASSERT_EQ(client.ask(get_request("/")).value().status, 200);
  DIR* dir = ::opendir("/proc/self/fd");
  ASSERT_NE(dir, nullptr);
  int seen = 0;
  while (const dirent* entry = ::readdir(dir)) {
    const int fd = std::atoi(entry->d_name);
    struct stat about {};
    if (fd <= 2 || ::fstat(fd, &about) != 0 || S_ISREG(about.st_mode)) continue;
    if (!S_ISSOCK(about.st_mode) && (about.st_mode & S_IFMT) != 0) continue;
    EXPECT_NE(::fcntl(fd, F_GETFD) & FD_CLOEXEC, 0) << fd;
    ++seen;
  }
  ::closedir(dir);
  EXPECT_GE(seen, 5);  // listening, accepted, the client's, epoll, an eventfd
}

TEST(HttpServer, TwoServersCannotShareAPort) {
  const auto server = serve(echoing());
  http::ServerOptions options;
  options.port = server->port();
  EXPECT_EQ(http::Server::start(options, echoing()).error(), http::StartFailure::kAddressInUse);
  options.address = "chỗ nào đó";
  EXPECT_EQ(http::Server::start(options, echoing()).error(), http::StartFailure::kBadAddress);
  options.address = "192.0.2.1";
  EXPECT_EQ(http::Server::start(options, echoing()).error(), http::StartFailure::kAddressRefused);
}

}  // namespace
}  // namespace motcua::tests
