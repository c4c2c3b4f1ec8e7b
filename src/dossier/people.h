// The people of a dossier, all personal data: sealed in events, Private in state
// (docs/formats/dossier_events.md, "Sealed parts").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "base/private.h"
#include "base/time.h"

namespace motcua::dossier {

enum class IdentityKind : std::uint8_t { kPersonalNumber, kOldCard, kPassport, kTaxCode };
enum class Sex : std::uint8_t { kMale, kFemale };
/// Close kin act without a certified deed (page 1.001193 of the National Portal).
enum class Kinship : std::uint8_t { kNone, kGrandparent, kParent, kChild, kSpouse, kSibling };
enum class HelperKind : std::uint8_t { kOfficer, kPostStaff, kHamlet, kRelative, kOther };
enum class Mandate : std::uint8_t { kAskedOrally, kAskedInWriting, kAuthorisedDeed };

struct Identity {
  IdentityKind kind = IdentityKind::kPersonalNumber;
  std::string number;
  bool operator==(const Identity&) const = default;
};

struct Person {
  std::string name;
  std::optional<Identity> identity;
  std::optional<Date> born;
  std::optional<Sex> sex;
  std::string nationality;
  std::string ethnic;
  std::string phone;
  std::string email;
  std::string address;
  bool operator==(const Person&) const = default;
};

struct Organisation {
  std::string name;
  std::string tax_code;
  Person representative;
  std::string position;
  bool operator==(const Organisation&) const = default;
};

/// Exactly one of the two.
struct Party {
  std::optional<Person> person;
  std::optional<Organisation> organisation;
  bool operator==(const Party&) const = default;
  /// The name that lists show.
  [[nodiscard]] const std::string& name() const;
};

struct Deed {
  std::string number;
  Date on;
  std::string by;
  bool certified = false;
  bool operator==(const Deed&) const = default;
};
struct Proxy {
  Person person;
  Kinship relation = Kinship::kNone;
  std::optional<Deed> deed;
  bool operator==(const Proxy&) const = default;
};
struct Interpreter {
  Person person;
  std::string language;
  bool operator==(const Interpreter&) const = default;
};
/// Who typed, for the applicant, and by what mandate.
struct Helper {
  std::string name;
  HelperKind kind = HelperKind::kOther;
  Mandate mandate = Mandate::kAskedOrally;
  std::optional<Identity> identity;
  bool operator==(const Helper&) const = default;
};

struct People {
  Party applicant;
  std::optional<Party> owner;  // none: the applicant
  std::vector<Party> beneficiaries;
  std::optional<Person> contact;
  std::optional<Proxy> proxy;
  std::optional<Interpreter> interpreter;
  std::vector<Person> witnesses;
  std::optional<Helper> helper;
  bool unable_to_sign = false;
  bool fingerprint = false;
  bool needs_interpreter = false;
  bool operator==(const People&) const = default;
  [[nodiscard]] const Party& dossier_owner() const { return owner ? *owner : applicant; }
};

/// What lists show of a dossier.
struct Summary {
  std::string owner;
  std::string subject;
  bool operator==(const Summary&) const = default;
};

/// Free text of an event: reasons, notes, faults told.
struct Words {
  std::string text;
  std::vector<std::string> items;
  bool operator==(const Words&) const = default;
  [[nodiscard]] bool empty() const { return text.empty() && items.empty(); }
};

/// An attachment. Clients send `id` and `name`; app fills the rest from the upload.
struct File {
  FileId id;
  std::string name;
  std::string media;
  std::int64_t size = 0;
  std::optional<Sha256> sha256;  // of the plaintext
  std::optional<BlobAddress> address;
  std::string key;  // hex, 64: opens the blob
  bool operator==(const File&) const = default;
};
struct Files {
  std::vector<File> files;
  bool operator==(const Files&) const = default;
};

/// Whom a certificate names. An official, yet a person: sealed like any other.
struct Signer {
  std::string name;
  std::string issuer;
  bool operator==(const Signer&) const = default;
};
struct Signers {
  std::vector<Signer> signers;
  bool operator==(const Signers&) const = default;
};

/// Whole years from `born` to `on`; negative when born later.
[[nodiscard]] int age_years(Date born, Date on);

enum class IdentityFault : std::uint8_t {
  kLength,
  kNotDigits,
  kUnknownProvince,  // first three digits: province of birth registration, codes of before 2025
  kSexContradicts,   // fourth digit against the stated sex or century
  kYearContradicts,  // digits 5-6 against the stated birth year
  kForm,
};
/// Checks the form only: whether such a number was ever given, nobody here can say.
/// Structure of the 12 digits: Circular 59/2021 of the Ministry of Public Security (from memory).
[[nodiscard]] std::optional<IdentityFault> identity_fault(const Identity& identity,
                                                          std::optional<Date> born,
                                                          std::optional<Sex> sex);

}  // namespace motcua::dossier
