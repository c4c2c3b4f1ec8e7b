// What a subcommand of `motcua` is: a file that adds itself to the command line. When it is called
// it does its work, writes its answer with print() and leaves its exit code.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace motcua {

inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;     // the world or the law said no
inline constexpr int kWrongWords = 2;  // the command line itself

/// To standard output, as it is.
void print(std::string_view text);
/// Outside these years the machine's clock is taken for wrong.
[[nodiscard]] bool is_plausible(Date today);
/// What is wrong with the word of `--store`; empty when nothing is.
[[nodiscard]] std::string wrong_store(const std::string& word);
/// "motcua: <sentence>\n" to standard error.
void complain(std::string_view sentence);

}  // namespace motcua
