// Filling in from an earlier dossier of the same person, with its number shown beside what came
// from it. Only dossiers that the reader may open anyway.
#include "base/text.h"
#include "catalogue/form_answers.h"

#include "web/pages/dossier.h"
#include "web/pages/form_block.h"

namespace motcua::web {
namespace {

/// The code whose name is written so ("thai" is "Thái"); "" when none is.
std::string code_named(const catalogue::Forms& forms, std::string_view list,
                       const std::string& name) {
  const catalogue::CodeList* known = forms.list(list);
  if (known == nullptr || name.empty()) return {};
  for (const catalogue::CodeItem& item : known->items)
    if (fold(item.name) == fold(name)) return item.code;
  return {};
}

std::string value_for(const catalogue::FormField& field, const dossier::Person& person,
                      const catalogue::Forms& forms, const json::Value* earlier) {
  const std::string& from = field.prefill;
  if (from == "applicant.name") return person.name;
  if (from == "applicant.born") return person.born ? person.born->text() : "";
  if (from == "applicant.sex" && person.sex)
    return *person.sex == dossier::Sex::kMale ? "male" : "female";
  if (from == "applicant.ethnic") return code_named(forms, field.list, person.ethnic);
  if (from == "applicant.nationality") return code_named(forms, field.list, person.nationality);
  if (from == "applicant.number" && person.identity &&
      person.identity->kind == dossier::IdentityKind::kPersonalNumber)
    return person.identity->number;
  if (from == "applicant.address") return person.address;
  if (from == "applicant.phone") return person.phone;
  if (!from.starts_with("form.") || earlier == nullptr) return {};
  const json::Value* said = earlier->find(from.substr(5));
  if (said == nullptr) return {};
  for (const auto& [name, words] : answer_values(json::Object{{field.id, *said}})) return words;
  return {};
}

}  // namespace

std::vector<http::Parameters::Pair> values_from_earlier(const app::DossierView& earlier,
                                                        const catalogue::Form* form,
                                                        const catalogue::Forms& forms) {
  std::vector<http::Parameters::Pair> out;
  const dossier::People* people = earlier.state.people.get();
  if (people == nullptr) return out;
  const std::string kApplicant = "people.applicant.";
  const http::Parameters known = people_values(*people);
  for (const auto& pair : known.all())
    if (pair.first.starts_with(kApplicant)) out.push_back(pair);
  if (form == nullptr || !people->applicant.person) return out;
  for (const auto& section : form->sections) {
    for (const auto& field : section.fields) {
      const std::string value =
          value_for(field, *people->applicant.person, forms, earlier.state.form.get());
      if (!value.empty()) out.emplace_back("form." + field.id, value);
    }
  }
  return out;
}

Html earlier_dossier_box(const Talk& talk, const std::string& address, const std::string& used,
                         const std::string& fault) {
  if (!used.empty())
    return notice(Tone::kPlain, talk("Điền sẵn từ hồ sơ {number}", {{"number", used}}),
                  paragraph(talk("Hồ sơ cũ của chính đơn vị này. Hỏi lại người nộp và so với giấy "
                                 "tờ trước khi nhận.")));
  Typed typed;
  if (!fault.empty()) typed.faults.push_back({"tu", InputFault::kNotOneOf, 0});
  const Fields fields(talk, typed, "p-");
  const Html inside =
      tag("div", {{"class", "row"}},
          fields.line({.name = "tu",
                       .label = talk("Số hồ sơ cũ của người này"),
                       .hint = talk("Trên giấy tiếp nhận lần trước; bỏ qua nếu là lần đầu")}) +
              tag("div", submit(talk("Điền sẵn"), "")));
  const Html form = tag("form", {{"method", "get"}, {"action", address}}, inside);
  return fold_out(talk("Người này từng nộp hồ sơ ở đây: điền sẵn"),
                  (fault.empty() ? Html() : tag("p", {{"class", "error"}}, text(fault))) + form,
                  !fault.empty());
}

}  // namespace motcua::web
