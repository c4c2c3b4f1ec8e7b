#include "main/progress.h"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace motcua {

void show_progress(std::int64_t done, std::int64_t total) {
  constexpr std::int64_t kBarWidth = 30;
  if (total <= 0 || isatty(STDERR_FILENO) == 0) return;
  const auto full = static_cast<std::size_t>(done * kBarWidth / total);
  const std::string bar =
      std::string(full, '#') + std::string(static_cast<std::size_t>(kBarWidth) - full, '.');
  std::fprintf(stderr, "\r[%s] %lld/%lld%s", bar.c_str(), static_cast<long long>(done),
               static_cast<long long>(total), done == total ? "\n" : "");
}

}  // namespace motcua
