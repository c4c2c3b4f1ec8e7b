// Withdrawing, stopping, taking back; names by others, legal holds, erasure, notes, prints.
#include <algorithm>

#include "dossier/judge.h"

namespace motcua::dossier::judging {
Verdict judge(const Case& at, const WithdrawDossier& c) {
  TRY(with_words(c.text));
  return Events{DossierWithdrawn{at.facts.now, sealed(c.text)}};
}

Verdict judge(const Case& at, const StopDossier& c) {
  TRY(mandate(at, office::ActKind::kSignStop));
  if (c.out_number.empty()) return refuse(Refusal::kOutNumberMissing);
  TRY(with_words(c.text));
  return Events{DossierStopped{c.ground, c.out_number, at.facts.now, sealed(c.text)}};
}

Verdict judge(const Case& at, const Undo& c) {
  const LastAct& last = *at.state.last;
  if (c.cites > at.state.version) return refuse(Refusal::kCitedUnknown, {}, std::nullopt, c.cites);
  if (c.cites != last.first_seq) return refuse(Refusal::kLaterDepends, {}, std::nullopt, c.cites);
  return Events{EntryUndone{c.cites, sealed_words(c.text)}};
}

Verdict judge(const Case& at, const BindAlias& c) {
  const auto bound = at.state.aliases.find(c.kind);
  if (bound != at.state.aliases.end()) return refuse(Refusal::kAliasTaken, bound->second.text);
  if (at.facts.alias_of_another) return refuse(Refusal::kAliasOfAnother, c.code.text);
  return Events{AliasBound{c.kind, c.code}};
}

Verdict judge(const Case& at, const PlaceHold& c) {
  if (c.decision.empty()) return refuse(Refusal::kDecisionMissing);
  const auto& holds = at.state.holds;
  if (std::find(holds.begin(), holds.end(), c.decision) != holds.end())
    return refuse(Refusal::kHoldExists, c.decision);
  return Events{HoldPlaced{c.decision, sealed_words(c.text)}};
}

Verdict judge(const Case& at, const LiftHold& c) {
  const auto& holds = at.state.holds;
  if (std::find(holds.begin(), holds.end(), c.decision) == holds.end())
    return refuse(Refusal::kHoldUnknown, c.decision);
  return Events{HoldLifted{c.decision, sealed_words(c.text)}};
}

Verdict judge(const Case& at, const OrderErasure& c) {
  TRY(check_reauthenticated(at));
  if (!at.state.erasure_requested_by)
    return Events{ErasureRequested{c.basis, sealed_words(c.text)}};
  return Events{ErasureOrdered{c.basis, sealed_words(c.text)}};
}

Verdict judge(const Case&, const AddNote& c) {
  TRY(with_words(c.text));
  return Events{DossierNoted{sealed(c.text)}};
}

Verdict judge(const Case& at, const PrintPaper& c) {
  const Printable* printable = at.state.printable(c.form, c.cites);
  if (printable == nullptr) return refuse(Refusal::kFormNotThere, std::string(word(c.form)));
  return Events{PaperPrinted{c.form, printable->cites, printable->copies + 1}};
}

}  // namespace motcua::dossier::judging
