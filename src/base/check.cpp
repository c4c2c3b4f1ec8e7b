#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace motcua {

void check_failed(const char* condition, const char* words, const char* file, int line) {
  std::fprintf(stderr, "CHECK failed: %s %s (%s:%d)\n", condition, words, file, line);
  std::fflush(stderr);
  std::abort();
}

}  // namespace motcua
