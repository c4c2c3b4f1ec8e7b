// Golden files: what was once written must be written the same for ever. With UPDATE_GOLDEN=1 in
// the environment a test writes its file anew, and the difference is read in the commit.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace motcua::testing {

inline std::string read_whole(const std::filesystem::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

/// `name` is a path under tests/golden.
inline void expect_golden(const std::string& name, std::string_view text) {
  const std::filesystem::path path = std::filesystem::path(MOTCUA_GOLDEN) / name;
  if (const char* update = std::getenv("UPDATE_GOLDEN"); update != nullptr && *update == '1') {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  ASSERT_TRUE(std::filesystem::exists(path)) << path << ": make it with UPDATE_GOLDEN=1";
  EXPECT_EQ(read_whole(path), text) << name;
}

}  // namespace motcua::testing
