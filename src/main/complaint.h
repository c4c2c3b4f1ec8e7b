// What is wrong with the words of a command line, in Vietnamese: CLI11 says it in English.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace motcua {

/// Before any subcommand is added, for they take it from here: the words of `--help`.
void speak_vietnamese(CLI::App& app);
/// One sentence for a parse error that is no call for help; empty for one nobody foresaw.
[[nodiscard]] std::string sentence_of(const CLI::ParseError& error);

}  // namespace motcua
