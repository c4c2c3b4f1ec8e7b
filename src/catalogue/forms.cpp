#include "catalogue/forms.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "catalogue/document.h"
#include "catalogue/form_parts.h"

namespace motcua::catalogue {
namespace {

using Faults = std::vector<SourceFault>;
constexpr std::size_t kItemsMax = 500;
constexpr input::TextRule kLabel{1, 200};
constexpr input::TextRule kSentence{1, 500};

/// "[a-z][a-z0-9_]*", at most 40 characters.
bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 40 || text.front() < 'a' || text.front() > 'z') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string id_of(input::Reader& in, std::string_view name) {
  std::string id = in.text(name, {1, 40});
  if (!is_id(id)) in.fault(name, InputFault::kBadForm);
  return id;
}

Condition condition_of(input::Reader& in, std::string_view name, bool required) {
  const json::Value* value = in.member(name, required);
  return value == nullptr ? Condition() : *value;
}

std::vector<Case> choices_of(input::Reader& in, InputErrors& errors) {
  std::vector<Case> out;
  std::size_t place = 0;
  for (const json::Value* item : in.items("choices", 60)) {
    input::Reader one(*item, errors, in.path_of("choices." + std::to_string(place++)));
    out.push_back({id_of(one, "id"), one.text("name", kLabel)});
    one.done();
  }
  return out;
}

FormField field_of(const json::Value& value, InputErrors& errors, std::string path) {
  input::Reader in(value, errors, std::move(path));
  FormField out;
  out.id = id_of(in, "id");
  out.kind = static_cast<FieldKind>(in.one_of("kind", words<FieldKind>()));
  out.label = in.text("label", kLabel);
  out.hint = in.optional_text("hint", kSentence).value_or("");
  out.required = in.boolean_or("required", false);
  out.when = condition_of(in, "when", false);
  out.choices = choices_of(in, errors);
  out.list = in.optional_text("list", {1, 40}).value_or("");
  const bool number = out.kind == FieldKind::kInteger || out.kind == FieldKind::kMoney;
  if (number) {
    out.low = in.optional_integer("low", 0, json::kIntegerMax).value_or(0);
    out.high = in.integer("high", 1, json::kIntegerMax);
  }
  out.past = in.boolean_or("past", false);
  out.prefill = in.optional_text("prefill", {1, 40}).value_or("");
  if ((out.kind == FieldKind::kChoice) == out.choices.empty())
    in.fault("choices", InputFault::kContradicts);
  if ((out.kind == FieldKind::kCode) == out.list.empty())
    in.fault("list", InputFault::kContradicts);
  in.done();
  return out;
}

FormSection section_of(const json::Value& value, InputErrors& errors, std::string path) {
  input::Reader in(value, errors, std::move(path));
  FormSection out;
  out.id = id_of(in, "id");
  out.title = in.text("title", kLabel);
  out.note = in.optional_text("note", kSentence).value_or("");
  out.when = condition_of(in, "when", false);
  for (const json::Value* item : in.items("fields", 60, true))
    out.fields.push_back(
        field_of(*item, errors, in.path_of("fields." + std::to_string(out.fields.size()))));
  in.done();
  return out;
}

FormCheck check_of(const json::Value& value, InputErrors& errors, std::string path) {
  input::Reader in(value, errors, std::move(path));
  FormCheck out;
  out.id = id_of(in, "id");
  out.rule = condition_of(in, "rule", true);
  out.field = in.text("field", {1, 40});
  out.message = in.text("message", kSentence);
  in.done();
  return out;
}

Form form_of(input::Reader& in, InputErrors& errors) {
  Form out;
  in.integer("format", 1, 1);
  out.name = in.text("name", {1, 60});
  out.title = in.text("title", kLabel);
  for (const json::Value* code : in.items("procedures", 50)) {
    const std::string* text = code->as_string();
    if (text == nullptr || !is_procedure_code(*text))
      in.fault("procedures", InputFault::kBadForm);
    else
      out.procedures.push_back(ProcedureCode{*text});
  }
  out.grade = static_cast<Grade>(in.one_of("grade", words<Grade>()));
  out.source = in.text("source", kSentence);
  out.folded = in.boolean_or("folded", false);
  for (const json::Value* item : in.items("sections", 20, true))
    out.sections.push_back(
        section_of(*item, errors, "sections." + std::to_string(out.sections.size())));
  for (const json::Value* item : in.items("checks", 50))
    out.checks.push_back(check_of(*item, errors, "checks." + std::to_string(out.checks.size())));
  in.done();
  return out;
}

CodeList list_of(input::Reader& in, InputErrors& errors) {
  CodeList out;
  in.integer("format", 1, 1);
  out.name = id_of(in, "name");
  out.title = in.text("title", kLabel);
  out.version = in.text("version", {1, 40});
  out.grade = static_cast<Grade>(in.one_of("grade", words<Grade>()));
  out.source = in.text("source", kSentence);
  std::set<std::string> codes;
  for (const json::Value* item : in.items("items", kItemsMax, true)) {
    input::Reader one(*item, errors, "items." + std::to_string(out.items.size()));
    CodeItem code{one.text("code", {1, 40}), one.text("name", kLabel),
                  one.optional_text("now", {1, 40}).value_or("")};
    one.done();
    if (!codes.insert(code.code).second) one.fault("code", InputFault::kContradicts);
    out.items.push_back(std::move(code));
  }
  in.done();
  return out;
}

/// The file as a value and, by our own writer, as the document that is hashed.
template <class T, class Read>
std::optional<T> document_of(const SourceFile& file, Read read, Faults& faults) {
  const auto parsed = json::parse(file.text, {.bytes_max = 256 * 1024, .depth_max = 40});
  if (!parsed) {
    faults.push_back({std::string(file.name), 0, "byte " + std::to_string(parsed.error().offset),
                      InputFault::kBadForm});
    return std::nullopt;
  }
  InputErrors errors;
  input::Reader in(*parsed, errors);
  T out = read(in, errors);
  out.document = json::write(*parsed);
  out.hash = hash_of_document(out.document);
  if (!is_nfc(file.text)) errors.push_back({"", InputFault::kBadCharacters, 0});
  for (const InputError& error : errors)
    faults.push_back({std::string(file.name), 0, error.path, error.fault});
  return out;
}

}  // namespace

