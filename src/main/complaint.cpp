#include "main/complaint.h"

#include <CLI/CLI.hpp>

namespace motcua {
namespace {

/// What CLI11 says before `end`: the name of the option it speaks of.
std::string before(const std::string& said, std::string_view end) {
  return said.substr(0, said.find(end));
}
std::string after(const std::string& said, std::string_view begin) {
  const auto at = said.find(begin);
  return at == std::string::npos ? said : said.substr(at + begin.size());
}

template <class E>
bool is(const CLI::ParseError& error) {
  return dynamic_cast<const E*>(&error) != nullptr;
}

}  // namespace

void speak_vietnamese(CLI::App& app) {
  app.set_help_flag("-h,--help", "hiện trợ giúp này rồi thoát");
  app.option_defaults()->group("Tùy chọn");
  const auto words = app.get_formatter();
  words->label("Usage", "Cách gõ");
  words->label("OPTIONS", "TÙY CHỌN");
  words->label("SUBCOMMAND", "LỆNH");
  words->label("SUBCOMMANDS", "LỆNH");
  words->label("Positionals", "Tham số");
  words->label("REQUIRED", "(bắt buộc)");
  words->label("TEXT", "CHỮ");
  words->label("UINT", "SỐ");
  words->label("INT", "SỐ");
}

std::string sentence_of(const CLI::ParseError& error) {
  const std::string said = error.what();
  if (is<CLI::RequiredError>(error))
    return said.starts_with("A subcommand") ? "thiếu lệnh con" : "thiếu " + before(said, " is ");
  if (is<CLI::ExtrasError>(error)) return "không hiểu: " + after(said, "expected: ");
  if (is<CLI::ArgumentMismatch>(error)) {
    if (said.find("At Most") != std::string::npos)
      return before(said, ":") + ": chỉ được nói một lần";
    if (said.find("flag override") != std::string::npos)
      return before(said, " was ") + ": không nhận giá trị";
    return before(said, ":") + ": thiếu giá trị";
  }
  if (is<CLI::ConversionError>(error)) {
    const std::string what = after(said, "Could not convert: ");
    return what.find(" = ") != std::string::npos
               ? before(what, " = ") + ": không hiểu giá trị " + after(what, " = ")
               : before(what, ":") + ": không nhận giá trị này";
  }
  if (is<CLI::ValidationError>(error)) return said;  // our own checks say it
  return {};
}

}  // namespace motcua
