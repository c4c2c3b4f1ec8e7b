#include "app/form_entry.h"

#include <algorithm>
#include <utility>

#include "catalogue/form_answers.h"

namespace motcua::app {
namespace {

/// A check speaks in its own words: they travel beside the fault, under its path.
Problem problem_of(const std::vector<catalogue::AnswerFault>& faults) {
  InputErrors errors;
  std::vector<std::pair<std::string, std::string>> words;
  for (const catalogue::AnswerFault& fault : faults) {
    const std::string path = "form." + fault.field;
    errors.push_back({path, fault.fault, fault.limit});
    if (!fault.message.empty()) words.emplace_back(path, fault.message);
  }
  Problem problem{std::move(errors)};
  problem.parameters = std::move(words);
  return problem;
}

Result<Done, Problem> settle(const catalogue::Forms& forms, const catalogue::Form& form,
                             const std::vector<catalogue::Fact>& facts, Date today,
                             json::Value& answers) {
  if (answers.find(catalogue::kFormMember) != nullptr && form_named_by(&answers) != form.hash)
    return fail(Problem{InputErrors{{"form._form", InputFault::kNotOneOf, 0}}});
  auto judged = catalogue::judge_answers(form, forms, facts, answers, today);
  if (!judged.faults.empty()) return fail(problem_of(judged.faults));
  if (judged.entered)
    judged.answers.insert(judged.answers.begin(),
                          {std::string(catalogue::kFormMember), json::Value(form.hash.text())});
  answers = judged.answers.empty() ? json::Value() : json::Value(std::move(judged.answers));
  return Done{};
}

}  // namespace

std::optional<DocumentHash> form_named_by(const json::Value* answers) {
  const json::Value* named = answers == nullptr ? nullptr : answers->find(catalogue::kFormMember);
  const std::string* text = named == nullptr ? nullptr : named->as_string();
  return text == nullptr ? std::nullopt : DocumentHash::parse(*text);
}

Result<Done, Problem> settle_answers(const Edition& edition, const ProcedureCode& procedure,
                                     Date today, json::Value& answers) {
  if (answers.as_object() == nullptr) return Done{};
  const catalogue::Procedure* known = edition.catalogue.find(procedure);
  const catalogue::Form* form = edition.forms->of(procedure);
  if (known == nullptr || form == nullptr) return Done{};  // decide() knows of the former
  return settle(*edition.forms, *form, known->facts, today, answers);
}

dossier::IntakeRequest* intake_of(dossier::Command& command) {
  if (auto* file = std::get_if<dossier::FileDossier>(&command)) return &file->intake;
  auto* receive = std::get_if<dossier::ReceiveDossier>(&command);
  return receive != nullptr && receive->intake ? &*receive->intake : nullptr;
}

LegalTime filed_at(const dossier::Command& command, const dossier::IntakeRequest& intake,
                   LegalTime now) {
  const auto* receive = std::get_if<dossier::ReceiveDossier>(&command);
  if (intake.filed) return *intake.filed;
  return receive != nullptr && receive->received ? *receive->received : now;
}

Result<Done, Problem> settle_intake(const Edition& edition, dossier::Command& command,
                                    LegalTime now) {
  dossier::IntakeRequest* intake = intake_of(command);
  if (intake == nullptr) return Done{};
  const Date day = filed_at(command, *intake, now).date;
  return settle_answers(edition, intake->procedure, day, intake->form);
}

Problem unread_birth(CatalogueBook& catalogue, const json::Value& body, LegalTime now,
                     InputErrors errors) {
  Problem problem{std::move(errors)};
  auto& all = std::get<InputErrors>(problem.cause);
  const json::Value* form = body.find("form");
  const json::Value* code = body.find("procedure");
  const bool is_told = std::any_of(all.begin(), all.end(), [](const InputError& error) {
    return error.path.starts_with("form") || error.path == "procedure";
  });
  if (is_told || form == nullptr || code == nullptr || code->as_string() == nullptr) return problem;
  const auto edition = catalogue.edition(now);
  if (!edition) return problem;
  json::Value answers = *form;
  const auto settled =
      settle_answers(**edition, ProcedureCode{*code->as_string()}, now.date, answers);
  if (settled) return problem;
  if (const auto* more = std::get_if<InputErrors>(&settled.error().cause))
    all.insert(all.end(), more->begin(), more->end());
  problem.parameters = settled.error().parameters;
  return problem;
}

Result<Done, Problem> settle_correction(CatalogueBook& catalogue, const dossier::State& state,
                                        LegalTime now, dossier::CorrectEntry& correction) {
  if (correction.form.as_object() == nullptr) return Done{};
  const json::Value* before = state.form.get();
  const auto named = form_named_by(before);
  const auto forms = catalogue.forms_with(named, now);
  const auto procedure = catalogue.pinned(state.procedure_version);
  const catalogue::Form* form = named ? forms->find(*named) : nullptr;
  if (form == nullptr) form = forms->of(state.procedure);
  if (form == nullptr || procedure == nullptr) return Done{};
  TRY(settle(*forms, *form, procedure->facts, now.date, correction.form));
  // The page sends all answers again: those that did not change are no correction.
  if (before != nullptr && *before == correction.form) correction.form = json::Value();
  return Done{};
}

}  // namespace motcua::app
