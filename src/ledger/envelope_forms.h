// The forms of an event line's members, shared by its writer and its reader. Not for other folders.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ledger/envelope.h"

namespace motcua::ledger {

inline constexpr std::int64_t kFormat = 1;
inline constexpr std::size_t kKindBytesMax = 40;
inline constexpr std::size_t kCalendarVersionBytesMax = 40;
inline constexpr std::size_t kNonceBytes = 24;
inline constexpr std::size_t kCommitmentBytes = 16;
inline constexpr std::size_t kTagBytes = 16;
inline constexpr std::size_t kDepthMax = 32;  // the line itself is the first level
inline constexpr std::size_t kHeaderBytesUsual = 512;
inline constexpr std::size_t kLineBytesUsual = 1024;
inline constexpr std::array<std::string_view, 6> kPartNames = {"files",  "form",    "people",
                                                               "signer", "summary", "text"};

/// `[a-z_]+(\.[a-z_]+)*`, at most 40 bytes.
[[nodiscard]] bool is_kind(std::string_view text);
/// 1 to 40 printable ASCII characters, no space, no `"`, no `\`.
[[nodiscard]] bool is_calendar_version(std::string_view text);
[[nodiscard]] bool is_part_name(std::string_view text);

/// The line without any of write_entry's refusals.
[[nodiscard]] Bytes line_of(const Header& header, const json::Value& body,
                            const SealedParts& parts);

}  // namespace motcua::ledger
