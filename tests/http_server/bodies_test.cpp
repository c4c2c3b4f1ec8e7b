#include <malloc.h>

#include <atomic>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/sha256.h"
#include "http_server/serving.h"

namespace motcua::tests {
namespace {

std::atomic<int> sinks_alive{0};

class DigestSink final : public http::BodySink {
 public:
  DigestSink() { ++sinks_alive; }
  ~DigestSink() override { --sinks_alive; }
  std::optional<http::Response> write(std::string_view piece) override {
    digest_.add(piece);
    bytes += piece.size();
    if (piece.find("VIRUS") != std::string_view::npos) return text("refused", 422);
    return std::nullopt;
  }
  std::string digest() { return digest_.finish().text(); }
  std::size_t bytes = 0;

 private:
  Sha256Stream digest_;
};

http::Site uploads() {
  http::Site site;
  site.body_rule = [](const http::Request& r) {
    if (r.path == "/blobs") return http::BodyRule{50 << 20, true};
    return http::BodyRule{1 << 20, false};
  };
  site.open_sink =
      [](const http::Request& r) -> Result<std::unique_ptr<http::BodySink>, http::Response> {
    if (r.header("Authorization") == nullptr) return fail(text("who are you?", 401));
    return std::make_unique<DigestSink>();
  };
  site.handle = [](const http::Request& r, http::Reply reply) {
    auto* sink = static_cast<DigestSink*>(r.sink.get());
    if (sink == nullptr) return reply.send(text("in memory " + std::to_string(r.body.size())));
    reply.send(text(sink->digest() + " " + std::to_string(sink->bytes)));
  };
  return site;
}

constexpr std::string_view kKnown = "Authorization: x\r\n";

std::size_t resident_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
  }
  return 0;
}

TEST(HttpBodies, AFiftyMegabyteUploadGoesThroughInSmallPieces) {
  const auto server = serve(uploads());
  HttpClient client(server->port());
  constexpr std::size_t kSize = 50 << 20;
  client.send("PUT /blobs HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(kSize) +
              "\r\n" + std::string(kKnown) + "\r\n");
  ::malloc_trim(0);
  [[maybe_unused]] const std::size_t before = resident_kb();
  std::size_t most = 0;
  Sha256Stream digest;
  for (std::size_t sent = 0; sent < kSize; sent += 1 << 20) {
    const std::string piece(1 << 20, static_cast<char>('a' + (sent >> 20) % 26));
    digest.add(piece);
    ASSERT_TRUE(client.send(piece));
    most = std::max(most, resident_kb());
  }
  const auto answer = client.answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, digest.finish().text() + " " + std::to_string(kSize));
#ifndef __SANITIZE_ADDRESS__  // its quarantine keeps what was given back
  EXPECT_LT(most, before + 16 * 1024);
#endif
  EXPECT_EQ(client.ask(get_request("/")).value().body, "in memory 0");
}

TEST(HttpBodies, AnUploadIsRefusedBeforeItIsRead) {
  const auto server = serve(uploads());
  HttpClient client(server->port());
  client.send(
      "PUT /blobs HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
      "Expect: 100-continue\r\n\r\n");
  const auto answer = client.answer();
  EXPECT_EQ(answer.value().status, 401);
  EXPECT_TRUE(client.closed_by_server());
}

TEST(HttpBodies, ASinkMayEndAnUploadAndTheAnswerArrives) {
  const auto server = serve(uploads());
  HttpClient client(server->port());
  client.send(body_request("PUT", "/blobs", "VIRUS" + std::string(2'000'000, 'x'), kKnown));
  EXPECT_EQ(client.answer().value().status, 422);
}

TEST(HttpBodies, ASinkIsLetGoWhenTheClientGoesAway) {
  auto server = serve(uploads());
  {
    HttpClient client(server->port());
    client.send(
        "PUT /blobs HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
        "Authorization: x\r\n\r\n" +
        std::string(100'000, 'x'));
  }
  server->drain_and_stop();
  EXPECT_EQ(sinks_alive, 0);
}

TEST(HttpBodies, ChunksArriveAsOneBody) {
  const auto server = serve(echoing());
  HttpClient client(server->port());
  const auto answer = client.ask(
      "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "4;name=value\r\nkhai\r\n5\r\n sinh\r\n0\r\nTrailer: x\r\n\r\n");
  EXPECT_EQ(answer.value().body, "POST\n/c\nkhai sinh");
  EXPECT_EQ(client.ask(get_request("/d")).value().body, "GET\n/d\n");
}

TEST(HttpBodies, ChunksGoToASinkToo) {
  const auto server = serve(uploads());
  HttpClient client(server->port());
  client.send("PUT /blobs HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n" +
              std::string(kKnown) + "\r\n");
  std::string whole;
  for (int i = 0; i < 100; ++i) {
    client.send("2710\r\n" + std::string(10'000, static_cast<char>('a' + i % 26)) + "\r\n");
    whole += std::string(10'000, static_cast<char>('a' + i % 26));
  }
  client.send("0\r\n\r\n");
  EXPECT_EQ(client.answer().value().body, sha256(whole).text() + " 1000000");
}

TEST(HttpBodies, SaysContinueBeforeTheBodyComes) {
  const auto server = serve(uploads());
  for (const std::string path : {"/blobs", "/small"}) {
    SCOPED_TRACE(path);
    HttpClient client(server->port());
    client.send("PUT " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n" +
                std::string(kKnown) + "Expect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("body");
    EXPECT_EQ(client.answer().value().status, 200);
  }
}

TEST(HttpBodies, TooLargeABodyIsRefusedWithoutContinue) {
  const auto server = serve(uploads());
  HttpClient client(server->port());
  client.send(
      "PUT /small HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.answer().value().status, 413);
}

class Letters final : public http::BodySource {
 public:
  Letters(std::uint64_t size, std::uint64_t breaks_at) : size_(size), breaks_at_(breaks_at) {}
  std::uint64_t size() const override { return size_; }
  std::optional<std::string> next(std::size_t bytes_max) override {
    if (given_ >= breaks_at_) return std::nullopt;
    const auto count = std::min<std::uint64_t>(bytes_max, size_ - given_);
    given_ += count;
    return std::string(count, 'a');
  }

 private:
  std::uint64_t size_, breaks_at_, given_ = 0;
};

TEST(HttpBodies, ALargeDownloadComesPieceByPiece) {
  const auto server = serve(answering([](const http::Request& r) {
    http::Response out;
    out.source = std::make_unique<Letters>(5'000'001, r.path == "/broken" ? 100'000 : 5'000'001);
    return out;
  }));
  HttpClient client(server->port());
  EXPECT_EQ(client.ask(get_request("/")).value().body, std::string(5'000'001, 'a'));
  client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.answer(true).value().header("content-length"), "5000001");
  EXPECT_FALSE(client.ask(get_request("/broken")).has_value());
}

TEST(HttpBodies, EmbeddedBytesAreSentAsTheyAre) {
  static const std::string kBytes(100'000, 'e');
  const auto server = serve(answering([](const http::Request&) {
    http::Response out;
    out.embedded = kBytes;
    return out;
  }));
  HttpClient client(server->port());
  EXPECT_EQ(client.ask(get_request("/")).value().body, kBytes);
}

}  // namespace
}  // namespace motcua::tests
