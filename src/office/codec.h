// Office events to and from {kind, version, open body, plain parts}: docs/formats/office_events.md.
// Sealing the parts and writing the line is not done here.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/members.h"
#include "base/result.h"
#include "office/events.h"

namespace motcua::office {

struct Encoded {
  std::string_view kind;
  std::int64_t version = 1;
  json::Value body;
  PlainParts parts;
  bool operator==(const Encoded&) const = default;
};

struct DecodeError {
  enum class Fault : std::uint8_t { kUnknownKind, kUnknownVersion, kBadBody, kBadPart };
  Fault fault = Fault::kUnknownKind;
  std::string place;
};

[[nodiscard]] bool is_office_kind(std::string_view kind);
[[nodiscard]] Encoded encode(const Event& event);
[[nodiscard]] Result<Event, DecodeError> decode(std::string_view kind, std::int64_t version,
                                                const json::Value& body, const PlainParts& parts);

}  // namespace motcua::office
