// Filing, receiving, refusing; mending and checking what was taken in.
#include <algorithm>

#include "base/check.h"
#include "dossier/judge.h"
#include "dossier/numbering.h"

namespace motcua::dossier::judging {
namespace {

bool has_file(const std::vector<File>& files, const FileId& id) {
  return std::any_of(files.begin(), files.end(), [&](const File& f) { return f.id == id; });
}

Result<Intake, Rejection> take_in(const Case& at, const IntakeRequest& request,
                                  const catalogue::Procedure& procedure) {
  const Facts& facts = at.facts;
  if (procedure.code != request.procedure)
    return refuse(Refusal::kProcedureUnknown, request.procedure.text);
  if (!facts.number) return refuse(Refusal::kNumberMissing);
  CHECK(facts.check.size() == kCheckLength, "the check comes with the number");
  if (!catalogue::has_case(procedure, request.case_name))
    return refuse(Refusal::kCaseUnknown, request.case_name);
  TRY(check_components(procedure, request.components, request.files));
  const auto& modes = procedure.return_rule.modes;
  if (request.return_mode && !modes.empty() &&
      std::find(modes.begin(), modes.end(), *request.return_mode) == modes.end())
    return refuse(Refusal::kReturnModeNotOffered,
                  std::string(catalogue::word(*request.return_mode)));
  TRY(check_people(request.people, request.way, facts.now.date));

  Intake intake;
  intake.number = *facts.number;
  intake.check = facts.check;
  intake.procedure = request.procedure;
  intake.case_name = request.case_name;
  intake.way = request.way;
  intake.channel = channel_of(request.way);
  intake.area = facts.area;
  intake.units.receiving = facts.unit;
  intake.units.competent = request.competent.empty() ? facts.unit : request.competent;
  intake.units.returning = request.returning.empty() ? facts.unit : request.returning;
  intake.units.custodian = facts.unit;
  intake.filed = TRY(act_time(at, request.filed));
  intake.components = request.components;
  intake.return_mode = request.return_mode;
  return intake;
}

template <class BirthEvent>
void seal_intake(BirthEvent& event, const IntakeRequest& request) {
  event.people = sealed(request.people);
  event.summary = sealed(Summary{request.people.dossier_owner().name(), request.subject});
  if (!request.form.is_null()) event.form = sealed(request.form);
  event.files = sealed_files(request.files);
}

Words with_basis(Words words, const std::optional<EnteredLimit>& limit) {
  if (limit) words.items.push_back(limit->basis);
  return words;
}

}  // namespace

Result<Done, Rejection> check_components(const catalogue::Procedure& procedure,
                                         const std::vector<ComponentShown>& shown,
                                         const std::vector<File>& files) {
  for (const ComponentShown& one : shown) {
    if (catalogue::find_component(procedure, one.id) == nullptr)
      return refuse(Refusal::kComponentUnknown, one.id);
    for (const FileId& id : one.files)
      if (!has_file(files, id)) return refuse(Refusal::kFileUnknown, id.text());
  }
  return Done{};
}

Result<Done, Rejection> check_component_ids(const catalogue::Procedure& procedure,
                                            const std::vector<std::string>& ids) {
  for (const std::string& id : ids)
    if (catalogue::find_component(procedure, id) == nullptr)
      return refuse(Refusal::kComponentUnknown, id);
  return Done{};
}

Verdict judge(const Case& at, const FileDossier& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  DossierFiled filed;
  filed.intake = TRY(take_in(at, c.intake, *procedure));
  filed.procedure_version = at.facts.procedure_version;
  filed.submission = at.facts.submission;
  seal_intake(filed, c.intake);
  filed.text = sealed_words(c.intake.text);
  return Events{std::move(filed)};
}

Verdict judge(const Case& at, const ReceiveDossier& c) {
  const bool birth = at.state.phase == Phase::kNone;
  if (birth && !c.intake) return refuse(Refusal::kIntakeMissing);
  if (!birth && c.intake) return refuse(Refusal::kIntakeNotWanted);
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  DossierReceived received;
  received.procedure_version = at.facts.procedure_version;
  json::Value form;
  Words words = c.text;
  Intake intake;
  if (birth) {
    // At the counter filing and receiving are one act: what was received on paper yesterday was
    // filed then, not now.
    IntakeRequest request = *c.intake;
    if (!request.filed) request.filed = c.received;
    intake = TRY(take_in(at, request, *procedure));
    received.intake = intake;
    received.submission = at.facts.submission;
    seal_intake(received, *c.intake);
    form = c.intake->form;
    if (words.empty()) words = c.intake->text;
  } else {
    intake.case_name = at.state.case_name;
    intake.area = at.state.area;
    intake.channel = at.state.channel;
    intake.filed = at.state.filed;
    if (const json::Value* answers = at.state.form.get()) form = *answers;
  }
  received.received = TRY(act_time(at, c.received ? c.received
                                       : birth    ? c.intake->filed
                                                  : c.received));
  if (received.received < intake.filed) return refuse(Refusal::kBeforeReceipt, {}, intake.filed);
  received.term = TRY(first_term(at, intake, received.received, c.limit, form));
  received.text = sealed_words(with_basis(std::move(words), c.limit));
  return Events{std::move(received)};
}

Verdict judge(const Case& at, const RefuseDossier& c) {
  TRY(mandate(at, office::ActKind::kSignRefusal));
  if (c.reasons.empty()) return refuse(Refusal::kReasonMissing);
  TRY(with_words(c.text));
  return Events{DossierRefused{c.reasons, c.out_number, sealed(c.text)}};
}

Verdict judge(const Case& at, const CorrectEntry& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  if (c.cites > at.state.version) return refuse(Refusal::kCitedUnknown, {}, std::nullopt, c.cites);
  TRY(with_words(c.text));
  EntryCorrected corrected;
  corrected.cites = c.cites;
  corrected.components = c.components;
  TRY(check_components(*procedure, c.components, c.files));
  if (c.people) {
    TRY(check_people(*c.people, at.state.way, at.facts.now.date));
    corrected.people = sealed(*c.people);
  }
  if (c.people || !c.subject.empty()) {
    const People* people = c.people ? &*c.people : at.state.people.get();
    if (people == nullptr) return refuse(Refusal::kPersonalDataLocked);
    const Summary* old = at.state.summary.get();
    const std::string& subject = c.subject.empty() && old != nullptr ? old->subject : c.subject;
    corrected.summary = sealed(Summary{people->dossier_owner().name(), subject});
  }
  if (!c.form.is_null()) corrected.form = sealed(c.form);
  if (c.components.empty() && !corrected.summary && !corrected.form)
    return refuse(Refusal::kNothingToCorrect);
  corrected.text = sealed(c.text);
  corrected.files = sealed_files(c.files);
  return Events{std::move(corrected)};
}

Verdict judge(const Case& at, const CheckDossier& c) {
  const catalogue::Procedure* procedure = TRY(procedure_of(at));
  TRY(check_component_ids(*procedure, c.missing));
  // Complete with something missing: both cannot be, and the list is the more exact of the two.
  return Events{DossierChecked{c.complete && c.missing.empty(), c.missing, sealed_words(c.text)}};
}

}  // namespace motcua::dossier::judging
