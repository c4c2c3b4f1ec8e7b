// A PDF as those see it who receive it: poppler's tools and zbar's reader, run on a file of a
// folder that is removed with the object.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace motcua::testing {

class Pdf {
 public:
  explicit Pdf(std::string_view bytes) {
    std::string name = (std::filesystem::temp_directory_path() / "motcua-pdf-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder for the PDF";
    folder_ = name;
    std::ofstream(folder_ / "print.pdf", std::ios::binary) << bytes;
    // For looking at what was rendered.
    if (const char* keep = std::getenv("MOTCUA_KEEP_PRINTS")) keep_ = keep;
  }
  Pdf(const Pdf&) = delete;
  Pdf& operator=(const Pdf&) = delete;
  ~Pdf() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  [[nodiscard]] int pages() const {
    const std::string line = after(run("pdfinfo print.pdf"), "Pages:");
    return line.empty() ? 0 : std::stoi(line);
  }
  /// "595.276 x 841.89 pts (A4)".
  [[nodiscard]] std::string page_size() const {
    return after(run("pdfinfo print.pdf"), "Page size:");
  }
  /// Every line of metadata: "Title: ...".
  [[nodiscard]] std::string information() const { return run("pdfinfo print.pdf"); }
  /// As it can be selected, line breaks and runs of spaces as one space.
  [[nodiscard]] std::string text() const {
    std::istringstream words(run("pdftotext -layout print.pdf -"));
    std::string out;
    for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
    return out;
  }
  /// Fonts that are not embedded as subsets with their letters' meaning, one a line; "none" when
  /// there is no font at all.
  [[nodiscard]] std::string loose_fonts() const {
    std::istringstream lines(run("pdffonts print.pdf"));
    std::string line;
    std::string out;
    int fonts = 0;
    while (std::getline(lines, line)) {
      if (line.starts_with("name ") || line.starts_with("---") || line.empty()) continue;
      ++fonts;
      if (line.find("yes yes yes") == line.npos) out += line + "\n";
    }
    return fonts == 0 ? "none" : out;
  }
  /// What a scanner reads on the first page: "QR-Code:...", "CODE-128:...", one a line.
  [[nodiscard]] std::string codes() const {
    return run("pdftoppm -r 200 -f 1 -l 1 -png -singlefile print.pdf page && zbarimg -q page.png");
  }
  /// Kept as PNG for human eyes when MOTCUA_KEEP_PRINTS names a folder.
  void keep(const std::string& name) const {
    if (keep_.empty()) return;
    run("cp print.pdf '" + keep_ + "/" + name + ".pdf'; pdftoppm -r 80 -png print.pdf '" + keep_ +
        "/" + name + "'");
  }

 private:
  [[nodiscard]] static std::string after(const std::string& text, std::string_view label) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with(label)) {
        const auto at = line.find_first_not_of(' ', label.size());
        return at == line.npos ? "" : line.substr(at);
      }
    return {};
  }
  std::string run(const std::string& command) const {
    FILE* pipe = ::popen(("cd " + folder_.string() + " && " + command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return {};
    std::string out;
    std::array<char, 4096> piece{};
    for (std::size_t n = 0; (n = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
      out.append(piece.data(), n);
    ::pclose(pipe);
    return out;
  }

  std::filesystem::path folder_;
  std::string keep_;
};

}  // namespace motcua::testing
