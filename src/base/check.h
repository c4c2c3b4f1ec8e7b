// CHECK(condition[, "words"]): a bug, not an error. On in release: the process says where, and
// stops; the service restarts and replays its log. Power cuts force us to survive that anyway.
#pragma once

namespace motcua {

[[noreturn]] void check_failed(const char* condition, const char* words, const char* file,
                               int line);

}  // namespace motcua

#define MOTCUA_CHECK_WORDS(cond, words, ...) \
  ((cond) ? static_cast<void>(0) : ::motcua::check_failed(#cond, words, __FILE__, __LINE__))
#define CHECK(...) MOTCUA_CHECK_WORDS(__VA_ARGS__, "", "")
