// A live directory belongs to one process.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <string>

#include "adapters/files/directory_lock.h"
#include "support/temp_directory.h"

namespace motcua::files {
namespace {

/// What another process gets that tries to take the directory.
std::optional<DirectoryFailure> tried_elsewhere(const std::string& directory) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = DirectoryLock::take(directory);
    ::_exit(lock ? 100 : static_cast<int>(lock.error()));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  const int code = WEXITSTATUS(status);
  if (code == 100) return std::nullopt;
  return static_cast<DirectoryFailure>(code);
}

TEST(DirectoryLock, ASecondProcessIsToldThatTheDirectoryIsInUse) {
  const testing::TempDirectory directory;
  const std::string path = directory.path().string();
  {
    const auto lock = DirectoryLock::take(path);
    ASSERT_TRUE(lock.has_value());
    EXPECT_EQ(tried_elsewhere(path), DirectoryFailure::kInUse);
    EXPECT_EQ(DirectoryLock::take(path).error(), DirectoryFailure::kInUse) << "nor twice here";
  }
  EXPECT_EQ(tried_elsewhere(path), std::nullopt) << "let go with the object";
  EXPECT_TRUE(DirectoryLock::take(path).has_value()) << "let go with the process";
}

TEST(DirectoryLock, WhoOnlyAsksTakesNothingAndMakesNothing) {
  const testing::TempDirectory directory;
  const std::string path = directory.path().string();
  EXPECT_FALSE(is_locked(path));
  EXPECT_FALSE(std::filesystem::exists(path + "/lock"));
  {
    const auto lock = DirectoryLock::take(path);
    ASSERT_TRUE(lock.has_value());
    EXPECT_TRUE(is_locked(path));
  }
  EXPECT_FALSE(is_locked(path));
  EXPECT_TRUE(DirectoryLock::take(path).has_value());
}

TEST(DirectoryLock, AMissingDirectoryIsMissing) {
  const testing::TempDirectory directory;
  EXPECT_EQ(DirectoryLock::take(directory / "none").error(), DirectoryFailure::kMissing);
}

TEST(LowDescriptors, AreTakenSoThatNoDatabaseGetsOne) {
  const pid_t child = ::fork();
  if (child == 0) {
    reserve_low_descriptors();
    const int next = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    bool is_right = next >= 20;
    for (int i = 3; i < 20; ++i) is_right = is_right && ::fcntl(i, F_GETFD) != -1;
    ::_exit(is_right ? 0 : 1);
  }
  int status = 1;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace motcua::files
