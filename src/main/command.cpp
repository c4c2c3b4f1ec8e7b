#include "main/command.h"

#include <cstdio>
#include <string>

namespace motcua {

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);  // a pipe must hear at once that the server listens
}

void complain(std::string_view sentence) {
  const std::string line = "motcua: " + std::string(sentence) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace motcua
