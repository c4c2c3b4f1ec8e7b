#include "registers/words.h"

namespace motcua::registers {

BookClass class_of(Book book) {
  if (book <= Book::kOutgoingCommittee) return BookClass::kOutgoing;
  return book <= Book::kCertifiedTransactions ? BookClass::kCertification : BookClass::kCivilStatus;
}

const std::vector<std::string_view>& enum_words(Book) {
  static const std::vector<std::string_view> kWords{"outgoing_centre",
                                                    "outgoing_committee",
                                                    "certified_copies",
                                                    "certified_signatures",
                                                    "certified_translators",
                                                    "certified_transactions",
                                                    "births",
                                                    "marriages",
                                                    "deaths",
                                                    "parents_and_children",
                                                    "adoptions",
                                                    "guardianships",
                                                    "civil_status_changes",
                                                    "marital_status",
                                                    "extracts"};
  return kWords;
}

const std::vector<std::string_view>& enum_words(SpoilGround) {
  static const std::vector<std::string_view> kWords{
      "misprinted", "torn", "wrong_person", "duplicate", "abandoned", "not_used", "other"};
  return kWords;
}

}  // namespace motcua::registers
