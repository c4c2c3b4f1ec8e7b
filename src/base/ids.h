// Every identifier of the system. Ids are types: a dossier's id cannot be passed where an officer's
// is wanted.
//
// Three shapes:
//   Id16<Tag>  16 opaque bytes, base64url outward (22 characters);
//   Hash32<Tag> a SHA-256, lower-case hex outward (64 characters);
//   Code<Tag>  a code somebody else made up (a procedure's, a unit's), kept as text.
// No function here invents an id: randomness is a port.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace motcua {

template <std::size_t Size>
struct FixedBytes {
  std::array<std::uint8_t, Size> bytes{};

  auto operator<=>(const FixedBytes&) const = default;
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes.data()), Size};
  }
  [[nodiscard]] Bytes raw() const { return Bytes(view()); }

 protected:
  bool assign(std::string_view raw) {
    if (raw.size() != Size) return false;
    for (std::size_t i = 0; i < Size; ++i) bytes[i] = static_cast<std::uint8_t>(raw[i]);
    return true;
  }
};

template <class Tag>
struct Id16 : FixedBytes<16> {
  auto operator<=>(const Id16&) const = default;
  [[nodiscard]] static std::optional<Id16> from_raw(std::string_view raw) {
    Id16 id;
    if (!id.assign(raw)) return std::nullopt;
    return id;
  }
  /// 22 characters of base64url, strict.
  [[nodiscard]] static std::optional<Id16> parse(std::string_view text) {
    const auto raw = from_base64url(text);
    if (!raw) return std::nullopt;
    return from_raw(*raw);
  }
  [[nodiscard]] std::string text() const { return to_base64url(view()); }
};

template <class Tag>
struct Hash32 : FixedBytes<32> {
  auto operator<=>(const Hash32&) const = default;
  [[nodiscard]] static std::optional<Hash32> from_raw(std::string_view raw) {
    Hash32 hash;
    if (!hash.assign(raw)) return std::nullopt;
    return hash;
  }
  /// 64 lower-case hex digits.
  [[nodiscard]] static std::optional<Hash32> parse(std::string_view text) {
    const auto raw = from_hex(text);
    if (!raw) return std::nullopt;
    return from_raw(*raw);
  }
  [[nodiscard]] std::string text() const { return to_hex(view()); }
};

template <class Tag>
struct Code {
  std::string text;

  auto operator<=>(const Code&) const = default;
  [[nodiscard]] bool empty() const { return text.empty(); }
};

using DossierId = Id16<struct DossierIdTag>;
using CommandId = Id16<struct CommandIdTag>;
using SubmissionId = Id16<struct SubmissionIdTag>;  // a UUID on the wire: see parse_uuid
using OfficerId = Id16<struct OfficerIdTag>;
using GrantId = Id16<struct GrantIdTag>;            // a role given to an officer
using DelegationId = Id16<struct DelegationIdTag>;  // a written delegation instrument
using KeyId = Id16<struct KeyIdTag>;
using BootId = Id16<struct BootIdTag>;
using FileId = Id16<struct FileIdTag>;  // an attachment, before and after its address

using Sha256 = Hash32<struct Sha256Tag>;
using Leaf = Hash32<struct LeafTag>;
using TreeRoot = Hash32<struct TreeRootTag>;
using DocumentHash = Hash32<struct DocumentHashTag>;  // a catalogue document (procedure version)
using ReleaseHash = Hash32<struct ReleaseHashTag>;
using BlobAddress = Hash32<struct BlobAddressTag>;  // SHA-256 of the ciphertext

using ProcedureCode = Code<struct ProcedureCodeTag>;  // "1.004873"
using UnitCode = Code<struct UnitCodeTag>;            // "15607"
using AgencyCode = Code<struct AgencyCodeTag>;        // opaque configuration
using DossierCode = Code<struct DossierCodeTag>;      // "15607-260213-0001"
using Username = Code<struct UsernameTag>;
using ResultCode = Code<struct ResultCodeTag>;  // "KQ.G15.000031"
using CalendarVersion = Code<struct CalendarVersionTag>;

/// What a stream is about. The letter is its first byte everywhere, and is for ever.
enum class StreamKind : char {
  kDossier = 'd',
  kNote = 'n',
  kTicketDay = 't',
  kAppointment = 'a',
  kProblem = 'q',
  kPayment = 'p',
  kBookYear = 'b',   // one numbered book or outgoing series of one year
  kFeeSeries = 'f',  // one notified series of fee receipts
  kTill = 'm',       // shifts, days and handovers of a unit
  kUnit = 'u',
  kStaff = 's',
  kCatalogue = 'c',
  kNode = 'o',
};
[[nodiscard]] std::optional<StreamKind> stream_kind(char letter);

/// A stream: outward "d.<22 characters>", in tables the letter followed by 16 bytes.
struct StreamId {
  StreamKind kind = StreamKind::kNode;
  std::array<std::uint8_t, 16> id{};

  auto operator<=>(const StreamId&) const = default;
  [[nodiscard]] std::string text() const;
  [[nodiscard]] Bytes raw() const;
  [[nodiscard]] static std::optional<StreamId> parse(std::string_view text);
  [[nodiscard]] static std::optional<StreamId> from_raw(std::string_view raw);
};

[[nodiscard]] StreamId stream_of(DossierId id);
/// The stream of a named thing (a unit, the catalogue): first 16 bytes of
/// SHA-256("motcua-stream" ‖ letter ‖ name).
[[nodiscard]] StreamId named_stream(StreamKind kind, std::string_view name);

/// First 16 bytes of SHA-256("motcua-submission" ‖ 16 bytes of the submission id): one form sent
/// twice by two ways is one dossier.
[[nodiscard]] DossierId dossier_of(SubmissionId submission);

/// RFC 9562 text form, any case in; 16 bytes.
[[nodiscard]] std::optional<SubmissionId> parse_uuid(std::string_view text);
/// Any Idempotency-Key of a writing call other than the first: also a UUID.
[[nodiscard]] std::optional<CommandId> parse_command_id(std::string_view uuid_text);
[[nodiscard]] std::string uuid_text(std::string_view sixteen_bytes);

}  // namespace motcua

template <class Tag>
struct std::hash<motcua::Id16<Tag>> {
  std::size_t operator()(const motcua::Id16<Tag>& id) const noexcept {
    return std::hash<std::string_view>{}(id.view());
  }
};
template <class Tag>
struct std::hash<motcua::Hash32<Tag>> {
  std::size_t operator()(const motcua::Hash32<Tag>& value) const noexcept {
    return std::hash<std::string_view>{}(value.view());
  }
};
template <class Tag>
struct std::hash<motcua::Code<Tag>> {
  std::size_t operator()(const motcua::Code<Tag>& code) const noexcept {
    return std::hash<std::string>{}(code.text);
  }
};
template <>
struct std::hash<motcua::StreamId> {
  std::size_t operator()(const motcua::StreamId& stream) const noexcept {
    const std::string_view id(reinterpret_cast<const char*>(stream.id.data()), stream.id.size());
    return std::hash<std::string_view>{}(id) ^ static_cast<unsigned char>(stream.kind);
  }
};
