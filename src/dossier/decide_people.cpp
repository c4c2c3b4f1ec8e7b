// Whether the people of a dossier may stand as they are written: proxies, witnesses, interpreters.
#include "dossier/judge.h"

namespace motcua::dossier::judging {
namespace {

using Checked = Result<Done, Rejection>;

Checked check_person(const Person& person, std::string_view whom, Date today) {
  if (person.name.empty()) return refuse(Refusal::kApplicantIncomplete, std::string(whom));
  if (person.born && *person.born > today) return refuse(Refusal::kBornInFuture, std::string(whom));
  return Done{};
}

Checked check_party(const Party& party, std::string_view whom, Date today) {
  if (party.person.has_value() == party.organisation.has_value())
    return refuse(Refusal::kApplicantIncomplete, std::string(whom));
  if (party.person) return check_person(*party.person, whom, today);
  if (party.organisation->name.empty())
    return refuse(Refusal::kApplicantIncomplete, std::string(whom));
  if (party.organisation->representative.name.empty())
    return refuse(Refusal::kRepresentativeMissing, std::string(whom));
  return check_person(party.organisation->representative, whom, today);
}

/// Close kin need no deed; whoever else acts for another has one, certified.
Checked check_proxy(const Proxy& proxy, Date today) {
  TRY(check_person(proxy.person, "proxy", today));
  if (proxy.relation != Kinship::kNone) return Done{};
  if (!proxy.deed) return refuse(Refusal::kDeedMissing);
  if (!proxy.deed->certified) return refuse(Refusal::kDeedNotCertified);
  if (proxy.deed->on > today) return refuse(Refusal::kInFuture, "deed");
  return Done{};
}

}  // namespace

Result<Done, Rejection> check_people(const People& people, Way way, Date today) {
  TRY(check_party(people.applicant, "applicant", today));
  if (people.owner) TRY(check_party(*people.owner, "owner", today));
  for (const Party& one : people.beneficiaries) TRY(check_party(one, "beneficiary", today));
  if (people.contact) TRY(check_person(*people.contact, "contact", today));
  if (people.proxy) TRY(check_proxy(*people.proxy, today));
  if (people.interpreter) TRY(check_person(people.interpreter->person, "interpreter", today));
  for (const Person& one : people.witnesses) TRY(check_person(one, "witness", today));
  if (people.unable_to_sign && people.witnesses.size() < 2)
    return refuse(Refusal::kWitnessesMissing, {}, std::nullopt, 2);
  if (people.needs_interpreter && !people.interpreter) return refuse(Refusal::kInterpreterMissing);
  const bool helped = people.helper && !people.helper->name.empty();
  if (way == Way::kAssisted && !helped) return refuse(Refusal::kHelperMissing);
  return Done{};
}

}  // namespace motcua::dossier::judging
