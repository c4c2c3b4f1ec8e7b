#include "web/pages/form_block.h"

#include <set>

#include "catalogue/form_answers.h"
#include "web/form_json.h"
#include "web/labels.h"

namespace motcua::web {
namespace {

using catalogue::FieldKind;
using catalogue::FormField;

std::string control_name(const FormField& field) {
  std::string out = "form." + field.id;
  if (field.kind == FieldKind::kYesNo) out += ":b";
  if (field.kind == FieldKind::kInteger || field.kind == FieldKind::kMoney) out += ":n";
  return out;
}

class Block {
 public:
  Block(const Fields& fields, const FormView& view)
      : fields_(fields),
        talk_(fields.talk()),
        view_(view),
        asked_(catalogue::asked_fields(*view.form, view.answers, view.today)) {}

  Html read_back() {
    Html out;
    for (const auto& section : view_.form->sections) {
      Html answers;
      std::string first;
      for (const FormField& field : section.fields) {
        if (!asked_.contains(field.id)) continue;
        if (first.empty()) first = "form." + field.id;
        answers += control(field);
      }
      out += fields_.group(section.title, first, answers);
    }
    return out;
  }

  Html sections() {
    Html out;
    for (const auto& section : view_.form->sections) {
      Html inside = tag("legend", text(section.title));
      if (!section.note.empty()) inside += soft(section.note);
      Html controls;
      bool any = false;
      for (const FormField& field : section.fields) {
        controls += place(field);
        any = any || asked_.contains(field.id);
      }
      inside += tag("div", {{"class", "pairs"}}, controls);
      Attributes attributes{{"class", "form-part"}};
      if (!section.when.is_null()) {
        attributes.push_back({"data-when", json::write(section.when)});
        attributes.push_back({"hidden", fields_.shown_again() && !any});
      }
      out += tag("fieldset", attributes, inside);
    }
    return out;
  }

 private:
  /// A field that depends on answers is wrapped, so that it can be taken out of the page.
  Html place(const FormField& field) {
    const Html one = control(field);
    if (field.when.is_null()) return one;
    return tag("div",
               {{"data-when", json::write(field.when)},
                {"hidden", fields_.shown_again() && !asked_.contains(field.id)}},
               one);
  }

  std::string given(const FormField& field) const {
    const json::Value* value = view_.answers.find(field.id);
    if (value == nullptr) return {};
    for (const auto& [name, words] : answer_values(json::Object{{field.id, *value}})) return words;
    return {};
  }

  std::string hint(const FormField& field) const {
    std::string out = field.hint;
    if (field.kind == FieldKind::kDate && out.empty()) out = talk_("Ngày, tháng, năm");
    return out;
  }

  Html control(const FormField& field) const {
    const std::string name = control_name(field);
    const std::string label = field.label + (field.required ? " *" : "");
    Choices choices{{"", talk_("Chưa chọn")}};
    switch (field.kind) {
      case FieldKind::kYesNo:
        choices.push_back({"true", talk_("Có")});
        choices.push_back({"false", talk_("Không")});
        return fields_.select(name, label, choices, given(field), hint(field));
      case FieldKind::kChoice:
        for (const auto& one : field.choices) choices.push_back({one.id, one.name});
        return fields_.select(name, label, choices, given(field), hint(field));
      case FieldKind::kCode:
        if (const auto* list = view_.forms->list(field.list))
          for (const auto& item : list->items) choices.push_back({item.code, item.name});
        return fields_.select(name, label, choices, given(field), hint(field));
      case FieldKind::kLongText: return fields_.area(name, label, hint(field));
      case FieldKind::kDate: return line(field, name, label, "date", "");
      case FieldKind::kInteger:
      case FieldKind::kMoney:
      case FieldKind::kPersonalNumber: return line(field, name, label, "text", "numeric");
      case FieldKind::kPhone: return line(field, name, label, "tel", "");
      case FieldKind::kText:
      case FieldKind::kName:
      case FieldKind::kPartialDate:
      case FieldKind::kPaperNumber: break;
    }
    return line(field, name, label, "text", "");
  }

