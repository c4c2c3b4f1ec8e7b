#include "money/codec.h"

#include "money/describe.h"

namespace motcua::money {

bool is_money_kind(std::string_view kind) {
  return place_among(kEventKinds, kind) < std::size(kEventKinds);
}

StreamKind stream_of(const Event& event) {
  return event.index() < place_among(kEventKinds, "fee_series.notified") ? StreamKind::kFeeSeries
                                                                         : StreamKind::kTill;
}

members::Encoded encode(const Event& event) { return members::encode_event(kEventKinds, event); }

Result<Event, members::DecodeError> decode(std::string_view kind, std::int64_t version,
                                           const json::Value& body, const PlainParts& parts) {
  return members::decode_event<Event>(kEventKinds, kind, version, body, parts);
}

std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                     InputErrors& errors) {
  return members::read_command<Command>(kCommandTypes, type, value, errors);
}

}  // namespace motcua::money
