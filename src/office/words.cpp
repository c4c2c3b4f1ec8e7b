#include "office/words.h"

namespace motcua::office {

const std::vector<std::string_view>& enum_words(Role) {
  static const std::vector<std::string_view> kWords{
      "director",  "deputy",     "receiving_officer", "specialist", "assistant",
      "inspector", "integrator", "administrator",     "node"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Capacity) {
  static const std::vector<std::string_view> kWords{"head", "kt", "tuq", "tl"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(ActKind) {
  static const std::vector<std::string_view> kWords{"sign_result", "sign_refusal", "sign_apology",
                                                    "sign_stop"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(LockGround) {
  static const std::vector<std::string_view> kWords{"too_many_attempts", "on_leave", "left",
                                                    "by_order"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Area) {
  static const std::vector<std::string_view> kWords{"lowland", "mountain"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(ClosureGround) {
  static const std::vector<std::string_view> kWords{"storm", "flood", "power", "network", "other"};
  return kWords;
}

}  // namespace motcua::office
