// How each command is spelled in the JSON API (docs/api/contract.md, "Command types"). `text` and
// `items` stand beside the other members: a form has one text field.
#pragma once

#include "dossier/commands.h"
#include "dossier/describe_events.h"
#include "dossier/describe_people.h"

namespace motcua::dossier {

template <class V>
void describe(V& v, IntakeRequest& c) {
  v("procedure", c.procedure);
  v.opt("case", c.case_name, members::kWord);
  v("way", c.way);
  v.opt("competent", c.competent);
  v.opt("returning", c.returning);
  v.opt("filed", c.filed);
  v.opt("components", c.components);
  v.opt("return_mode", c.return_mode);
  v("people", c.people);
  v.opt("subject", c.subject, members::kName);
  v.opt("form", c.form);
  v.opt("files", c.files);
  describe(v, c.text);
}
template <class V>
void describe(V& v, EnteredLimit& c) {
  describe(v, c.limit);
  v("basis", c.basis, members::kText);
}
template <class V>
void describe(V& v, FileDossier& c) {
  v("intake", c.intake);
}
template <class V>
void describe(V& v, ReceiveDossier& c) {
  v.opt("intake", c.intake);
  v.opt("received", c.received);
  v.opt("limit", c.limit);
  describe(v, c.text);
}
template <class V>
void describe(V& v, RefuseDossier& c) {
  v("reasons", c.reasons);
  v.opt("out_number", c.out_number, members::kNumber);
  describe(v, c.text);
}
template <class V>
void describe(V& v, CorrectEntry& c) {
  v("cites", c.cites, members::IntegerRule{1, json::kIntegerMax});
  v.opt("components", c.components);
  v.opt("people", c.people);
  v.opt("subject", c.subject, members::kName);
  v.opt("form", c.form);
  v.opt("files", c.files);
  describe(v, c.text);
}
template <class V>
void describe(V& v, CheckDossier& c) {
  v.opt("complete", c.complete);
  v.opt("missing", c.missing, members::kWord);
  describe(v, c.text);
}
template <class V>
void describe(V& v, Assign& c) {
  v("officer", c.officer);
  describe(v, c.text);
}
template <class V>
void describe(V& v, StartStep& c) {
  v("step", c.step, members::kWord);
  v.opt("officer", c.officer);
  v.opt("from", c.from);
  v.opt("until", c.until);
  v.opt("asked_unit", c.asked_unit);
  v.opt("answer_by", c.answer_by);
  describe(v, c.text);
}
template <class V>
void describe(V& v, CompleteStep& c) {
  v("step", c.step, members::kWord);
  v("outcome", c.outcome);
  v.opt("at", c.at);
  describe(v, c.text);
}
template <class V>
void describe(V& v, RequestSupplement& c) {
  v.opt("components", c.components, members::kWord);
  v.opt("late_766_acknowledged", c.late_766_acknowledged);
  describe(v, c.text);
}
template <class V>
void describe(V& v, ReceiveSupplement& c) {
  v.opt("brought", c.brought);
  v.opt("components", c.components);
  v.opt("files", c.files);
  describe(v, c.text);
}
template <class V>
void describe(V& v, Lapse& c) {
  v.opt("out_number", c.out_number, members::kNumber);
}
template <class V>
void describe(V& v, StopClock& c) {
  v.opt("decision", c.decision, members::kNumber);
  v("ground", c.ground);
  v.opt("from", c.from);
  describe(v, c.text);
}
template <class V>
void describe(V& v, ResumeClock& c) {
  v.opt("at", c.at);
  describe(v, c.text);
}
template <class V>
void describe(V& v, RequestObligation& c) {
  v("notice", c.notice, members::kNumber);
  v.opt("amount", c.amount, members::IntegerRule{0, 1'000'000'000'000});
  describe(v, c.text);
}
template <class V>
void describe(V& v, FulfilObligation& c) {
  v.opt("at", c.at);
  v.opt("paper", c.paper, members::kNumber);
  describe(v, c.text);
}
template <class V>
void describe(V& v, IntendTransfer& c) {
  v("to", c.to);
  describe(v, c.text);
}
template <class V>
void describe(V& v, Consult& c) {
  v("unit", c.unit);
  v.opt("answer_by", c.answer_by);
  describe(v, c.text);
}
template <class V>
void describe(V& v, AnswerConsultation& c) {
  v("id", c.id, members::IntegerRule{1, 1000});
  v("outcome", c.outcome);
  describe(v, c.text);
}
template <class V>
void describe(V& v, ProposeResult& c) {
  v.opt("negative", c.negative);
  v.opt("codes", c.codes);
  describe(v, c.text);
}
template <class V>
void describe(V& v, SendBack& c) {
  describe(v, c.text);
}
template <class V>
void describe(V& v, SignResult& c) {
  v("way", c.way);
  v.opt("delegation", c.delegation);
  v.opt("file", c.file);
  v.opt("content", c.content);
  describe(v, c.text);
}
template <class V>
void describe(V& v, RecordResult& c) {
  v("papers", c.papers);
  v.opt("issue", c.issue);
  v.opt("files", c.files);
  describe(v, c.text);
}
template <class V>
void describe(V& v, IssueResult& c) {
  describe(v, c.text);
}
template <class V>
void describe(V& v, ReturnResult& c) {
  v("mode", c.mode);
  v("to", c.to);
  v.opt("collected_by", c.collected_by);
  v.opt("handed_in", c.handed_in, members::kWord);
  describe(v, c.text);
}
template <class V>
void describe(V& v, WithdrawDossier& c) {
  describe(v, c.text);
}
template <class V>
void describe(V& v, StopDossier& c) {
  v("ground", c.ground);
  v.opt("out_number", c.out_number, members::kNumber);
  describe(v, c.text);
}
template <class V>
void describe(V& v, ApologiseAndExtend& c) {
  v("new_due", c.new_due);
  v.opt("out_number", c.out_number, members::kNumber);
  describe(v, c.text);
}
template <class V>
void describe(V& v, AmendResult& c) {
  v("act", c.act);
  v("paper", c.paper, members::kNumber);
  v.opt("decision", c.decision, members::kNumber);
  v("on", c.on);
  v.opt("replaced_by", c.replaced_by, members::kNumber);
  describe(v, c.text);
}
template <class V>
void describe(V& v, Undo& c) {
  v("cites", c.cites, members::IntegerRule{1, json::kIntegerMax});
  describe(v, c.text);
}
template <class V>
void describe(V& v, BindAlias& c) {
  v("kind", c.kind);
  v("code", c.code);
}
template <class V>
void describe(V& v, PlaceHold& c) {
  v.opt("decision", c.decision, members::kNumber);
  describe(v, c.text);
}
template <class V>
void describe(V& v, LiftHold& c) {
  v("decision", c.decision, members::kNumber);
  describe(v, c.text);
}
template <class V>
void describe(V& v, OrderErasure& c) {
  v("basis", c.basis);
  describe(v, c.text);
}
template <class V>
void describe(V& v, AddNote& c) {
  describe(v, c.text);
}
template <class V>
void describe(V&, CheckSignature&) {}
template <class V>
void describe(V& v, PrintPaper& c) {
  v("form", c.form);
  v.opt("cites", c.cites, members::IntegerRule{1, json::kIntegerMax});
}

}  // namespace motcua::dossier
