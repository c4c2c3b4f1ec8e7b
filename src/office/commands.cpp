#include "office/commands.h"

#include <utility>

#include "base/alternatives.h"
#include "office/describe.h"

namespace motcua::office {

std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                     InputErrors& errors) {
  const std::size_t place = place_among(kCommandTypes, type);
  if (place >= std::size(kCommandTypes)) {
    errors.push_back({"type", InputFault::kNotOneOf, 0});
    return std::nullopt;
  }
  const std::size_t before = errors.size();
  Command command =
      with_alternative<Command>(place, [&]<class C>(std::in_place_type_t<C>) -> Command {
        C one;
        input::Reader in(value, errors);
        if (value.as_object() == nullptr) return one;
        members::InputReader reader(in, errors);
        (void)in.member("type", false);
        describe(reader, one);
        in.done();
        return one;
      });
  if (errors.size() != before) return std::nullopt;
  return command;
}

}  // namespace motcua::office
