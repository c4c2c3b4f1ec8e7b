// Commands speak to the server that holds a directory, and nobody else does.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <latch>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "adapters/control/descriptor.h"
#include "adapters/control/socket.h"
#include "support/temp_directory.h"

namespace motcua::control {
namespace {

using Lines = std::vector<std::string>;

Result<std::unique_ptr<Listener>, ControlFailure> listen(const std::string& directory,
                                                         Listener::Handler handler) {
  return Listener::open(directory, {"not owner", "bad request", "busy"}, std::move(handler));
}

void echo(std::string_view request, Peer& peer) {
  peer.tell("heard");
  peer.answer("answer to " + std::string(request));
}

Lines answers(const std::string& directory, std::string_view request) {
  Lines lines;
  EXPECT_TRUE(ask(directory, request, [&](std::string_view line) { lines.emplace_back(line); }));
  return lines;
}

/// Whoever keeps to no rule.
class Stranger {
 public:
  explicit Stranger(const std::string& directory)
      : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const Descriptor place = open_place(directory);
    const sockaddr_un address = address_in(place);
    EXPECT_EQ(
        ::connect(socket_.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
        0);
  }
  void send(std::string_view bytes) {
    ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  void end() { ::shutdown(socket_.number(), SHUT_WR); }
  std::string heard() {
    std::string out;
    char block[512];
    for (;;) {
      const ssize_t count = ::read(socket_.number(), block, sizeof block);
      if (count <= 0) return out;
      out.append(block, static_cast<std::size_t>(count));
    }
  }

 private:
  Descriptor socket_;
};

TEST(ControlSocket, CarriesOneRequestAndTheLinesOfItsAnswer) {
  const testing::TempDirectory directory;
  const auto listener = listen(directory.path().string(), echo);
  ASSERT_TRUE(listener);
  EXPECT_EQ(answers(directory.path().string(), "one"), (Lines{"heard", "answer to one"}));
  EXPECT_EQ(answers(directory.path().string(), "two"), (Lines{"heard", "answer to two"}));
}

TEST(ControlSocket, StandsInADirectoryWithAPathLongerThanAnAddress) {
  const testing::TempDirectory directory;
  const std::string deep = directory.path().string() + "/" + std::string(200, 'x');
  std::filesystem::create_directory(deep);
  const auto listener = listen(deep, echo);
  ASSERT_TRUE(listener);
  EXPECT_EQ(answers(deep, "one"), (Lines{"heard", "answer to one"}));
}

TEST(ControlSocket, IsItsOwnersAndGoesWithTheServer) {
  const testing::TempDirectory directory;
  const std::string path = directory / "control";
  {
    const auto listener = listen(directory.path().string(), echo);
    struct stat status {};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_TRUE(S_ISSOCK(status.st_mode));
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    EXPECT_EQ(status.st_uid, ::geteuid());
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(ControlSocket, SaysThatNobodyIsThere) {
  const testing::TempDirectory directory;
  const auto nothing = [](std::string_view) {};
  EXPECT_EQ(ask(directory.path().string(), "x", nothing).error(), ControlFailure::kNobody);
  EXPECT_EQ(ask(directory / "none", "x", nothing).error(), ControlFailure::kNobody);
}

TEST(ControlSocket, TakesThePlaceOfADeadServers) {
  const testing::TempDirectory directory;
  const std::string path = directory.path().string();
  {
    // What a killed server leaves: the name, and nobody behind it.
    const Descriptor dead(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const Descriptor place = open_place(path);
    const sockaddr_un address = address_in(place);
    ASSERT_EQ(::bind(dead.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
              0);
  }
  const auto nothing = [](std::string_view) {};
  EXPECT_EQ(ask(path, "x", nothing).error(), ControlFailure::kNobody);
  const auto listener = listen(path, echo);
  ASSERT_TRUE(listener);
  EXPECT_EQ(answers(path, "one"), (Lines{"heard", "answer to one"}));
}

TEST(ControlSocket, ToldWhatIsNoRequestSaysSo) {
  const testing::TempDirectory directory;
  const std::string path = directory.path().string();
  const auto listener = listen(path, echo);
  ASSERT_TRUE(listener);
  for (const std::string& bytes : {std::string(kLineBytesMax, 'x'), std::string("no end"),
                                   std::string("one\ntwo\n"), std::string()}) {
    Stranger stranger(path);
    stranger.send(bytes);
    stranger.end();
    EXPECT_EQ(stranger.heard(), "bad request\n") << bytes.size();
  }
  Stranger longest(path);
  longest.send(std::string(kLineBytesMax - 1, 'x') + "\n");
  EXPECT_EQ(longest.heard(), "heard\nanswer to " + std::string(kLineBytesMax - 1, 'x') + "\n");
}

TEST(ControlSocket, TalksWithEightAtOnceAndTellsTheNinthToWait) {
  const testing::TempDirectory directory;
  const std::string path = directory.path().string();
  std::latch all_there(8);
  std::latch go_on(1);
  const auto listener = listen(path, [&](std::string_view request, Peer& peer) {
    all_there.count_down();
    go_on.wait();
    peer.answer(request);
  });
  ASSERT_TRUE(listener);
  std::vector<std::unique_ptr<Stranger>> peers;
  for (int i = 0; i < 8; ++i) {
    peers.push_back(std::make_unique<Stranger>(path));
    peers.back()->send("one\n");
  }
  all_there.wait();
  Stranger ninth(path);
  EXPECT_EQ(ninth.heard(), "busy\n");
  go_on.count_down();
  for (const auto& peer : peers) EXPECT_EQ(peer->heard(), "one\n");
}

TEST(ControlSocket, GoesOnWithTheWorkOfAPeerThatIsGone) {
  const testing::TempDirectory directory;
  const std::string path = directory.path().string();
  std::latch is_gone(1);
  std::latch is_done(1);
  const auto listener = listen(path, [&](std::string_view, Peer& peer) {
    is_gone.wait();
    for (int i = 0; i < 10'000; ++i) peer.tell("progress");
    peer.answer("done");
    is_done.count_down();
  });
  ASSERT_TRUE(listener);
  {
    Stranger peer(path);
    peer.send("work\n");
  }
  is_gone.count_down();
  is_done.wait();
}

TEST(ControlSocket, NeverWaitsForAPeerThatDoesNotReadItsProgress) {
  const testing::TempDirectory directory;
  const std::string path = directory.path().string();
  std::latch is_told(1);
  const auto listener = listen(path, [&](std::string_view, Peer& peer) {
    for (int i = 0; i < 10'000; ++i) peer.tell(std::string(1000, 'p'));
    is_told.count_down();
    peer.answer("done");
  });
  ASSERT_TRUE(listener);
  Stranger peer(path);
  peer.send("work\n");
  is_told.wait();
  const std::string heard = peer.heard();
  EXPECT_TRUE(heard.ends_with("p\ndone\n"));
  EXPECT_LT(heard.size(), 10'000U * 1001U) << "what did not fit was left out";
  EXPECT_EQ((heard.size() - 5) % 1001, 0U) << "whole lines only";
}

TEST(ControlSocket, ClosingTellsTheWorkAndWaitsForIt) {
  const testing::TempDirectory directory;
  const std::string path = directory.path().string();
  std::latch has_begun(1);
  auto listener = listen(path, [&](std::string_view, Peer& peer) {
    has_begun.count_down();
    while (!peer.is_closing()) peer.tell("still at it");
    peer.answer("ended early");
  });
  ASSERT_TRUE(listener);
  Stranger busy(path);
  busy.send("work\n");
  Stranger silent(path);
  has_begun.wait();
  std::string heard;
  std::thread reader([&] { heard = busy.heard(); });
  listener->reset();
  reader.join();
  EXPECT_TRUE(heard.ends_with("ended early\n"));
  EXPECT_EQ(silent.heard().find("answer"), std::string::npos);
}

}  // namespace
}  // namespace motcua::control
