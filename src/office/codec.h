// Office events to and from {kind, version, open body, plain parts}: docs/formats/office_events.md.
// Sealing the parts and writing the line is not done here.
#pragma once

#include <string_view>

#include "base/event_codec.h"
#include "office/events.h"

namespace motcua::office {

using members::DecodeError;
using members::Encoded;

[[nodiscard]] bool is_office_kind(std::string_view kind);
[[nodiscard]] Encoded encode(const Event& event);
[[nodiscard]] Result<Event, DecodeError> decode(std::string_view kind, std::int64_t version,
                                                const json::Value& body, const PlainParts& parts);

}  // namespace motcua::office
