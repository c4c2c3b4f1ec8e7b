// Electronic forms as data: sections of typed fields, conditions and cross-field checks in
// JsonLogic (rules.h), and the code lists that fields choose from (docs/formats/forms.md). Plain
// values; a form holds no person's data, answers to it do (form_answers.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "catalogue/catalogue.h"
#include "catalogue/procedure.h"
#include "catalogue/source.h"
#include "catalogue/words.h"

namespace motcua::catalogue {

enum class FieldKind : std::uint8_t {
  kText,
  kLongText,
  kName,         // of a person: no digits
  kDate,         // a whole day
  kPartialDate,  // a year, a month of a year, or a day: old people know no more
  kInteger,
  kMoney,  // dong
  kYesNo,
  kChoice,          // one of the field's own choices
  kCode,            // one of a code list
  kPersonalNumber,  // 12 digits
  kPaperNumber,     // of an identity paper of any kind and country
  kPhone,
};

struct FormField {
  std::string id;
  FieldKind kind = FieldKind::kText;
  std::string label;
  std::string hint;
  bool required = false;  // where its condition and its section's hold
  Condition when;
  std::vector<Case> choices;  // kChoice
  std::string list;           // kCode: name of the code list
  std::int64_t low = 0;       // kInteger, kMoney
  std::int64_t high = 0;
  bool past = false;    // kDate, kPartialDate: not after the day of receipt
  std::string prefill;  // "applicant.name": what an earlier dossier of the person may fill in
};

struct FormSection {
  std::string id;
  std::string title;
  std::string note;
  Condition when;
  std::vector<FormField> fields;
};

struct FormCheck {
  std::string id;
  Condition rule;     // what must be so
  std::string field;  // beside which the message stands
  std::string message;
};

struct Form {
  std::string name;
  std::string title;
  std::vector<ProcedureCode> procedures;  // none: the general form
  Grade grade = Grade::kMemory;
  std::string source;
  bool folded = false;  // shown closed at first: most visitors bring nothing to fill in
  std::vector<FormSection> sections;
  std::vector<FormCheck> checks;
  /// The document: one JSON text, whose SHA-256 answers name.
  std::string document;
  DocumentHash hash;

  [[nodiscard]] const FormField* find(std::string_view id) const;
};

struct CodeItem {
  std::string code;
  std::string name;
  std::string now;  // of an old unit: the code that holds it today
};
struct CodeList {
  std::string name;
  std::string title;
  std::string version;
  Grade grade = Grade::kMemory;
  std::string source;
  std::vector<CodeItem> items;
  std::string document;
  DocumentHash hash;

  [[nodiscard]] const CodeItem* find(std::string_view code) const;
};

/// The forms and code lists of one release. Immutable after it is made; shared by all threads.
class Forms {
 public:
  Forms() = default;
  Forms(std::vector<Form> forms, std::vector<CodeList> lists);

  /// The form of the procedure, else the general one; null when there is none.
  [[nodiscard]] const Form* of(const ProcedureCode& procedure) const;
  [[nodiscard]] const Form* find(const DocumentHash& hash) const;
  [[nodiscard]] const CodeList* list(std::string_view name) const;
  [[nodiscard]] const std::vector<Form>& all() const { return forms_; }
  [[nodiscard]] const std::vector<CodeList>& lists() const { return lists_; }

 private:
  std::vector<Form> forms_;
  std::vector<CodeList> lists_;
};

/// Documents of a release, which were linted when it was published: read, and no more. `name` of a
/// source is for faults alone.
[[nodiscard]] Result<Forms, std::vector<SourceFault>> parse_forms(
    const std::vector<SourceFile>& forms, const std::vector<SourceFile>& lists);

/// All faults of all files at once: form, and what the lint of forms says (unknown operator or
/// field in a rule, a circle of conditions, a list or a procedure that is not there, ...).
[[nodiscard]] Result<Forms, std::vector<SourceFault>> read_forms(
    const std::vector<SourceFile>& forms, const std::vector<SourceFile>& lists,
    const Catalogue& catalogue);

template <>
const std::vector<std::string_view>& words<FieldKind>();

}  // namespace motcua::catalogue
