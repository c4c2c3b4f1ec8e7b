// The closed lists of money and the words that stand for them in events and JSON
// (docs/formats/money_events.md). Words are for ever.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace motcua::money {

enum class Method : std::uint8_t { kCash, kTransfer };
enum class VoidGround : std::uint8_t {
  kMisprinted,
  kTorn,
  kWrongPayer,
  kWrongAmount,
  kPaymentUndone,
  kOther,
};
/// What changes hands at a handover.
enum class ItemKind : std::uint8_t { kCash, kFeeReceipts, kBlanks, kOriginals, kSeal, kOther };

[[nodiscard]] const std::vector<std::string_view>& enum_words(Method);
[[nodiscard]] const std::vector<std::string_view>& enum_words(VoidGround);
[[nodiscard]] const std::vector<std::string_view>& enum_words(ItemKind);

template <class E>
[[nodiscard]] std::string_view word(E value) {
  return enum_words(value)[static_cast<std::size_t>(value)];
}

}  // namespace motcua::money
