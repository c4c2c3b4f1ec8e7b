#include <algorithm>
#include <utility>

#include "dossier/people.h"

namespace motcua::dossier {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits) {
  int out = 0;
  for (const char c : digits) out = out * 10 + (c - '0');
  return out;
}

/// Codes of the provinces as they stood before mid-2025: three digits, even ones but a few, 001 to
/// 096. The list is from memory, so only the range is held against the number.
bool may_be_province(std::string_view three) {
  const int code = number_of(three);
  return code >= 1 && code <= 96;
}

std::optional<IdentityFault> personal_number_fault(std::string_view number,
                                                   std::optional<Date> born,
                                                   std::optional<Sex> sex) {
  if (!all_digits(number)) return IdentityFault::kNotDigits;
  if (number.size() != 12) return IdentityFault::kLength;
  if (!may_be_province(number.substr(0, 3))) return IdentityFault::kUnknownProvince;
  const int century_and_sex = number[3] - '0';  // 0, 1: born 1900-1999, male, female; 2, 3: 2000-
  if (sex && (century_and_sex % 2 == 1) != (*sex == Sex::kFemale))
    return IdentityFault::kSexContradicts;
  if (born && (born->year() / 100 - 19 != century_and_sex / 2 ||
               born->year() % 100 != number_of(number.substr(4, 2))))
    return IdentityFault::kYearContradicts;
  return std::nullopt;
}

}  // namespace

std::optional<IdentityFault> identity_fault(const Identity& identity, std::optional<Date> born,
                                            std::optional<Sex> sex) {
  const std::string& number = identity.number;
  switch (identity.kind) {
    case IdentityKind::kPersonalNumber: return personal_number_fault(number, born, sex);
    case IdentityKind::kOldCard:
      if (!all_digits(number)) return IdentityFault::kNotDigits;
      return number.size() == 9 ? std::nullopt : std::optional(IdentityFault::kLength);
    case IdentityKind::kPassport: {
      // Of any state: ICAO Doc 9303 allows nine signs, some states print fewer.
      if (number.size() < 6 || number.size() > 9) return IdentityFault::kLength;
      const bool fits = std::all_of(number.begin(), number.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
      });
      return fits ? std::nullopt : std::optional(IdentityFault::kForm);
    }
    case IdentityKind::kTaxCode: {
      // Ten digits, a branch "-001" behind them; since 2025 also the 12 digits of a person.
      if (number.size() == 12 && all_digits(number)) return std::nullopt;
      if (number.size() != 10 && number.size() != 14) return IdentityFault::kLength;
      if (!all_digits(number.substr(0, 10))) return IdentityFault::kNotDigits;
      const bool branch =
          number.size() == 10 || (number[10] == '-' && all_digits(number.substr(11)));
      return branch ? std::nullopt : std::optional(IdentityFault::kForm);
    }
  }
  return IdentityFault::kForm;
}

int age_years(Date born, Date on) {
  const int years = on.year() - born.year();
  const bool before_birthday =
      std::pair(on.month(), on.day()) < std::pair(born.month(), born.day());
  return before_birthday ? years - 1 : years;
}

const std::string& Party::name() const {
  static const std::string kNobody;
  if (person) return person->name;
  return organisation ? organisation->name : kNobody;
}

}  // namespace motcua::dossier
