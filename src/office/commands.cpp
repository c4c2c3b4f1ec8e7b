#include "office/commands.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "office/describe.h"

namespace motcua::office {
namespace {

template <std::size_t I>
Command parse_as(const json::Value& value, InputErrors& errors) {
  std::variant_alternative_t<I, Command> command;
  input::Reader in(value, errors);
  if (value.as_object() == nullptr) return command;
  members::InputReader reader(in, errors);
  (void)in.member("type", false);
  describe(reader, command);
  in.done();
  return command;
}

using Parser = Command (*)(const json::Value&, InputErrors&);
template <std::size_t... I>
constexpr std::array<Parser, sizeof...(I)> parsers(std::index_sequence<I...>) {
  return {&parse_as<I>...};
}
constexpr auto kParsers = parsers(std::make_index_sequence<std::variant_size_v<Command>>());

}  // namespace

std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                     InputErrors& errors) {
  const auto found = std::find(std::begin(kCommandTypes), std::end(kCommandTypes), type);
  if (found == std::end(kCommandTypes)) {
    errors.push_back({"type", InputFault::kNotOneOf, 0});
    return std::nullopt;
  }
  const std::size_t before = errors.size();
  Command command =
      kParsers[static_cast<std::size_t>(found - std::begin(kCommandTypes))](value, errors);
  if (errors.size() != before) return std::nullopt;
  return command;
}

}  // namespace motcua::office
