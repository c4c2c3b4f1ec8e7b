#include "office/commands.h"

#include "base/event_codec.h"
#include "office/describe.h"

namespace motcua::office {

std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                     InputErrors& errors) {
  return members::read_command<Command>(kCommandTypes, type, value, errors);
}

}  // namespace motcua::office