  Html line(const FormField& field, const std::string& name, const std::string& label,
            const std::string& type, const std::string& mode) const {
    return fields_.line({.name = name,
                         .label = label,
                         .hint = hint(field),
                         .type = type,
                         .value = given(field),
                         .input_mode = mode});
  }

  const Fields& fields_;
  const Talk& talk_;
  const FormView& view_;
  std::set<std::string> asked_;
};

bool has_conditions(const catalogue::Form& form) {
  for (const auto& section : form.sections) {
    if (!section.when.is_null()) return true;
    for (const FormField& field : section.fields)
      if (!field.when.is_null()) return true;
  }
  return false;
}

json::Value checks_of(const catalogue::Form& form) {
  json::Array out;
  for (const auto& check : form.checks)
    out.push_back(
        json::Object{{"rule", check.rule}, {"field", check.field}, {"message", check.message}});
  return json::Value(std::move(out));
}

}  // namespace

Html form_block(const Fields& fields, const FormView& view) {
  if (view.form == nullptr || view.forms == nullptr) return {};
  if (fields.reads_back()) return Block(fields, view).read_back();
  const Talk& talk = fields.talk();
  const catalogue::Form& form = *view.form;
  Html inside;
  if (form.grade != catalogue::Grade::kPublished)
    inside += tag("p", {{"class", "soft"}},
                  strong(talk("Chưa đối chiếu mẫu tờ khai")) + text(". " + form.source + "."));
  inside +=
      soft(talk("Người nộp đưa tờ khai giấy thì để trống cả phần này. Đã điền thì các ô có "
                "dấu * phải điền đủ."));
  inside += Block(fields, view).sections();
  const Html block = tag("div",
                         {{"data-form", "1"},
                          {"data-today", view.today.text()},
                          {"data-checks", json::write(checks_of(form))}},
                         inside);
  const bool filled = fields.any_typed("form.");
  return tag("details",
             {{"class", "eform"}, {"id", kFormPlace.substr(1)}, {"open", filled || !form.folded}},
             tag("summary", text(form.title)) + block);
}

Html form_refresh_button(const Talk& talk, const FormView& view) {
  if (view.form == nullptr || !has_conditions(*view.form)) return {};
  return tag("button",
             {{"class", "button"},
              {"type", "submit"},
              {"name", kRefreshField},
              {"value", "form"},
              {"data-form-refresh", "1"}},
             text(talk("Ẩn, hiện ô theo câu trả lời")));
}

bool form_asks(const FormView& view, std::string_view fact) {
  return view.form != nullptr && view.form->find(fact) != nullptr;
}

json::Value answers_of(const http::Parameters& values) {
  std::vector<http::Parameters::Pair> own;
  for (const auto& pair : values.all())
    if (pair.first.starts_with("form.")) own.push_back(pair);
  const FormBody body = form_body(http::Parameters(std::move(own)));
  const json::Value* form = body.value.find("form");
  return form == nullptr || form->as_object() == nullptr ? json::Value(json::Object{}) : *form;
}

std::vector<http::Parameters::Pair> answer_values(const json::Value& answers) {
  std::vector<http::Parameters::Pair> out;
  const json::Object* members = answers.as_object();
  if (members == nullptr) return out;
  for (const json::Member& member : *members) {
    if (member.name == catalogue::kFormMember) continue;
    const std::string name = "form." + member.name;
    if (const bool* yes = member.value.as_bool())
      out.emplace_back(name + ":b", *yes ? "true" : "false");
    else if (const std::int64_t* number = member.value.as_integer())
      out.emplace_back(name + ":n", std::to_string(*number));
    else if (const std::string* words = member.value.as_string())
      out.emplace_back(name, *words);
  }
  return out;
}

}  // namespace motcua::web
