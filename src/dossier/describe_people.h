// How people, words and files of a dossier are spelled (docs/formats/dossier_events.md, "Sealed
// parts"): one description for writing, strict reading and input.
#pragma once

#include "base/members.h"
#include "dossier/people.h"
#include "dossier/words.h"

// Found through the enumeration's own namespace.
namespace motcua::catalogue {
template <class E>
  requires std::is_enum_v<E>
[[nodiscard]] const std::vector<std::string_view>& enum_words(E) {
  return words<E>();
}
}  // namespace motcua::catalogue
namespace motcua::calendar {
[[nodiscard]] inline const std::vector<std::string_view>& enum_words(LimitUnit) {
  return catalogue::words<LimitUnit>();
}
template <class V>
void describe(V& v, Limit& limit) {
  v("value", limit.value, members::IntegerRule{0, 20'000});
  v("unit", limit.unit);
}
}  // namespace motcua::calendar

namespace motcua::dossier {

/// Reads from outside and can report more than one fault.
template <class V>
concept TakesFaults = requires(V& v) { v.fault(std::string_view{}, InputFault::kBadForm); };

template <class V>
void describe(V& v, Identity& identity) {
  v("kind", identity.kind);
  v("number", identity.number, members::TextRule{1, 40});
}

[[nodiscard]] inline InputFault input_fault(IdentityFault fault) {
  switch (fault) {
    case IdentityFault::kSexContradicts:
    case IdentityFault::kYearContradicts: return InputFault::kContradicts;
    case IdentityFault::kLength:
    case IdentityFault::kNotDigits:
    case IdentityFault::kUnknownProvince:
    case IdentityFault::kForm: return InputFault::kBadForm;
  }
  return InputFault::kBadForm;
}

template <class V>
void describe(V& v, Person& person) {
  v("name", person.name, members::kName);
  v.opt("identity", person.identity);
  v.opt("born", person.born);
  v.opt("sex", person.sex);
  v.opt("nationality", person.nationality, members::kName);
  v.opt("ethnic", person.ethnic, members::kName);
  v.opt("phone", person.phone, members::TextRule{3, 20});
  v.opt("email", person.email, members::kName);
  v.opt("address", person.address, members::kName);
  if constexpr (TakesFaults<V>) {
    if (person.identity && !person.identity->number.empty())
      if (const auto fault = identity_fault(*person.identity, person.born, person.sex))
        v.fault("identity", input_fault(*fault));
  }
}

template <class V>
void describe(V& v, Organisation& organisation) {
  v("name", organisation.name, members::kName);
  v.opt("tax_code", organisation.tax_code, members::TextRule{10, 14});
  v("representative", organisation.representative);
  v.opt("position", organisation.position, members::kName);
  if constexpr (TakesFaults<V>) {
    const Identity code{IdentityKind::kTaxCode, organisation.tax_code};
    if (!code.number.empty() && identity_fault(code, std::nullopt, std::nullopt))
      v.fault("tax_code", InputFault::kBadForm);
  }
}

template <class V>
void describe(V& v, Party& party) {
  v.opt("person", party.person);
  v.opt("organisation", party.organisation);
}

template <class V>
void describe(V& v, Deed& deed) {
  v("number", deed.number, members::TextRule{1, 60});
  v("on", deed.on);
  v("by", deed.by, members::kName);
  v.opt("certified", deed.certified);
}

template <class V>
void describe(V& v, Proxy& proxy) {
  v("person", proxy.person);
  v("relation", proxy.relation);
  v.opt("deed", proxy.deed);
}

template <class V>
void describe(V& v, Interpreter& interpreter) {
  v("person", interpreter.person);
  v("language", interpreter.language, members::kName);
}

template <class V>
void describe(V& v, Helper& helper) {
  v("name", helper.name, members::kName);
  v("kind", helper.kind);
  v("mandate", helper.mandate);
  v.opt("identity", helper.identity);
}

template <class V>
void describe(V& v, People& people) {
  v("applicant", people.applicant);
  v.opt("owner", people.owner);
  v.opt("beneficiaries", people.beneficiaries);
  v.opt("contact", people.contact);
  v.opt("proxy", people.proxy);
  v.opt("interpreter", people.interpreter);
  v.opt("witnesses", people.witnesses);
  v.opt("helper", people.helper);
  v.opt("unable_to_sign", people.unable_to_sign);
  v.opt("fingerprint", people.fingerprint);
  v.opt("needs_interpreter", people.needs_interpreter);
}

template <class V>
void describe(V& v, Summary& summary) {
  v("owner", summary.owner, members::kName);
  v.opt("subject", summary.subject, members::kName);
}

template <class V>
void describe(V& v, Words& words) {
  v.opt("text", words.text, members::kText);
  v.opt("items", words.items, members::kText);
}

template <class V>
void describe(V& v, File& file) {
  v("id", file.id);
  v("name", file.name, members::kName);
  // What app knows of the upload; from a client it would be a claim, and is refused.
  if constexpr (!TakesFaults<V>) {
    v.opt("media", file.media);
    v.opt("size", file.size);
    v.opt("sha256", file.sha256);
    v.opt("address", file.address);
    v.opt("key", file.key);
  }
}

template <class V>
void describe(V& v, Files& files) {
  v("files", files.files);
}

template <class V>
void describe(V& v, Signer& signer) {
  v.opt("name", signer.name, members::kName);
  v.opt("issuer", signer.issuer, members::kName);
}
template <class V>
void describe(V& v, Signers& signers) {
  v("signers", signers.signers);
}

}  // namespace motcua::dossier
