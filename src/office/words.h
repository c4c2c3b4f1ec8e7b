// The closed lists of the office and the words that stand for them in events and JSON
// (docs/formats/office_events.md). Words are for ever.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace motcua::office {

enum class Role : std::uint8_t {
  kDirector,
  kDeputy,
  kReceivingOfficer,
  kSpecialist,
  kAssistant,   // post or contract staff: no approval
  kInspector,   // reads
  kIntegrator,  // another system
  kAdministrator,
  kNode,  // the program itself, by the calendar; never granted
};
inline constexpr std::size_t kRoles = 9;

/// In what capacity an official signs; printed above the signature.
enum class Capacity : std::uint8_t { kHead, kKt, kTuq, kTl };
enum class ActKind : std::uint8_t { kSignResult, kSignRefusal, kSignApology, kSignStop };
enum class LockGround : std::uint8_t { kTooManyAttempts, kOnLeave, kLeft, kByOrder };
enum class Area : std::uint8_t { kLowland, kMountain };
enum class ClosureGround : std::uint8_t { kStorm, kFlood, kPower, kNetwork, kOther };

[[nodiscard]] const std::vector<std::string_view>& enum_words(Role);
[[nodiscard]] const std::vector<std::string_view>& enum_words(Capacity);
[[nodiscard]] const std::vector<std::string_view>& enum_words(ActKind);
[[nodiscard]] const std::vector<std::string_view>& enum_words(LockGround);
[[nodiscard]] const std::vector<std::string_view>& enum_words(Area);
[[nodiscard]] const std::vector<std::string_view>& enum_words(ClosureGround);

template <class E>
[[nodiscard]] std::string_view word(E value) {
  return enum_words(value)[static_cast<std::size_t>(value)];
}

/// A set of roles.
class RoleSet {
 public:
  constexpr RoleSet() = default;
  constexpr RoleSet(std::initializer_list<Role> roles) {
    for (const Role role : roles) add(role);
  }
  constexpr void add(Role role) { bits_ = static_cast<std::uint16_t>(bits_ | bit(role)); }
  [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  [[nodiscard]] constexpr bool meets(RoleSet other) const { return (bits_ & other.bits_) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const RoleSet&) const = default;

 private:
  static constexpr std::uint16_t bit(Role role) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(role));
  }
  std::uint16_t bits_ = 0;
};

}  // namespace motcua::office
