// Proposing, signing, recording, issuing, returning and, in law, amending a result.
#include <algorithm>

#include "dossier/judge.h"

namespace motcua::dossier::judging {
namespace {

using Checked = Result<Done, Rejection>;

Checked check_code(const catalogue::Procedure& procedure, const ResultCode& code) {
  const auto& results = procedure.results;
  const bool known =
      code.empty() || results.empty() ||
      std::any_of(results.begin(), results.end(),
                  [&](const catalogue::ResultPaper& paper) { return paper.code == code.text; });
  if (!known) return refuse(Refusal::kResultCodeUnknown, code.text);
  return Done{};
}

Event checked_event(const Facts& facts) {
  SignatureChecked event{*facts.signature, {}};
  if (!facts.signers.signers.empty()) event.signer = sealed(facts.signers);
  return event;
}

/// The check of the signature in force, made for this command; null when none was made.
const SignatureFinding* fresh_finding(const Case& at) {
  const auto& found = at.facts.signature;
  const auto& signature = at.state.signature;
  return found && signature && signature->file == found->file ? &*found : nullptr;
}

/// Nothing goes into the book on a file nobody looked at: a check that is still owed is the first
/// event of the act.
Verdict look_at_signature(const Case& at) {
  const auto& signature = at.state.signature;
  if (!signature || !signature->file || signature->check) return Events{};
  const SignatureFinding* found = fresh_finding(at);
  if (found == nullptr) return refuse(Refusal::kSignatureNotChecked);
  if (!lets_issue(found->verdict))
    return refuse(Refusal::kSignatureDoesNotHold, std::string(word(found->verdict)));
  return Events{checked_event(at.facts)};
}

bool has_number(const std::vector<ResultPaper>& papers, const std::string& number) {
  return std::any_of(papers.begin(), papers.end(),
                     [&](const ResultPaper& paper) { return paper.number == number; });
}

Checked check_paper(const Case& at, const RecordResult& c, const ResultPaper& paper) {
  TRY(past_date(at, paper.on));
  if (at.state.proposal && paper.negative != at.state.proposal->negative)
    return refuse(Refusal::kPaperOutcomeDiffers, paper.number);
  if (paper.file) {
    const bool signed_one = at.state.signature && at.state.signature->file == paper.file;
    const bool brought = std::any_of(c.files.begin(), c.files.end(),
                                     [&](const File& file) { return file.id == *paper.file; });
    if (!signed_one && !brought) return refuse(Refusal::kFileUnknown, paper.file->text());
  }
  return Done{};
}

bool in_person(catalogue::ReturnMode mode) {
  return mode == catalogue::ReturnMode::kCounter || mode == catalogue::ReturnMode::kHamlet;
}

bool fits_mode(Collector to, catalogue::ReturnMode mode) {
  switch (to) {
    case Collector::kApplicant:
    case Collector::kOwner:
    case Collector::kProxy:
    case Collector::kAllParties: return in_person(mode);
    case Collector::kPostOffice: return mode == catalogue::ReturnMode::kPost;
    case Collector::kCitizenAccount: return mode == catalogue::ReturnMode::kElectronic;
  }
  return false;
}

/// Who must be there: by the procedure's own text (1.000894: both spouses, and they sign).
Checked check_presence(const catalogue::ReturnRule& rule, const ReturnResult& c) {
  const std::string presence(catalogue::word(rule.presence));
  switch (rule.presence) {
    case catalogue::Presence::kNone:
    case catalogue::Presence::kProxyAllowed: return Done{};
    case catalogue::Presence::kApplicant:
      if (!in_person(c.mode)) return refuse(Refusal::kModeContradictsPresence, presence);
      if (c.to == Collector::kProxy) return refuse(Refusal::kPresenceRequired, presence);
      return Done{};
    case catalogue::Presence::kAllParties:
      if (!in_person(c.mode)) return refuse(Refusal::kModeContradictsPresence, presence);
      if (c.to != Collector::kAllParties) return refuse(Refusal::kPresenceRequired, presence);
      return Done{};
  }
  return Done{};
}

/// Originals are handed in at return where only copies were filed (1.013978).
Checked check_handed_in(const Case& at, const catalogue::ReturnRule& rule, const ReturnResult& c) {
  for (const std::string& id : rule.hand_in) {
    const auto filed = std::find_if(at.state.components.begin(), at.state.components.end(),
                                    [&](const ComponentShown& shown) { return shown.id == id; });
    const bool original_here = filed != at.state.components.end() && filed->originals > 0;
    const bool handed_in =
        std::find(c.handed_in.begin(), c.handed_in.end(), id) != c.handed_in.end();
    if (!original_here && !handed_in) return refuse(Refusal::kHandInMissing, id);
  }
  return Done{};
}

}  // namespace

Result<Done, Rejection> check_reauthenticated(const Case& at) {
  const auto& proof = at.facts.reauthenticated;
  if (!proof) return refuse(Refusal::kReauthenticationMissing);
  const std::int64_t age = at.facts.claimed.ms - proof->ms;
  const std::int64_t age_max = at.facts.policy.reauthentication_ms;
  if (age < 0 || age > age_max)
    return refuse(Refusal::kReauthenticationTooOld, {}, std::nullopt, age_max / 60'000);
  return Done{};
}

Verdict judge(const Case& at, const ProposeResult& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  for (const ResultCode& code : c.codes) TRY(check_code(*procedure, code));
  if (c.negative) TRY(with_words(c.text));
  return Events{ResultProposed{c.negative, c.codes, sealed_words(c.text)}};
}

Verdict judge(const Case&, const SendBack& c) {
  TRY(with_words(c.text));
  return Events{ProposalSentBack{sealed(c.text)}};
}

Verdict judge(const Case& at, const SignResult& c) {
  const office::Delegation instrument = TRY(mandate(at, office::ActKind::kSignResult));
  const bool own_proposal = at.state.proposal && at.state.proposal->by == at.facts.actor.officer;
  if (own_proposal && !at.facts.policy.proposer_may_sign) return refuse(Refusal::kProposedBySigner);
  ResultSigned result;
  result.way = c.way;
  result.capacity = instrument.capacity;
  result.instrument = instrument.instrument;
  result.on = at.facts.now.date;
  result.text = sealed_words(c.text);
  if (c.way == SignWay::kFile) {
    if (!c.file || !c.file->sha256) return refuse(Refusal::kSignedFileMissing);
    result.file = c.file->id;
    result.sha256 = c.file->sha256;
    std::vector<File> files{*c.file};
    if (c.content) files.push_back(*c.content);
    result.files = sealed_files(files);
  } else {
    if (c.file || c.content) return refuse(Refusal::kSignedFileNotWanted);
    TRY(check_reauthenticated(at));
  }
  return Events{std::move(result)};
}

Verdict judge(const Case& at, const RecordResult& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  if (c.papers.empty()) return refuse(Refusal::kPapersMissing);
  std::vector<ResultPaper> known = at.state.papers;
  for (const ResultPaper& paper : c.papers) {
    TRY(check_code(*procedure, paper.code));
    if (has_number(known, paper.number)) return refuse(Refusal::kPaperNumberTaken, paper.number);
    TRY(check_paper(at, c, paper));
    known.push_back(paper);
  }
  Events events = TRY(look_at_signature(at));
  events.push_back(ResultRecorded{c.papers, sealed_words(c.text), sealed_files(c.files)});
  if (c.issue) events.push_back(ResultIssued{at.facts.now, std::nullopt});
  return events;
}

Verdict judge(const Case& at, const IssueResult& c) {
  Events events = TRY(look_at_signature(at));
  events.push_back(ResultIssued{at.facts.now, sealed_words(c.text)});
  return events;
}

Verdict judge(const Case& at, const CheckSignature&) {
  if (fresh_finding(at) == nullptr) return refuse(Refusal::kSignatureNotChecked);
  return Events{checked_event(at.facts)};
}

Verdict judge(const Case& at, const ReturnResult& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  const catalogue::ReturnRule& rule = procedure->return_rule;
  if (!rule.modes.empty() &&
      std::find(rule.modes.begin(), rule.modes.end(), c.mode) == rule.modes.end())
    return refuse(Refusal::kReturnModeNotOffered, std::string(catalogue::word(c.mode)));
  if (!fits_mode(c.to, c.mode))
    return refuse(Refusal::kCollectorContradictsMode, std::string(word(c.to)));
  TRY(check_component_ids(*procedure, c.handed_in));
  const bool negative = at.state.proposal && at.state.proposal->negative;
  if (!negative) {
    TRY(check_presence(rule, c));
    TRY(check_handed_in(at, rule, c));
  }
  if (c.to == Collector::kProxy && !c.collected_by)
    return refuse(Refusal::kApplicantIncomplete, "collected_by");
  ResultReturned returned;
  returned.mode = c.mode;
  returned.to = c.to;
  returned.at = at.facts.now;
  returned.handed_in = c.handed_in;
  if (c.collected_by) {
    People people;
    people.applicant.person = *c.collected_by;
    TRY(check_people(people, at.state.way == Way::kAssisted ? Way::kCounter : at.state.way,
                     at.facts.now.date));
    returned.people = sealed(std::move(people));
  }
  returned.text = sealed_words(c.text);
  return Events{std::move(returned)};
}

Verdict judge(const Case& at, const AmendResult& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  const auto& acts = procedure->corrections;
  const bool known = std::any_of(
      acts.begin(), acts.end(), [&](const catalogue::CorrectionRule& r) { return r.act == c.act; });
  if (!known) return refuse(Refusal::kActNotInProcedure, std::string(catalogue::word(c.act)));
  if (c.decision.empty()) return refuse(Refusal::kDecisionMissing);
  TRY(with_words(c.text));
  TRY(past_date(at, c.on));
  if (!has_number(at.state.papers, c.paper)) return refuse(Refusal::kPaperUnknown, c.paper);
  const auto ends = [&](const Amendment& amendment) {
    return amendment.paper == c.paper && (amendment.act == catalogue::CorrectionAct::kRevoke ||
                                          amendment.act == catalogue::CorrectionAct::kAnnul);
  };
  const auto& earlier = at.state.amendments;
  if (std::any_of(earlier.begin(), earlier.end(), ends))
    return refuse(Refusal::kAlreadyAmended, c.paper);
  return Events{ResultAmended{c.act, c.paper, c.decision, c.on, c.replaced_by, sealed(c.text)}};
}

}  // namespace motcua::dossier::judging
