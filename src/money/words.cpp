#include "money/words.h"

namespace motcua::money {

const std::vector<std::string_view>& enum_words(Method) {
  static const std::vector<std::string_view> kWords{"cash", "transfer"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(VoidGround) {
  static const std::vector<std::string_view> kWords{"misprinted",   "torn",           "wrong_payer",
                                                    "wrong_amount", "payment_undone", "other"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(ItemKind) {
  static const std::vector<std::string_view> kWords{"cash",      "fee_receipts", "blanks",
                                                    "originals", "seal",         "other"};
  return kWords;
}

}  // namespace motcua::money
