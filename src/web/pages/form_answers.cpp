// The answers of a dossier's form, as people read them.
#include "catalogue/form_answers.h"

#include "web/form_json.h"
#include "web/labels.h"
#include "web/pages/form_block.h"

namespace motcua::web {
namespace {

std::string plain(const Talk& talk, const json::Value& value) {
  if (const bool* yes = value.as_bool()) return *yes ? talk("Có") : talk("Không");
  if (const std::int64_t* number = value.as_integer()) return std::to_string(*number);
  const std::string* words = value.as_string();
  return words == nullptr ? json::write(value) : *words;
}

/// What the procedure asked beside the form, or what a form says that is not at hand.
std::string question_of(const app::DossierView& dossier, const std::string& id) {
  if (dossier.procedure)
    for (const catalogue::Fact& fact : dossier.procedure->facts)
      if (fact.id == id) return fact.ask;
  return id;
}

std::string choice_of(const Talk& talk, const app::DossierView& dossier, const std::string& id,
                      const json::Value& value) {
  const std::string* word = value.as_string();
  if (word != nullptr && dossier.procedure)
    for (const catalogue::Fact& fact : dossier.procedure->facts)
      if (fact.id == id)
        for (const catalogue::Case& one : fact.choices)
          if (one.id == *word) return one.name;
  return plain(talk, value);
}

}  // namespace

const catalogue::Form* form_of(const catalogue::Forms& forms, const ProcedureCode& procedure,
                               const json::Value* answers) {
  const json::Value* named = answers == nullptr ? nullptr : answers->find(catalogue::kFormMember);
  const std::string* text = named == nullptr ? nullptr : named->as_string();
  const auto hash = text == nullptr ? std::nullopt : DocumentHash::parse(*text);
  return hash ? forms.find(*hash) : forms.of(procedure);
}

Html answers_section(const Talk& talk, const app::DossierView& dossier) {
  if (dossier.forms == nullptr) return {};
  const catalogue::Forms& forms = *dossier.forms;
  const auto& sealed = dossier.state.form;
  if (sealed.is_erased()) return paragraph(talk("Dữ liệu cá nhân đã xóa."));
  const json::Value* answers = sealed.get();
  if (answers == nullptr || answers->as_object() == nullptr) return {};
  const catalogue::Form* form = form_of(forms, dossier.state.procedure, answers);
  Html out;
  if (form != nullptr && answers->find(catalogue::kFormMember) != nullptr) {
    if (form->grade != catalogue::Grade::kPublished)
      out += soft(form->title + ". " + talk("Chưa đối chiếu mẫu tờ khai") + ".");
    for (const auto& section : form->sections) {
      Facts rows;
      for (const auto& field : section.fields)
        if (const json::Value* value = answers->find(field.id))
          rows.push_back({field.label, text(catalogue::shown_answer(field, forms, *value))});
      if (!rows.empty()) out += heading(3, section.title) + fact_list(rows);
    }
  }
  Facts others;
  for (const json::Member& member : *answers->as_object()) {
    if (member.name == catalogue::kFormMember) continue;
    const bool on_form = form != nullptr && form->find(member.name) != nullptr;
    if (on_form && answers->find(catalogue::kFormMember) != nullptr) continue;
    others.push_back({question_of(dossier, member.name),
                      text(choice_of(talk, dossier, member.name, member.value))});
  }
  if (!others.empty()) out += heading(3, talk("Đã hỏi người nộp")) + fact_list(others);
  return out;
}

Html answers_correction(const Fields& fields, const app::DossierView& dossier, Date today) {
  if (dossier.forms == nullptr) return {};
  const json::Value none(json::Object{});
  const json::Value* open = dossier.state.form.get();
  const json::Value& before = open == nullptr ? none : *open;
  const FormView view{form_of(*dossier.forms, dossier.state.procedure, open), dossier.forms.get(),
                      today, answers_of(fields.typed_values())};
  Html out = form_block(fields, view);
  // What the form does not ask stays as it was answered.
  for (const auto& [name, words] : answer_values(before))
    if (!form_asks(view, untyped(name).substr(5))) out += hidden(name, words);
  return out;
}

}  // namespace motcua::web
