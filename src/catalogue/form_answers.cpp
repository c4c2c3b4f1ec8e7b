#include "catalogue/form_answers.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "catalogue/form_parts.h"
#include "catalogue/rules.h"

namespace motcua::catalogue {
namespace {

using json::Value;
using Fault = std::optional<std::pair<InputFault, std::int64_t>>;
constexpr std::size_t kLineMax = 200;
constexpr std::size_t kAreaMax = 2000;
constexpr int kEarliestYear = 1850;

bool is_empty(const Value& value) {
  if (value.is_null()) return true;
  return value.as_string() != nullptr && value.as_string()->empty();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// Two or four digits as a number.
int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// "2026-02-25" of "25/02/2026" or of itself; nothing for another spelling.
std::optional<Date> day_of(std::string_view text) {
  if (const auto iso = Date::parse(text)) return iso;
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
  if (!all_digits(text.substr(0, 2)) || !all_digits(text.substr(3, 2)) ||
      !all_digits(text.substr(6)))
    return std::nullopt;
  return Date::of(number_of(text.substr(6)), number_of(text.substr(3, 2)),
                  number_of(text.substr(0, 2)));
}

class Judge {
 public:
  Judge(const Forms& forms, Date today) : forms_(forms), today_(today) {}

  /// Brings the value to its one spelling, or says what is wrong with it.
  Fault judge(const FormField& field, Value& value) const {
    switch (field.kind) {
      case FieldKind::kYesNo: return wrong_unless(value.as_bool() != nullptr);
      case FieldKind::kInteger:
      case FieldKind::kMoney: return number(field, value);
      case FieldKind::kText:
      case FieldKind::kLongText:
      case FieldKind::kName:
      case FieldKind::kDate:
      case FieldKind::kPartialDate:
      case FieldKind::kChoice:
      case FieldKind::kCode:
      case FieldKind::kPersonalNumber:
      case FieldKind::kPaperNumber:
      case FieldKind::kPhone: break;
    }
    const std::string* text = value.as_string();
    if (text == nullptr) return wrong_unless(false);
    return judge_text(field, *text, value);
  }

 private:
  static Fault wrong_unless(bool fits) {
    if (fits) return std::nullopt;
    return std::pair(InputFault::kWrongType, std::int64_t{0});
  }
  static Fault bad_unless(bool fits, InputFault fault = InputFault::kBadForm) {
    if (fits) return std::nullopt;
    return std::pair(fault, std::int64_t{0});
  }

  static Fault number(const FormField& field, const Value& value) {
    const std::int64_t* number = value.as_integer();
    if (number == nullptr) return wrong_unless(false);
    if (*number < field.low) return std::pair(InputFault::kOutOfRange, field.low);
    if (*number > field.high) return std::pair(InputFault::kOutOfRange, field.high);
    return std::nullopt;
  }

  Fault judge_text(const FormField& field, const std::string& text, Value& value) const {
    const std::size_t longest = field.kind == FieldKind::kLongText ? kAreaMax : kLineMax;
    if (code_points(text) > longest)
      return std::pair(InputFault::kTooLong, static_cast<std::int64_t>(longest));
    const bool lines = text.find('\n') != text.npos;
    if (lines && field.kind != FieldKind::kLongText) return bad_unless(false);
    switch (field.kind) {
      case FieldKind::kText:
      case FieldKind::kLongText:
      case FieldKind::kYesNo:
      case FieldKind::kInteger:
      case FieldKind::kMoney: return std::nullopt;
      case FieldKind::kName: return bad_unless(std::none_of(text.begin(), text.end(), is_digit));
      case FieldKind::kDate: return whole_day(field, text, value);
      case FieldKind::kPartialDate: return part_of_day(field, text, value);
      case FieldKind::kChoice:
        return bad_unless(std::any_of(field.choices.begin(), field.choices.end(),
                                      [&](const Case& one) { return one.id == text; }),
                          InputFault::kNotOneOf);
      case FieldKind::kCode: {
        const CodeList* list = forms_.list(field.list);
        return bad_unless(list != nullptr && list->find(text) != nullptr, InputFault::kNotOneOf);
      }
      case FieldKind::kPersonalNumber: return bad_unless(text.size() == 12 && all_digits(text));
      case FieldKind::kPaperNumber: return bad_unless(is_paper_number(text));
      case FieldKind::kPhone: return bad_unless(is_phone(text));
    }
    return std::nullopt;
  }

  Fault whole_day(const FormField& field, const std::string& text, Value& value) const {
    const auto day = day_of(text);
    if (!day || day->year() < kEarliestYear) return bad_unless(false, InputFault::kNotADate);
    value = Value(day->text());
    return bad_unless(!field.past || *day <= today_, InputFault::kInFuture);
  }

  /// "1950", "1950-03" (also typed 03/1950) or a whole day.
  Fault part_of_day(const FormField& field, const std::string& text, Value& value) const {
    if (text.size() == 4 && all_digits(text)) return year_and_month(field, text, "", value);
    if (text.size() == 7 && text[2] == '/' && all_digits(text.substr(0, 2)) &&
        all_digits(text.substr(3)))
      return year_and_month(field, text.substr(3), text.substr(0, 2), value);
    if (text.size() == 7 && text[4] == '-' && all_digits(text.substr(0, 4)) &&
        all_digits(text.substr(5)))
      return year_and_month(field, text.substr(0, 4), text.substr(5), value);
    return whole_day(field, text, value);
  }
  Fault year_and_month(const FormField& field, const std::string& year, const std::string& month,
                       Value& value) const {
    const auto first = Date::of(number_of(year), month.empty() ? 1 : number_of(month), 1);
    if (!first || first->year() < kEarliestYear) return bad_unless(false, InputFault::kNotADate);
    value = Value(month.empty() ? year : year + "-" + month);
    return bad_unless(!field.past || *first <= today_, InputFault::kInFuture);
  }

  static bool is_paper_number(std::string_view text) {
    return text.size() >= 4 && text.size() <= 30 &&
           std::all_of(text.begin(), text.end(),
                       [](char c) {
                         return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                c == '/' || c == '-' || c == '.';
                       }) &&
           std::any_of(text.begin(), text.end(), is_digit);
  }
  static bool is_phone(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    return digits >= 8 && digits <= 15 && std::all_of(text.begin(), text.end(), [](char c) {
             return is_digit(c) || c == ' ' || c == '.' || c == '-' || c == '+';
           });
  }

  const Forms& forms_;
  Date today_;
};

Value with_today(json::Object answers, Date today) {
  answers.push_back({"_today", Value(today.text())});
  return Value(std::move(answers));
}

/// A rule that cannot be judged on these answers (a year where it wants a day) forbids nothing.
bool holds_or_unknown(const Condition& rule, const Value& facts) {
  const auto outcome = holds(rule, facts);
  return !outcome || *outcome;
}
/// ... and asks nothing.
bool holds_for_sure(const Condition& rule, const Value& facts) {
  const auto outcome = holds(rule, facts);
  return outcome && *outcome;
}

const Fact* fact_of(const std::vector<Fact>& facts, std::string_view id) {
  for (const Fact& fact : facts)
    if (fact.id == id) return &fact;
  return nullptr;
}

std::string spelled_day(const std::string& text) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  if (const auto day = Date::parse(text))
    return two(day->day()) + "/" + two(day->month()) + "/" + std::to_string(day->year());
  if (text.size() == 7) return text.substr(5) + "/" + text.substr(0, 4);
  return text;
}

}  // namespace

std::set<std::string> asked_fields(const Form& form, const Value& answers, Date today) {
  std::set<std::string> asked;
  std::size_t fields = 0;
  for (const FormSection& section : form.sections) fields += section.fields.size();
  for (const FormSection& section : form.sections)
    for (const FormField& field : section.fields) asked.insert(field.id);
  // Conditions form no circle: each round settles at least one more field.
  for (std::size_t round = 0; round <= fields; ++round) {
    json::Object counted;
    if (const json::Object* given = answers.as_object())
      for (const json::Member& member : *given)
        if (form.find(member.name) == nullptr || asked.contains(member.name))
          counted.push_back(member);
    const Value facts = with_today(std::move(counted), today);
    std::set<std::string> next;
    for (const FormSection& section : form.sections) {
      if (!holds_for_sure(section.when, facts)) continue;
      for (const FormField& field : section.fields)
        if (holds_for_sure(field.when, facts)) next.insert(field.id);
    }
    if (next == asked) break;
    asked = std::move(next);
  }
  return asked;
}

JudgedAnswers judge_answers(const Form& form, const Forms& forms, const std::vector<Fact>& facts,
                            const Value& given, Date today) {
  JudgedAnswers out;
  const Judge judge(forms, today);
  std::map<std::string, Value> values;
  std::set<std::string> wrong;
  json::Object others;
  const json::Object* members = given.as_object();
  if (members == nullptr) return out;
  for (const json::Member& member : *members) {
    if (member.name == kFormMember || is_empty(member.value)) continue;
    const FormField* field = form.find(member.name);
    const bool is_fact = fact_of(facts, member.name) != nullptr;
    if (field == nullptr) {
      if (is_fact)
        others.push_back(member);
      else
        out.faults.push_back({member.name, InputFault::kUnknownMember, 0, ""});
      continue;
    }
    out.entered = out.entered || !is_fact;
    Value value = member.value;
    if (const auto fault = judge.judge(*field, value)) {
      out.faults.push_back({member.name, fault->first, fault->second, ""});
      wrong.insert(member.name);
    }
    values.insert_or_assign(member.name, std::move(value));
  }
  json::Object all;
  for (const auto& [id, value] : values)
    if (!wrong.contains(id)) all.push_back({id, value});
  const std::set<std::string> asked = asked_fields(form, Value(std::move(all)), today);
  std::erase_if(out.faults, [&](const AnswerFault& fault) {
    return form.find(fault.field) != nullptr && !asked.contains(fault.field);
  });
  for (const FormSection& section : form.sections) {
    for (const FormField& field : section.fields) {
      const bool kept = asked.contains(field.id) || fact_of(facts, field.id) != nullptr;
      const auto found = values.find(field.id);
      if (found != values.end() && kept) out.answers.push_back({field.id, found->second});
      if (found == values.end() && out.entered && field.required && asked.contains(field.id))
        out.faults.push_back({field.id, InputFault::kMissing, 0, ""});
    }
  }
  json::Object judged;
  for (const json::Member& member : out.answers)
    if (!wrong.contains(member.name)) judged.push_back(member);
  const Value known = with_today(std::move(judged), today);
  for (const FormCheck& check : form.checks) {
    if (!out.entered || !asked.contains(check.field) || holds_or_unknown(check.rule, known))
      continue;
    const auto reads = facts_read(check.rule);
    if (std::any_of(reads.begin(), reads.end(),
                    [&](const std::string& name) { return wrong.contains(name); }))
      continue;
    out.faults.push_back({check.field, InputFault::kContradicts, 0, check.message});
  }
  for (json::Member& member : others) out.answers.push_back(std::move(member));
  return out;
}

std::string shown_answer(const FormField& field, const Forms& forms, const Value& value) {
  if (const bool* yes = value.as_bool()) return *yes ? "Có" : "Không";
  if (const std::int64_t* number = value.as_integer()) return std::to_string(*number);
  const std::string* text = value.as_string();
  if (text == nullptr) return {};
  switch (field.kind) {
    case FieldKind::kChoice:
      for (const Case& one : field.choices)
        if (one.id == *text) return one.name;
      break;
    case FieldKind::kCode:
      if (const CodeList* list = forms.list(field.list))
        if (const CodeItem* item = list->find(*text)) return item->name;
      break;
    case FieldKind::kDate:
    case FieldKind::kPartialDate: return spelled_day(*text);
    case FieldKind::kText:
    case FieldKind::kLongText:
    case FieldKind::kName:
    case FieldKind::kInteger:
    case FieldKind::kMoney:
    case FieldKind::kYesNo:
    case FieldKind::kPersonalNumber:
    case FieldKind::kPaperNumber:
    case FieldKind::kPhone: break;
  }
  return *text;
}

}  // namespace motcua::catalogue
