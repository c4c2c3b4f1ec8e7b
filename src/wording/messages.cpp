#include "wording/messages.h"

#include <algorithm>

#include "wording/po_table.h"

namespace motcua::wording {
namespace {

const PoRow* english(std::string_view message) {
  const auto table = english_rows();
  const auto found = std::lower_bound(
      table.begin(), table.end(), message,
      [](const PoRow& row, std::string_view wanted) { return row.message < wanted; });
  return found != table.end() && found->message == message ? &*found : nullptr;
}

}  // namespace

std::string_view translated(Language language, std::string_view message) {
  if (language == Language::kVietnamese) return message;
  const PoRow* row = english(message);
  return row == nullptr ? message : row->translation;
}

bool has_translation(Language language, std::string_view message) {
  return language == Language::kVietnamese || english(message) != nullptr;
}

std::string say(Language language, std::string_view message,
                std::initializer_list<Parameter> parameters) {
  const std::string_view text = translated(language, message);
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find('{', at);
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    out.append(text, at, open - at);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& p) { return p.first == name; });
    if (found != parameters.end()) {
      out += found->second;
    } else {
      out.append(text, open, close - open + 1);
    }
    at = close + 1;
  }
  out.append(text, at);
  return out;
}

std::string_view language_tag(Language language) {
  return language == Language::kVietnamese ? "vi" : "en";
}

}  // namespace motcua::wording
