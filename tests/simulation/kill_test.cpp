// kill -9 of a process that commits as fast as it can: nothing it acknowledged may be missing.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/prng.h"
#include "support/temp_directory.h"

namespace motcua::crash {
namespace {

constexpr int kKills = 200;

struct Process {
  pid_t pid;
  int output;
};

Process start(const std::vector<std::string>& words) {
  int ends[2];
  EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  return {pid, ends[0]};
}

/// The lines a process says, until it ends or has said `lines_max`.
std::vector<std::string> listen(int output, std::size_t lines_max) {
  std::vector<std::string> lines;
  std::string line;
  char byte = '\0';
  while (lines.size() < lines_max && ::read(output, &byte, 1) == 1) {
    if (byte != '\n') {
      line += byte;
    } else {
      lines.push_back(std::exchange(line, {}));
    }
  }
  return lines;
}

std::int64_t number_in(const std::string& line) {
  const auto at = line.find(' ');
  return at == std::string::npos ? -1 : std::stoll(line.substr(at + 1));
}

TEST(Kill9, LosesNothingThatWasAcknowledged) {
  const testing::TempDirectory directory;
  Prng prng(200);
  std::int64_t acknowledged = 0, killed_while_writing = 0;
  for (int round = 0; round < kKills; ++round) {
    const Process writer = start({MOTCUA_WRITER, "write", directory.path().string()});
    const auto wanted = static_cast<std::size_t>(1 + prng.below(12));
    std::vector<std::string> said = listen(writer.output, wanted);
    ASSERT_EQ(said.size(), wanted) << (said.empty() ? "nothing was said" : said.back());
    // Acknowledgements that were under way when it died count too.
    ::kill(writer.pid, SIGKILL);
    for (std::string& line : listen(writer.output, 1000000)) said.push_back(std::move(line));
    int status = 0;
    ::waitpid(writer.pid, &status, 0);
    ::close(writer.output);
    ASSERT_TRUE(WIFSIGNALED(status)) << said.back();
    const std::int64_t began = number_in(said.front());
    ASSERT_GE(began, acknowledged) << "lost in round " << round;
    ASSERT_LE(began, acknowledged + 1) << "nobody wrote that";
    acknowledged = std::max(began, number_in(said.back()));
    killed_while_writing += said.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(killed_while_writing, kKills / 2);
  const Process checker =
      start({MOTCUA_WRITER, "check", directory.path().string(), std::to_string(acknowledged)});
  const std::vector<std::string> found = listen(checker.output, 10);
  ::waitpid(checker.pid, nullptr, 0);
  ::close(checker.output);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].substr(0, 6), "found ") << found[0];
}

}  // namespace
}  // namespace motcua::crash
