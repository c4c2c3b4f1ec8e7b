// Answers to a form: which fields are asked, and whether what was answered can be so. The same
// rules decide in the page (ui/form.js); the server's word counts.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/input.h"
#include "base/json.h"
#include "base/time.h"
#include "catalogue/forms.h"

namespace motcua::catalogue {

/// The member of the sealed answers that names the form's document.
inline constexpr std::string_view kFormMember = "_form";

struct AnswerFault {
  std::string field;
  InputFault fault = InputFault::kMissing;
  std::int64_t limit = 0;
  std::string message;  // a check's own words; "" otherwise
  bool operator==(const AnswerFault&) const = default;
};

struct JudgedAnswers {
  /// In the form's order, then facts of the procedure that the form does not ask; without what was
  /// not asked. To be kept only when there are no faults.
  json::Object answers;
  bool entered = false;  // a field of the form was filled in, not only facts
  std::vector<AnswerFault> faults;
};

/// `given` is an object, its texts in NFC. Where no field of the form is filled in the declaration
/// came on paper, and nothing is missing. `facts` are the procedure's own questions.
[[nodiscard]] JudgedAnswers judge_answers(const Form& form, const Forms& forms,
                                          const std::vector<Fact>& facts, const json::Value& given,
                                          Date today);

/// Ids of the fields that are asked, given these answers; values of fields not asked do not count.
[[nodiscard]] std::set<std::string> asked_fields(const Form& form, const json::Value& answers,
                                                 Date today);

/// A value as a person reads it: a choice's or code's name, a date as 25/02/2026.
[[nodiscard]] std::string shown_answer(const FormField& field, const Forms& forms,
                                       const json::Value& value);

}  // namespace motcua::catalogue
