#include "main/command.h"

#include <cstdio>
#include <string>

namespace motcua {

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);  // a pipe must hear at once that the server listens
}

bool is_plausible(Date today) { return today.year() >= 2025 && today.year() < 2040; }

std::string wrong_store(const std::string& word) {
  if (word == "sqlite" || word.starts_with("postgres://") || word.starts_with("postgresql://"))
    return {};
  return "chỉ nhận sqlite hoặc postgres://...";
}

void complain(std::string_view sentence) {
  const std::string line = "motcua: " + std::string(sentence) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace motcua
