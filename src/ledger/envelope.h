// The event line: header, open body, sealed parts (docs/formats/event_log.md). Writing is
// deterministic and reading is strict: what reads back re-writes to the same bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/json.h"
#include "base/result.h"
#include "base/time.h"

namespace motcua::ledger {

inline constexpr std::size_t kEntryBytesMax = 16'384;

struct Epoch {
  std::int64_t hub_incarnation = 0;
  std::int64_t hub_index = 0;
  auto operator<=>(const Epoch&) const = default;
};

struct Header {
  StreamId stream;
  std::int64_t seq = 0;
  Epoch epoch;
  std::string kind;
  std::int64_t version = 1;
  Instant claimed;
  BootId boot;
  std::int64_t since_boot_ms = 0;
  std::optional<LegalTime> legal;  // only when it differs from `claimed`
  std::optional<OfficerId> actor;
  std::optional<DelegationId> acting_by;
  CommandId command;
  std::optional<DocumentHash> procedure_version;
  std::optional<CalendarVersion> calendar;
  std::optional<SubmissionId> submission;

  bool operator==(const Header&) const = default;
  /// The legal time of the event: `legal`, or what `claimed` says.
  [[nodiscard]] LegalTime legal_time() const;
};

struct SealedPart {
  KeyId key;
  Bytes nonce;       // 24
  Bytes commitment;  // 16
  Bytes ciphertext;  // with its tag
  bool operator==(const SealedPart&) const = default;
};
using SealedParts = std::vector<std::pair<std::string, SealedPart>>;  // names in byte order

struct Envelope {
  Header header;
  json::Value body;
  SealedParts parts;
  bool operator==(const Envelope&) const = default;
};

enum class EnvelopeFault {
  kNotJson,
  kNotCanonical,  // reads, but would be written otherwise
  kMissingMember,
  kWrongMember,  // unknown, of the wrong type or form
  kTooLarge,
  kUnknownFormat,
  kNotNfc,
};

/// The bytes before `,"b":`, for sealing. The header's texts must be well-formed (CHECK). A `legal`
/// that is the minute of `claimed` is left out.
[[nodiscard]] Bytes header_bytes(const Header& header);
/// The whole line; kTooLarge above kEntryBytesMax, kNotNfc for text outside NFC, kWrongMember for a
/// body or part that the reader would refuse.
[[nodiscard]] Result<Bytes, EnvelopeFault> write_entry(const Header& header,
                                                       const json::Value& body,
                                                       const SealedParts& parts);
[[nodiscard]] Result<Envelope, EnvelopeFault> read_entry(std::string_view bytes);
/// The header bytes inside a stored line.
[[nodiscard]] Result<std::string_view, EnvelopeFault> header_of(std::string_view bytes);

/// RFC 6962: SHA-256(0x00 ‖ bytes).
[[nodiscard]] Leaf leaf_of(std::string_view entry_bytes);

}  // namespace motcua::ledger
