// What a subcommand of `motcua` is: a file that adds itself to the command line. When it is called
// it does its work, writes its answer with print() and leaves its exit code.
#pragma once

#include <string_view>

namespace motcua {

inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;     // the world or the law said no
inline constexpr int kWrongWords = 2;  // the command line itself

/// To standard output, as it is.
void print(std::string_view text);
/// "motcua: <sentence>\n" to standard error.
void complain(std::string_view sentence);

}  // namespace motcua
