#include "office/codec.h"

#include "office/describe.h"

namespace motcua::office {

bool is_office_kind(std::string_view kind) {
  return place_among(kEventKinds, kind) < std::size(kEventKinds);
}

StreamKind stream_of(const Event& event) {
  return event.index() < place_among(kEventKinds, "unit.opened") ? StreamKind::kStaff
                                                                 : StreamKind::kUnit;
}

Encoded encode(const Event& event) { return members::encode_event(kEventKinds, event); }

Result<Event, DecodeError> decode(std::string_view kind, std::int64_t version,
                                  const json::Value& body, const PlainParts& parts) {
  return members::decode_event<Event>(kEventKinds, kind, version, body, parts);
}

}  // namespace motcua::office
