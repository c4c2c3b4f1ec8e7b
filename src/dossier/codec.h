// Events to and from {kind, version, pins, open body, plain parts}: docs/formats/dossier_events.md.
// Sealing the parts and writing the line is not done here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/members.h"
#include "base/result.h"
#include "dossier/events.h"

namespace motcua::dossier {

/// What of an event stands in the line's header.
struct Pins {
  std::optional<DocumentHash> procedure_version;
  std::optional<CalendarVersion> calendar;
  std::optional<SubmissionId> submission;
  bool operator==(const Pins&) const = default;
};

struct Encoded {
  std::string_view kind;
  std::int64_t version = 1;
  Pins pins;
  json::Value body;
  PlainParts parts;
  bool operator==(const Encoded&) const = default;
};

struct DecodeError {
  enum class Fault : std::uint8_t { kUnknownKind, kUnknownVersion, kBadBody, kBadPart, kBadPin };
  Fault fault = Fault::kUnknownKind;
  std::string place;
};

[[nodiscard]] bool is_dossier_kind(std::string_view kind);
/// A part that is Locked or Erased is encoded as such: only what is Open can be sealed.
[[nodiscard]] Encoded encode(const Event& event);
/// Strict: an unknown, missing or ill-formed member is a fault, also in a part. Parts may be Locked
/// or Erased; a part that is missing was never there.
[[nodiscard]] Result<Event, DecodeError> decode(std::string_view kind, std::int64_t version,
                                                const Pins& pins, const json::Value& body,
                                                const PlainParts& parts);

/// Upper bound of the event's line once its parts are sealed, in bytes.
[[nodiscard]] std::size_t sealed_size(const Encoded& encoded);
inline constexpr std::size_t kEventBytesMax = 16'384;

}  // namespace motcua::dossier
