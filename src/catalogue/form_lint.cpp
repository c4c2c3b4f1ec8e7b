// What makes a form unfit to be published, each fault with its place.
#include <algorithm>
#include <map>
#include <set>

#include "catalogue/form_parts.h"
#include "catalogue/rules.h"

namespace motcua::catalogue {
namespace {

class FormLint {
 public:
  FormLint(const Form& form, std::string_view file, std::vector<SourceFault>& faults)
      : form_(form), file_(file), faults_(faults) {}

  void fault(std::string place, InputFault kind) {
    faults_.push_back({file_, 0, std::move(place), kind});
  }

  /// Operators, operands, and that every name it reads is a field.
  void rule(const Condition& condition, const std::string& place) {
    if (condition.is_null()) return;
    for (const RuleError& error : check_rule(condition))
      fault(place + (error.place.empty() ? "" : "." + error.place) +
                (error.detail.empty() ? "" : " (" + error.detail + ")"),
            InputFault::kNotOneOf);
    for (const std::string& name : facts_read(condition))
      if (!is_given_fact(name) && form_.find(name) == nullptr)
        fault(place + " (" + name + ")", InputFault::kUnknownMember);
  }

  void ids() {
    std::set<std::string> seen;
    for (const FormSection& section : form_.sections) {
      if (!seen.insert(section.id).second)
        fault("sections." + section.id, InputFault::kContradicts);
      if (section.fields.empty()) fault("sections." + section.id, InputFault::kEmpty);
    }
    seen.clear();
    for (const FormSection& section : form_.sections)
      for (const FormField& field : section.fields)
        if (!seen.insert(field.id).second) fault("fields." + field.id, InputFault::kContradicts);
    seen.clear();
    for (const FormCheck& check : form_.checks) {
      if (!seen.insert(check.id).second) fault("checks." + check.id, InputFault::kContradicts);
      if (form_.find(check.field) == nullptr)
        fault("checks." + check.id + ".field", InputFault::kNotOneOf);
    }
  }

  /// Whether a field is asked may depend on other fields, never in a circle and never on itself.
  void circles() {
    std::map<std::string, std::set<std::string>> reads;
    for (const FormSection& section : form_.sections) {
      const auto of_section = facts_read(section.when);
      for (const FormField& field : section.fields) {
        auto& names = reads[field.id];
        names.insert(of_section.begin(), of_section.end());
        const auto own = facts_read(field.when);
        names.insert(own.begin(), own.end());
      }
    }
    for (const auto& [id, unused] : reads) {
      std::set<std::string> reached;
      std::vector<std::string> open(reads[id].begin(), reads[id].end());
      while (!open.empty()) {
        const std::string at = open.back();
        open.pop_back();
        if (!reached.insert(at).second) continue;
        if (const auto next = reads.find(at); next != reads.end())
          open.insert(open.end(), next->second.begin(), next->second.end());
      }
      if (reached.contains(id)) fault("fields." + id + ".when", InputFault::kContradicts);
    }
  }

 private:
  const Form& form_;
  std::string file_;
  std::vector<SourceFault>& faults_;
};

/// A field named as a fact of the procedure answers that fact, so it must answer alike.
bool answers_fact(const Fact& fact, const FormField& field) {
  switch (fact.kind) {
    case FactKind::kYesNo: return field.kind == FieldKind::kYesNo;
    case FactKind::kInteger: return field.kind == FieldKind::kInteger;
    case FactKind::kDate: return field.kind == FieldKind::kDate;
    case FactKind::kText: return field.kind == FieldKind::kText;
    case FactKind::kChoice:
      return field.kind == FieldKind::kChoice &&
             std::equal(fact.choices.begin(), fact.choices.end(), field.choices.begin(),
                        field.choices.end(),
                        [](const Case& a, const Case& b) { return a.id == b.id; });
  }
  return false;
}

}  // namespace

bool is_given_fact(std::string_view name) { return name == "_today"; }

void lint_form(const Form& form, std::string_view file, const Forms& all,
               const Catalogue& catalogue, std::vector<SourceFault>& faults) {
  FormLint lint(form, file, faults);
  if (file.find("/" + form.name + ".json") == file.npos)
    lint.fault("name", InputFault::kContradicts);
  lint.ids();
  for (const FormSection& section : form.sections) {
    lint.rule(section.when, "sections." + section.id + ".when");
    for (const FormField& field : section.fields) {
      lint.rule(field.when, "fields." + field.id + ".when");
      if (!field.list.empty() && all.list(field.list) == nullptr)
        lint.fault("fields." + field.id + ".list", InputFault::kNotOneOf);
      for (const ProcedureCode& code : form.procedures) {
        const Procedure* procedure = catalogue.find(code);
        if (procedure == nullptr) continue;
        for (const Fact& fact : procedure->facts)
          if (fact.id == field.id && !answers_fact(fact, field))
            lint.fault("fields." + field.id + ".kind", InputFault::kContradicts);
      }
    }
  }
  for (const FormCheck& check : form.checks) {
    lint.rule(check.rule, "checks." + check.id + ".rule");
    if (check.rule.is_null()) lint.fault("checks." + check.id + ".rule", InputFault::kEmpty);
  }
  for (const ProcedureCode& code : form.procedures)
    if (catalogue.find(code) == nullptr)
      lint.fault("procedures." + code.text, InputFault::kNotOneOf);
  lint.circles();
}

}  // namespace motcua::catalogue
