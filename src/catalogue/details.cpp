#include "catalogue/details.h"

#include <utility>

#include "base/text.h"

namespace motcua::catalogue {
namespace {

using input::Reader;

constexpr std::size_t kItemsMax = 64;
constexpr int kLimitMax = 3650;
constexpr std::int64_t kDongMax = 1'000'000'000'000;
constexpr input::TextRule kLong{1, 2000};

std::string read_id(Reader& in, std::string_view name) {
  std::string id = in.text(name, {1, 40});
  bool good = !id.empty() && id[0] >= 'a' && id[0] <= 'z';
  for (const char c : id)
    good = good && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  if (!id.empty() && !good) in.fault(name, InputFault::kBadForm);
  return id;
}

std::string read_optional(Reader& in, std::string_view name, input::TextRule rule = kLong) {
  return in.optional_text(name, rule).value_or(std::string());
}

Condition read_condition(Reader& in, std::string_view name) {
  const json::Value* found = in.member(name, false);
  return found == nullptr ? Condition() : *found;
}

/// Every item of an array of objects; unknown members of each are faults.
template <class Read>
auto read_list(Reader& in, InputErrors& errors, std::string_view name, Read read) {
  std::vector<decltype(read(in))> out;
  std::size_t place = 0;
  for (const json::Value* item : in.items(name, kItemsMax)) {
    Reader one(*item, errors, in.path_of(name) + "." + std::to_string(place++));
    out.push_back(read(one));
    one.done();
  }
  return out;
}

template <class Read>
void read_object(Reader& in, InputErrors& errors, std::string_view name, Read read) {
  const json::Value* found = in.member(name, false);
  if (found == nullptr) return;
  Reader one(*found, errors, in.path_of(name));
  read(one);
  one.done();
}

std::vector<std::string> read_texts(Reader& in, std::string_view name) {
  std::vector<std::string> out;
  for (const json::Value* item : in.items(name, kItemsMax)) {
    const std::string* text = item->as_string();
    auto composed = text == nullptr ? std::nullopt : to_nfc(*text);
    if (!composed) {
      in.fault(name, InputFault::kWrongType);
    } else if (composed->empty() || has_forbidden_characters(*composed)) {
      in.fault(name, InputFault::kBadCharacters);
    } else if (code_points(*composed) > kLong.length_max) {
      in.fault(name, InputFault::kTooLong, static_cast<std::int64_t>(kLong.length_max));
    } else {
      out.push_back(*std::move(composed));
    }
  }
  return out;
}

/// `value` and `unit` beside other members of `in`.
calendar::Limit read_limit(Reader& in) {
  calendar::Limit limit;
  limit.unit = read_word<calendar::LimitUnit>(in, "unit");
  if (limit.unit == calendar::LimitUnit::kSameDay) {
    if (in.optional_integer("value", 0, 0)) limit.value = 0;
  } else {
    limit.value = static_cast<int>(in.integer("value", 1, kLimitMax));
  }
  return limit;
}

std::optional<calendar::Limit> read_optional_limit(Reader& in, InputErrors& errors,
                                                   std::string_view name) {
  std::optional<calendar::Limit> out;
  read_object(in, errors, name, [&](Reader& one) { out = read_limit(one); });
  return out;
}

LimitVariant read_variant(Reader& in) {
  LimitVariant out;
  out.case_name = in.has("case") ? read_id(in, "case") : read_optional(in, "case");
  out.area = read_optional_word<AreaClass>(in, "area");
  out.channel = read_optional_word<Channel>(in, "channel");
  out.grade = read_word<Grade>(in, "grade");
  if (out.grade != Grade::kMissing) out.limit = read_limit(in);
  out.source = in.text("source", kLong);
  return out;
}

LimitExtension read_extension(Reader& in) {
  LimitExtension out;
  out.id = read_id(in, "id");
  out.name = in.text("name", kLong);
  out.limit = read_limit(in);
  out.grade = read_word<Grade>(in, "grade");
  out.source = in.text("source", kLong);
  return out;
}

Case read_case(Reader& in) { return {read_id(in, "id"), in.text("name", kLong)}; }

Fact read_fact(Reader& in, InputErrors& errors) {
  Fact out;
  out.id = read_id(in, "id");
  out.kind = read_word<FactKind>(in, "kind");
  out.ask = in.text("ask", kLong);
  out.when = read_condition(in, "when");
  out.choices = read_list(in, errors, "choices", read_case);
  if (out.choices.empty() == (out.kind == FactKind::kChoice))
    in.fault("choices", InputFault::kContradicts);
  return out;
}

Component read_component(Reader& in, Grade file_grade) {
  Component out;
  out.id = read_id(in, "id");
  out.name = in.text("name", kLong);
  out.original = static_cast<int>(in.integer("original", 0, 99));
  out.copies = static_cast<int>(in.integer("copies", 0, 99));
  out.condition = read_condition(in, "condition");
  out.form = in.boolean_or("form", false);
  out.may_be_shown_on_vneid = in.boolean_or("vneid", false);
  out.shown = in.boolean_or("shown", false);
  out.scan = in.boolean_or("scan", true);
  out.register_name = in.has("register") ? read_id(in, "register") : read_optional(in, "register");
  out.grade = read_optional_word<Grade>(in, "grade").value_or(file_grade);
  out.note = read_optional(in, "note");
  return out;
}

FeeTier read_tier(Reader& in) {
  FeeTier out;
  out.after = static_cast<int>(in.integer("after", 1, 100'000));
  out.amount = in.integer("amount", 0, kDongMax);
  return out;
}

FeeExemption read_exemption(Reader& in) {
  return {in.text("name", kLong), read_condition(in, "condition")};
}

FeeRow read_fee(Reader& in, InputErrors& errors) {
  FeeRow out;
  out.id = read_id(in, "id");
  out.name = in.text("name", kLong);
  out.kind = read_word<FeeKind>(in, "kind");
  out.channel = read_optional_word<Channel>(in, "channel");
  out.from = in.date("from");
  out.to = in.optional_date("to");
  if (out.to && *out.to < out.from) in.fault("to", InputFault::kContradicts);
  out.amount = in.optional_integer("amount", 0, kDongMax);
  out.per = read_word<FeePer>(in, "per");
  out.tiers = read_list(in, errors, "tiers", read_tier);
  out.max = in.optional_integer("max", 0, kDongMax);
  out.condition = read_condition(in, "condition");
  out.exempt = read_list(in, errors, "exempt", read_exemption);
  out.grade = read_word<Grade>(in, "grade");
  out.source = in.text("source", kLong);
  if (out.amount.has_value() == (out.grade == Grade::kMissing))
    in.fault("amount", InputFault::kContradicts);
  return out;
}

ResultPaper read_result(Reader& in) {
  ResultPaper out;
  out.code = read_optional(in, "code", {1, 40});
  out.name = in.text("name", kLong);
  out.kind = read_word<ResultKind>(in, "kind");
  out.negative = in.boolean_or("negative", false);
  return out;
}

std::vector<NextStep> read_next(Reader& in, InputErrors& errors) {
  std::vector<NextStep> out;
  std::size_t place = 0;
  for (const json::Value* item : in.items("next", kItemsMax)) {
    const std::string path = in.path_of("next") + "." + std::to_string(place++);
    if (const std::string* id = item->as_string()) {
      out.push_back({*id, {}});
      continue;
    }
    Reader one(*item, errors, path);
    NextStep next;
    next.to = read_id(one, "to");
    next.when = read_condition(one, "when");
    out.push_back(std::move(next));
    one.done();
  }
  return out;
}

Step read_step(Reader& in, InputErrors& errors) {
  Step out;
  out.id = read_id(in, "id");
  out.kind = read_word<StepKind>(in, "kind");
  out.actor = read_word<Actor>(in, "actor");
  out.name = in.text("name", kLong);
  out.next = read_next(in, errors);
  out.when = read_condition(in, "when");
  out.limit = read_optional_limit(in, errors, "limit");
  out.on_silence = read_optional(in, "on_silence", {1, 40});
  if (!out.on_silence.empty() && out.kind != StepKind::kTacitConsent)
    in.fault("on_silence", InputFault::kContradicts);
  out.offline_class = read_optional_word<OfflineClass>(in, "offline");
  return out;
}

HarmRule read_harm(Reader& in) {
  HarmRule out;
  out.kind = read_word<HarmKind>(in, "kind");
  if (out.kind != HarmKind::kEndOfMonth) out.fact = read_id(in, "fact");
  if (out.kind == HarmKind::kDaysAfterFact)
    out.days = static_cast<int>(in.integer("days", 1, kLimitMax));
  out.name = in.text("name", kLong);
  out.grade = read_word<Grade>(in, "grade");
  out.source = in.text("source", kLong);
  return out;
}

CorrectionRule read_correction(Reader& in) {
  CorrectionRule out;
  out.act = read_word<CorrectionAct>(in, "act");
  out.actor = read_word<Actor>(in, "actor");
  out.name = in.text("name", kLong);
  return out;
}

LimitProse read_prose(Reader& in) {
  LimitProse out;
  out.case_name = in.has("case") ? read_id(in, "case") : read_optional(in, "case");
  out.text = in.text("text", kLong);
  return out;
}

void read_handling(Reader& in, InputErrors& errors, Procedure& out) {
  read_object(in, errors, "return", [&](Reader& one) {
    if (auto modes = read_word_list<ReturnMode>(one, "modes", 4)) out.return_rule.modes = *modes;
    if (const auto presence = read_optional_word<Presence>(one, "presence"))
      out.return_rule.presence = *presence;
    out.return_rule.hand_in = read_texts(one, "hand_in");
  });
  read_object(in, errors, "supplement", [&](Reader& one) {
    if (const auto mode = read_optional_word<SupplementMode>(one, "mode"))
      out.supplement.mode = *mode;
    out.supplement.lapse = read_optional_limit(one, errors, "lapse");
    out.supplement.grade = read_optional_word<Grade>(one, "grade").value_or(out.grade);
  });
  if (const auto effect = read_optional_word<ClockEffect>(in, "verification"))
    out.verification = *effect;
  if (const auto effect = read_optional_word<ClockEffect>(in, "financial_obligation"))
    out.financial_obligation = *effect;
  if (auto grounds = read_word_list<ClockStopGround>(in, "clock_stops", 3))
    out.clock_stops = *std::move(grounds);
  read_object(in, errors, "offline", [&](Reader& one) {
    out.offline.offline_class = read_word<OfflineClass>(one, "class");
    out.offline.reason = read_optional(one, "reason");
    out.offline.grade = read_optional_word<Grade>(one, "grade").value_or(out.grade);
  });
  read_object(in, errors, "retention", [&](Reader& one) {
    out.retention.retention_class = read_word<RetentionClass>(one, "class");
    if (out.retention.retention_class == RetentionClass::kYears)
      out.retention.years = static_cast<int>(one.integer("years", 1, 200));
    out.retention.grade = read_optional_word<Grade>(one, "grade").value_or(out.grade);
  });
}

}  // namespace

void read_details(Reader& in, InputErrors& errors, Procedure& out) {
  if (const auto grade = read_optional_word<Grade>(in, "grade")) out.grade = *grade;
  if (auto kinds = read_word_list<UnitKind>(in, "performed_by", 12))
    out.performed_by = *std::move(kinds);
  out.decision = read_optional(in, "decision");
  out.legal_basis = read_texts(in, "legal_basis");
  out.one_go = in.boolean_or("one_go", false);
  out.cases = read_list(in, errors, "cases", read_case);
  out.facts = read_list(in, errors, "facts", [&](Reader& one) { return read_fact(one, errors); });
  out.components = read_list(in, errors, "components",
                             [&](Reader& one) { return read_component(one, out.grade); });
  out.fees = read_list(in, errors, "fees", [&](Reader& one) { return read_fee(one, errors); });
  out.results = read_list(in, errors, "results", read_result);
  if (auto limits = read_list(in, errors, "limits", read_variant); !limits.empty())
    out.limits = std::move(limits);
  out.extensions = read_list(in, errors, "extensions", read_extension);
  out.limit_prose = read_list(in, errors, "limit_prose", read_prose);
  read_handling(in, errors, out);
  if (auto steps =
          read_list(in, errors, "steps", [&](Reader& one) { return read_step(one, errors); });
      !steps.empty())
    out.steps = std::move(steps);
  out.harm = read_list(in, errors, "harm", read_harm);
  out.corrections = read_list(in, errors, "corrections", read_correction);
  out.note = read_optional(in, "note");
  out.source = read_optional(in, "source");
}

}  // namespace motcua::catalogue
