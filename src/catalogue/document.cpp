#include "catalogue/document.h"

#include <string>
#include <utility>

#include "base/sha256.h"
#include "catalogue/details.h"

namespace motcua::catalogue {
namespace {

using json::ObjectWriter;

constexpr int kFormat = 1;
constexpr std::size_t kBytesMax = 256 * 1024;

void text_unless_empty(ObjectWriter& out, std::string_view name, std::string_view text) {
  if (!text.empty()) out.text(name, text);
}

void flag_if(ObjectWriter& out, std::string_view name, bool flag) {
  if (flag) out.boolean(name, true);
}

void condition_unless_null(ObjectWriter& out, std::string_view name, const Condition& condition) {
  if (!condition.is_null()) out.value(name, condition);
}

template <class E>
void word_if(ObjectWriter& out, std::string_view name, const std::optional<E>& value) {
  if (value) out.text(name, word(*value));
}

template <class T, class Write>
void list_unless_empty(ObjectWriter& out, std::string_view name, const std::vector<T>& items,
                       Write write) {
  if (items.empty()) return;
  std::string array = "[";
  for (const T& item : items) {
    if (array.size() > 1) array += ',';
    write(array, item);
  }
  array += ']';
  out.raw(name, array);
}

void write_text(std::string& out, const std::string& text) { json::append_string(out, text); }

template <class E>
void write_word(std::string& out, E value) {
  json::append_string(out, word(value));
}

void limit_members(ObjectWriter& out, const calendar::Limit& limit) {
  if (limit.unit != calendar::LimitUnit::kSameDay) out.integer("value", limit.value);
  out.text("unit", word(limit.unit));
}

void limit_if(ObjectWriter& out, std::string_view name,
              const std::optional<calendar::Limit>& limit) {
  if (!limit) return;
  std::string text;
  ObjectWriter object(text);
  limit_members(object, *limit);
  object.end();
  out.raw(name, text);
}

void write_case(std::string& text, const Case& item) {
  ObjectWriter out(text);
  out.text("id", item.id).text("name", item.name);
  out.end();
}

void write_fact(std::string& text, const Fact& fact) {
  ObjectWriter out(text);
  out.text("id", fact.id).text("kind", word(fact.kind)).text("ask", fact.ask);
  condition_unless_null(out, "when", fact.when);
  list_unless_empty(out, "choices", fact.choices, write_case);
  out.end();
}

void write_component(std::string& text, const Component& component) {
  ObjectWriter out(text);
  out.text("id", component.id).text("name", component.name);
  out.integer("original", component.original).integer("copies", component.copies);
  condition_unless_null(out, "condition", component.condition);
  flag_if(out, "form", component.form);
  flag_if(out, "vneid", component.may_be_shown_on_vneid);
  flag_if(out, "shown", component.shown);
  if (!component.scan) out.boolean("scan", false);
  text_unless_empty(out, "register", component.register_name);
  out.text("grade", word(component.grade));
  text_unless_empty(out, "note", component.note);
  out.end();
}

void write_tier(std::string& text, const FeeTier& tier) {
  ObjectWriter out(text);
  out.integer("after", tier.after).integer("amount", tier.amount);
  out.end();
}

void write_exemption(std::string& text, const FeeExemption& exemption) {
  ObjectWriter out(text);
  out.text("name", exemption.name);
  condition_unless_null(out, "condition", exemption.condition);
  out.end();
}

void write_fee(std::string& text, const FeeRow& fee) {
  ObjectWriter out(text);
  out.text("id", fee.id).text("name", fee.name).text("kind", word(fee.kind));
  word_if(out, "channel", fee.channel);
  out.text("from", fee.from.text());
  if (fee.to) out.text("to", fee.to->text());
  if (fee.amount) out.integer("amount", *fee.amount);
  out.text("per", word(fee.per));
  list_unless_empty(out, "tiers", fee.tiers, write_tier);
  if (fee.max) out.integer("max", *fee.max);
  condition_unless_null(out, "condition", fee.condition);
  list_unless_empty(out, "exempt", fee.exempt, write_exemption);
  out.text("grade", word(fee.grade)).text("source", fee.source);
  out.end();
}

void write_result(std::string& text, const ResultPaper& result) {
  ObjectWriter out(text);
  text_unless_empty(out, "code", result.code);
  out.text("name", result.name).text("kind", word(result.kind));
  flag_if(out, "negative", result.negative);
  out.end();
}

void write_variant(std::string& text, const LimitVariant& variant) {
  ObjectWriter out(text);
  text_unless_empty(out, "case", variant.case_name);
  word_if(out, "area", variant.area);
  word_if(out, "channel", variant.channel);
  out.text("grade", word(variant.grade));
  if (variant.grade != Grade::kMissing) limit_members(out, variant.limit);
  out.text("source", variant.source);
  out.end();
}

void write_extension(std::string& text, const LimitExtension& extension) {
  ObjectWriter out(text);
  out.text("id", extension.id).text("name", extension.name);
  limit_members(out, extension.limit);
  out.text("grade", word(extension.grade)).text("source", extension.source);
  out.end();
}

void write_prose(std::string& text, const LimitProse& prose) {
  ObjectWriter out(text);
  text_unless_empty(out, "case", prose.case_name);
  out.text("text", prose.text);
  out.end();
}

void write_next(std::string& text, const NextStep& next) {
  if (next.when.is_null()) return json::append_string(text, next.to);
  ObjectWriter out(text);
  out.text("to", next.to).value("when", next.when);
  out.end();
}

void write_step(std::string& text, const Step& step) {
  ObjectWriter out(text);
  out.text("id", step.id).text("kind", word(step.kind)).text("actor", word(step.actor));
  out.text("name", step.name);
  list_unless_empty(out, "next", step.next, write_next);
  condition_unless_null(out, "when", step.when);
  limit_if(out, "limit", step.limit);
  text_unless_empty(out, "on_silence", step.on_silence);
  word_if(out, "offline", step.offline_class);
  out.end();
}

void write_harm(std::string& text, const HarmRule& harm) {
  ObjectWriter out(text);
  out.text("kind", word(harm.kind));
  text_unless_empty(out, "fact", harm.fact);
  if (harm.kind == HarmKind::kDaysAfterFact) out.integer("days", harm.days);
  out.text("name", harm.name).text("grade", word(harm.grade)).text("source", harm.source);
  out.end();
}

void write_correction(std::string& text, const CorrectionRule& correction) {
  ObjectWriter out(text);
  out.text("act", word(correction.act)).text("actor", word(correction.actor));
  out.text("name", correction.name);
  out.end();
}

void write_return(ObjectWriter& out, const ReturnRule& rule) {
  if (rule == ReturnRule{}) return;
  std::string text;
  ObjectWriter object(text);
  list_unless_empty(object, "modes", rule.modes, write_word<ReturnMode>);
  object.text("presence", word(rule.presence));
  list_unless_empty(object, "hand_in", rule.hand_in, write_text);
  object.end();
  out.raw("return", text);
}

void write_supplement(ObjectWriter& out, const SupplementRule& rule) {
  if (rule == SupplementRule{}) return;
  std::string text;
  ObjectWriter object(text);
  object.text("mode", word(rule.mode));
  limit_if(object, "lapse", rule.lapse);
  object.text("grade", word(rule.grade));
  object.end();
  out.raw("supplement", text);
}

void write_offline(ObjectWriter& out, const OfflineRule& rule) {
  if (rule == OfflineRule{}) return;
  std::string text;
  ObjectWriter object(text);
  object.text("class", word(rule.offline_class));
  text_unless_empty(object, "reason", rule.reason);
  object.text("grade", word(rule.grade));
  object.end();
  out.raw("offline", text);
}

void write_retention(ObjectWriter& out, const RetentionRule& rule) {
  if (rule == RetentionRule{}) return;
  std::string text;
  ObjectWriter object(text);
  object.text("class", word(rule.retention_class));
  if (rule.retention_class == RetentionClass::kYears) object.integer("years", rule.years);
  object.text("grade", word(rule.grade));
  object.end();
  out.raw("retention", text);
}

/// What equals the default of format 1 is left out; those defaults may never change.
void write_handling(ObjectWriter& out, const Procedure& p) {
  write_return(out, p.return_rule);
  write_supplement(out, p.supplement);
  if (p.verification != ClockEffect::kInside) out.text("verification", word(p.verification));
  if (p.financial_obligation != ClockEffect::kInside)
    out.text("financial_obligation", word(p.financial_obligation));
  list_unless_empty(out, "clock_stops", p.clock_stops, write_word<ClockStopGround>);
  write_offline(out, p.offline);
  write_retention(out, p.retention);
}

const std::vector<Step>& steps_of_format_1() {
  static const std::vector<Step> steps = default_steps();
  return steps;
}

}  // namespace

std::string document(const Procedure& p) {
  std::string text;
  text.reserve(4096);
  ObjectWriter out(text);
  out.integer("format", kFormat).text("code", p.code.text).text("name", p.name);
  out.text("sector", p.sector).text("level", word(p.level));
  text_unless_empty(out, "ministry", p.ministry);
  out.text("online_level", word(p.online_level));
  flag_if(out, "online_level_is_demonstration", p.online_level_is_demonstration);
  text_unless_empty(out, "fee_note", p.fee_note);
  flag_if(out, "detailed", p.detailed);
  out.text("grade", word(p.grade));
  list_unless_empty(out, "performed_by", p.performed_by, write_word<UnitKind>);
  text_unless_empty(out, "decision", p.decision);
  list_unless_empty(out, "legal_basis", p.legal_basis, write_text);
  flag_if(out, "one_go", p.one_go);
  list_unless_empty(out, "cases", p.cases, write_case);
  list_unless_empty(out, "facts", p.facts, write_fact);
  list_unless_empty(out, "components", p.components, write_component);
  list_unless_empty(out, "fees", p.fees, write_fee);
  list_unless_empty(out, "results", p.results, write_result);
  list_unless_empty(out, "limits", p.limits, write_variant);
  list_unless_empty(out, "extensions", p.extensions, write_extension);
  list_unless_empty(out, "limit_prose", p.limit_prose, write_prose);
  write_handling(out, p);
  if (p.steps != steps_of_format_1()) list_unless_empty(out, "steps", p.steps, write_step);
  list_unless_empty(out, "harm", p.harm, write_harm);
  list_unless_empty(out, "corrections", p.corrections, write_correction);
  text_unless_empty(out, "note", p.note);
  text_unless_empty(out, "source", p.source);
  out.end();
  return text;
}

DocumentHash hash_of_document(std::string_view bytes) {
  const Sha256 digest = sha256(bytes);
  DocumentHash hash;
  hash.bytes = digest.bytes;
  return hash;
}

Result<Procedure, InputErrors> parse_document(std::string_view bytes) {
  const auto parsed = json::parse(bytes, {.bytes_max = kBytesMax, .depth_max = 40});
  if (!parsed) return fail(InputErrors{{"", InputFault::kBadForm, 0}});
  InputErrors errors;
  input::Reader in(*parsed, errors);
  Procedure out;
  in.integer("format", kFormat, kFormat);
  out.code.text = in.text("code");
  out.name = in.text("name", {1, 2000});
  out.sector = in.text("sector");
  out.level = read_word<Level>(in, "level");
  out.ministry = in.optional_text("ministry").value_or(std::string());
  out.online_level = read_word<OnlineLevel>(in, "online_level");
  out.online_level_is_demonstration = in.boolean_or("online_level_is_demonstration", false);
  out.fee_note = in.optional_text("fee_note", {1, 2000}).value_or(std::string());
  out.detailed = in.boolean_or("detailed", false);
  out.steps = steps_of_format_1();
  read_details(in, errors, out);
  in.done();
  if (errors.empty() && document(out) != bytes) errors.push_back({"", InputFault::kContradicts, 0});
  if (!errors.empty()) return fail(std::move(errors));
  return out;
}

}  // namespace motcua::catalogue
