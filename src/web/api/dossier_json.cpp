// A whole dossier as JSON: its state, what happened, what may be done now, and its date explained.
#include "calendar/words.h"
#include "dossier/describe_events.h"
#include "web/api/out.h"
#include "web/api/views.h"
#include "web/labels.h"

namespace motcua::web::api {
namespace {

using dossier::State;
using json::Object;
using json::Value;

Value reason_json(const app::DossierView& view, const calendar::DayReason& reason,
                  const Talk& talk) {
  Object out{{"date", reason.date.text()},
             {"counted", reason.counted},
             {"rule", calendar::word(reason.rule)},
             {"text", day_sentence(talk, view, reason)},
             {"day", calendar::word(reason.day.kind)}};
  if (reason.counted) out.push_back({"ordinal", reason.ordinal});
  if (reason.minutes > 0) out.push_back({"minutes", reason.minutes});
  if (!reason.closure.empty()) out.push_back({"closure", reason.closure});
  if (!reason.decision.empty()) out.push_back({"decision", reason.decision});
  return Value(std::move(out));
}

/// A date; the moment itself where Form 04 may go out until the due moment.
Value apology_json(const calendar::Due& due) {
  if (!due.apology) return {};
  const auto& apology = *due.apology;
  return apology.moment ? Value(apology.until.rfc3339()) : Value(apology.until.date.text());
}

Value timeline_json(const app::TimelineItem& item) {
  Out event;
  std::visit([&](auto one) { describe(event, one); }, item.event);
  return Object{{"seq", item.seq},          {"kind", dossier::kind_of(item.event)},
                {"at", out(item.legal)},    {"claimed", out(item.claimed)},
                {"actor", out(item.actor)}, {"event", event.take()}};
}

Value step_json(const dossier::StepState& step) {
  return Object{{"id", step.id},
                {"kind", catalogue::word(step.kind)},
                {"officer", out(step.officer)},
                {"started", out(step.started)},
                {"from", out(step.from)},
                {"until", out(step.until)},
                {"asked_unit", out(step.asked_unit)},
                {"answer_by", out(step.answer_by)},
                {"stops_clock", step.stops},
                {"completed", out(step.completed)},
                {"outcome", out(step.outcome)}};
}

Value supplement_json(const dossier::SupplementState& round) {
  return Object{{"asked", out(round.asked)},
                {"brought", out(round.brought)},
                {"after", catalogue::word(round.after)},
                {"components", out(round.components)},
                {"lapse", out(round.lapse)}};
}

Value interruption_json(const dossier::Interruption& one) {
  return Object{{"from", out(one.from)},
                {"to", out(one.to)},
                {"kind", calendar::word(one.kind)},
                {"decision", one.decision}};
}

Value consultation_json(const dossier::Consultation& one) {
  return Object{{"id", one.id},
                {"unit", out(one.unit)},
                {"answer_by", out(one.answer_by)},
                {"answered", out(one.answered)}};
}

Value amendment_json(const dossier::Amendment& one) {
  return Object{
      {"act", catalogue::word(one.act)}, {"paper", one.paper}, {"decision", one.decision}};
}

Value proposal_json(const State& state) {
  if (!state.proposal) return {};
  return Object{{"negative", state.proposal->negative},
                {"codes", out(state.proposal->codes)},
                {"by", out(state.proposal->by)}};
}

Value check_json(const State& state, const Talk& talk) {
  const auto& check = state.signature->check;
  if (!check) return {};
  return Object{{"verdict", dossier::word(check->verdict)},
                {"text", talk(label(check->verdict))},
                {"form", out(check->form)},
                {"signatures", check->signatures},
                {"certificates", out(check->certificates)},
                {"signers", out(state.signers)},
                {"claimed", out(check->claimed)},
                {"at", out(check->at)},
                {"sha256", out(check->sha256)},
                {"trust_anchors", check->anchors},
                {"timestamp_seen", check->timestamped},
                {"revocation_checked", false}};
}

Value signature_json(const State& state, const Talk& talk) {
  if (!state.signature) return {};
  const dossier::Signature& signature = *state.signature;
  return Object{{"way", dossier::word(signature.way)},
                {"capacity", office::word(signature.capacity)},
                {"instrument", signature.instrument},
                {"by", out(signature.by)},
                {"on", out(signature.on)},
                {"file", out(signature.file)},
                {"sha256", out(signature.sha256)},
                {"standing", signature.file ? Value(dossier::word(signature.standing())) : Value()},
                {"check", check_json(state, talk)}};
}

template <class T, class F>
Value each(const std::vector<T>& items, F as_json) {
  json::Array list;
  for (const T& item : items) list.push_back(as_json(item));
  return Value(std::move(list));
}

Value printable_json(const dossier::Printable& one) {
  return Object{{"form", dossier::word(one.form)}, {"cites", one.cites}, {"copies", one.copies}};
}

Value aliases_json(const State& state) {
  Object aliases;
  for (const auto& [kind, code] : state.aliases)
    aliases.push_back({std::string(dossier::word(kind)), code.text});
  return Value(std::move(aliases));
}

Value times_json(const State& state) {
  return Object{{"filed", out(state.filed)},      {"received", out(state.received)},
                {"refused", out(state.refused)},  {"withdrawn", out(state.withdrawn)},
                {"stopped", out(state.stopped)},  {"finished", out(state.finished)},
                {"returned", out(state.returned)}};
}

Value units_json(const office::DossierUnits& units) {
  return Object{{"receiving", out(units.receiving)},
                {"competent", out(units.competent)},
                {"returning", out(units.returning)},
                {"custodian", out(units.custodian)}};
}

Value clock_json(const State& state) {
  return Object{{"stopped", state.clock_stopped()},
                {"paused", state.pause_open()},
                {"extended", state.extended},
                {"lapsed", state.lapsed},
                {"supplements", each(state.supplements, supplement_json)},
                {"pauses", each(state.pauses, interruption_json)},
                {"stops", each(state.stops, interruption_json)}};
}

Value verdict_json(const app::DossierView& view) {
  if (!view.verdict_766) return {};
  return Object{{"verdict", calendar::word(view.verdict_766->verdict)},
                {"due", out(view.verdict_766->due)},
                {"warn_before_request", view.next_request_makes_late_766}};
}

Value procedure_json(const app::DossierView& view) {
  return Object{{"code", view.state.procedure.text},
                {"name", view.procedure ? Value(view.procedure->name) : Value()},
                {"version", out(view.state.procedure_version)}};
}

json::Array allowed_words(const app::DossierView& view) {
  json::Array words;
  for (const dossier::CommandKind kind : view.allowed)
    words.push_back(enum_words(kind)[static_cast<std::size_t>(kind)]);
  return words;
}

void add_work(Object& members, const State& state, const Talk& talk) {
  members.push_back({"assignee", out(state.assignee)});
  members.push_back({"received_by", out(state.received_by)});
  members.push_back({"steps", each(state.steps, step_json)});
  members.push_back({"consultations", each(state.consultations, consultation_json)});
  members.push_back({"transfer_to", out(state.transfer_to)});
  members.push_back({"proposal", proposal_json(state)});
  members.push_back({"signature", signature_json(state, talk)});
  members.push_back({"prints", each(state.printables, printable_json)});
  members.push_back({"papers", out(state.papers)});
  members.push_back({"amendments", each(state.amendments, amendment_json)});
  members.push_back({"holds", out(state.holds)});
  members.push_back({"erasure_ordered", state.erasure_ordered});
}

std::string_view word(app::ErasureStage stage) {
  switch (stage) {
    case app::ErasureStage::kNone: return "none";
    case app::ErasureStage::kRequested: return "requested";
    case app::ErasureStage::kOrdered: return "ordered";
    case app::ErasureStage::kDone: return "done";
  }
  return "none";
}

}  // namespace

Value due_json(const app::DossierView& view, catalogue::Grade grade, const Talk& talk) {
  const calendar::Due& due = *view.explanation;
  json::Array reasons;
  for (const auto& reason : due.reasons) reasons.push_back(reason_json(view, reason, talk));
  return Object{{"due", out(due.due)},
                {"grade", catalogue::word(grade)},
                {"last_day_to_apologise", apology_json(due)},
                {"receipt", out(due.receipt)},
                {"lapse", out(due.lapse)},
                {"reasons", std::move(reasons)}};
}

Value dossier_json(const app::DossierView& view, const Talk& talk) {
  const State& state = view.state;
  const catalogue::Grade grade = state.term ? state.term->grade : catalogue::Grade::kMissing;
  Object members{{"id", view.id.text()},
                 {"code", state.number.text},
                 {"check", state.check},
                 {"version", state.version},
                 {"status", dossier::status_number(state.phase)},
                 {"phase", phase_word(state.phase)},
                 {"procedure", procedure_json(view)},
                 {"case", state.case_name},
                 {"way", dossier::word(state.way)},
                 {"channel", catalogue::word(state.channel)},
                 {"units", units_json(state.units)},
                 {"return_mode", out(state.return_mode)},
                 {"aliases", aliases_json(state)},
                 {"due", out(state.due())},
                 {"grade", catalogue::word(grade)},
                 {"first_term", out(state.first_term)},
                 {"term", out(state.term)},
                 {"times", times_json(state)},
                 {"clock", clock_json(state)},
                 {"components", out(state.components)},
                 {"people", out(state.people)},
                 {"summary", out(state.summary)},
                 {"form", out(state.form)}};
  add_work(members, state, talk);
  members.push_back({"erasure", word(view.erasure)});
  members.push_back({"allowed", allowed_words(view)});
  members.push_back({"explanation", view.explanation ? due_json(view, grade, talk) : Value()});
  members.push_back({"verdict_766", verdict_json(view)});
  members.push_back({"timeline", each(view.timeline, timeline_json)});
  return Value(std::move(members));
}

}  // namespace motcua::web::api