template <>
const std::vector<std::string_view>& words<FieldKind>() {
  static const std::vector<std::string_view> all{
      "text",  "long_text", "name",   "date", "partial_date",    "integer",
      "money", "yes_no",    "choice", "code", "personal_number", "paper_number",
      "phone"};
  return all;
}

const FormField* Form::find(std::string_view id) const {
  for (const FormSection& section : sections)
    for (const FormField& field : section.fields)
      if (field.id == id) return &field;
  return nullptr;
}

const CodeItem* CodeList::find(std::string_view code) const {
  for (const CodeItem& item : items)
    if (item.code == code) return &item;
  return nullptr;
}

Forms::Forms(std::vector<Form> forms, std::vector<CodeList> lists)
    : forms_(std::move(forms)), lists_(std::move(lists)) {}

const Form* Forms::of(const ProcedureCode& procedure) const {
  const Form* general = nullptr;
  for (const Form& form : forms_) {
    if (form.procedures.empty()) general = &form;
    if (std::find(form.procedures.begin(), form.procedures.end(), procedure) !=
        form.procedures.end())
      return &form;
  }
  return general;
}

const Form* Forms::find(const DocumentHash& hash) const {
  for (const Form& form : forms_)
    if (form.hash == hash) return &form;
  return nullptr;
}

const CodeList* Forms::list(std::string_view name) const {
  for (const CodeList& list : lists_)
    if (list.name == name) return &list;
  return nullptr;
}

Result<Forms, Faults> parse_forms(const std::vector<SourceFile>& forms,
                                  const std::vector<SourceFile>& lists) {
  Faults faults;
  std::vector<CodeList> known;
  for (const SourceFile& file : lists)
    if (auto list = document_of<CodeList>(file, list_of, faults)) known.push_back(*std::move(list));
  std::vector<Form> read;
  for (const SourceFile& file : forms)
    if (auto form = document_of<Form>(file, form_of, faults)) read.push_back(*std::move(form));
  if (!faults.empty()) return fail(std::move(faults));
  return Forms(std::move(read), std::move(known));
}

Result<Forms, Faults> read_forms(const std::vector<SourceFile>& forms,
                                 const std::vector<SourceFile>& lists, const Catalogue& catalogue) {
  Forms out = TRY(parse_forms(forms, lists));
  Faults faults;
  std::set<std::string> taken;
  std::size_t generals = 0;
  for (std::size_t i = 0; i < out.all().size(); ++i) {
    const Form& form = out.all()[i];
    const std::string file(forms[i].name);
    lint_form(form, file, out, catalogue, faults);
    if (form.procedures.empty() && ++generals > 1)
      faults.push_back({file, 0, "procedures", InputFault::kContradicts});
    for (const ProcedureCode& code : form.procedures)
      if (!taken.insert(code.text).second)
        faults.push_back({file, 0, "procedures." + code.text, InputFault::kContradicts});
  }
  if (!faults.empty()) return fail(std::move(faults));
  return out;
}

}  // namespace motcua::catalogue
