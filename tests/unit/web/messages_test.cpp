// Every Vietnamese literal of the pages has an English translation. The sources are read as text: a
// message added without a translation fails here, whoever says it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "wording/messages.h"

namespace motcua::web {
namespace {

// What is not said to anybody: search words of the life events, beginnings of units' names, signs,
// a language's own name.
const std::set<std::string> kNotMessages{"đăng ký khai sinh",
                                         "đăng ký kết hôn",
                                         "chứng thực bản sao từ bản chính",
                                         "đăng ký khai tử",
                                         "trợ cấp hưu trí xã hội",
                                         "đăng ký đất đai",
                                         "đăng ký thành lập hộ kinh doanh",
                                         "xác nhận tình trạng hôn nhân",
                                         "Xã ",
                                         "Phường ",
                                         "Đặc khu ",
                                         "xã ",
                                         "phường ",
                                         "đặc khu ",
                                         "Tiếng Việt",
                                         "–",
                                         " – ",
                                         " · "};

std::string without_comments(const std::string& source) {
  std::istringstream lines(source);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const auto comment = line.find("//");
    out += line.substr(0, comment) + "\n";
  }
  return out;
}

/// String literals, neighbours joined as the compiler joins them.
std::vector<std::string> literals(const std::string& source) {
  std::vector<std::string> out;
  bool joining = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\'' && i + 2 < source.size() && source[i + 2] == '\'') i += 2;
    if (source[i] != '"') {
      joining = joining && (source[i] == ' ' || source[i] == '\n');
      continue;
    }
    std::string text;
    for (++i; i < source.size() && source[i] != '"'; ++i) {
      if (source[i] == '\\') ++i;
      text.push_back(source[i]);
    }
    if (joining) {
      out.back() += text;
    } else {
      out.push_back(text);
    }
    joining = true;
  }
  return out;
}

bool speaks_vietnamese(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return true;
  return false;
}

/// Vietnamese in every language.
const std::set<std::string> kFormsOfTheLaw{"paper_words.cpp", "prints.cpp", "slip.cpp"};

TEST(Messages, OfThePagesAreAllTranslated) {
  namespace fs = std::filesystem;
  int read = 0;
  for (const auto& entry : fs::recursive_directory_iterator(MOTCUA_DATA "/../src/web")) {
    const fs::path& path = entry.path();
    if (path.extension() != ".cpp" && path.extension() != ".h") continue;
    if (kFormsOfTheLaw.contains(path.filename().string())) continue;
    std::ifstream file(path);
    std::ostringstream content;
    content << file.rdbuf();
    for (const std::string& text : literals(without_comments(content.str()))) {
      if (!speaks_vietnamese(text) || kNotMessages.contains(text)) continue;
      ++read;
      EXPECT_TRUE(wording::has_translation(wording::Language::kEnglish, text))
          << path.filename() << ": " << text;
    }
  }
  EXPECT_GT(read, 400);
}

}  // namespace
}  // namespace motcua::web
