// Events of money to and from {kind, version, open body, plain parts}:
// docs/formats/money_events.md. Sealing the parts and writing the line is not done here.
#pragma once

#include <string_view>

#include "base/event_codec.h"
#include "money/events.h"

namespace motcua::money {

[[nodiscard]] bool is_money_kind(std::string_view kind);
[[nodiscard]] members::Encoded encode(const Event& event);
[[nodiscard]] Result<Event, members::DecodeError> decode(std::string_view kind,
                                                         std::int64_t version,
                                                         const json::Value& body,
                                                         const PlainParts& parts);

}  // namespace motcua::money
