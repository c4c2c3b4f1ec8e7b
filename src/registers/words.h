// The closed lists of the registers and the words that stand for them in events and JSON
// (docs/formats/register_events.md). Words are for ever.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace motcua::registers {

/// A numbered book, or a series of outgoing numbers. Which books there are, and what they are
/// called, is from memory (docs/unverified.md).
enum class Book : std::uint8_t {
  kOutgoingCentre,
  kOutgoingCommittee,
  kCertifiedCopies,
  kCertifiedSignatures,
  kCertifiedTranslators,
  kCertifiedTransactions,
  kBirths,
  kMarriages,
  kDeaths,
  kParentsAndChildren,
  kAdoptions,
  kGuardianships,
  kCivilStatusChanges,
  kMaritalStatus,
  kExtracts,
};
inline constexpr std::size_t kBooks = 15;

enum class BookClass : std::uint8_t { kOutgoing, kCertification, kCivilStatus };
[[nodiscard]] BookClass class_of(Book book);

enum class SpoilGround : std::uint8_t {
  kMisprinted,
  kTorn,
  kWrongPerson,
  kDuplicate,
  kAbandoned,
  kNotUsed,  // of another device's range, when the year is closed
  kOther,
};

[[nodiscard]] const std::vector<std::string_view>& enum_words(Book);
[[nodiscard]] const std::vector<std::string_view>& enum_words(SpoilGround);

template <class E>
[[nodiscard]] std::string_view word(E value) {
  return enum_words(value)[static_cast<std::size_t>(value)];
}

}  // namespace motcua::registers
