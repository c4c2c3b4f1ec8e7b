// How each event is spelled (docs/formats/dossier_events.md, "Kinds"): one description for writing
// and strict reading. v.part() is a sealed part, v.pin() stands in the line's header.
#pragma once

#include "dossier/describe_people.h"
#include "dossier/events.h"

namespace motcua::dossier {

template <class V>
void describe(V& v, ComponentShown& component) {
  v("id", component.id, members::kWord);
  v("shown", component.shown);
  v.opt("originals", component.originals, members::IntegerRule{0, 99});
  v.opt("copies", component.copies, members::IntegerRule{0, 99});
  v.opt("files", component.files);
  v.opt("digitised", component.digitised);
  v.opt("reused", component.reused);
}

template <class V>
void describe(V& v, Intake& intake) {
  v("number", intake.number);
  v("check", intake.check);
  v("procedure", intake.procedure);
  v.opt("case", intake.case_name);
  v("way", intake.way);
  v("channel", intake.channel);
  v("area", intake.area);
  v("receiving", intake.units.receiving);
  v("competent", intake.units.competent);
  v("returning", intake.units.returning);
  v("custodian", intake.units.custodian);
  v("filed", intake.filed);
  v.opt("components", intake.components);
  v.opt("return_mode", intake.return_mode);
}

template <class V>
void describe(V& v, Term& term) {
  v("receipt", term.receipt);
  v("due", term.due);
  v("limit", term.limit);
  v("grade", term.grade);
  v.opt("entered", term.entered);
  v.opt("apologise_until", term.apologise_until);
  v.opt("harm", term.harm);
}

template <class V>
void pin_calendar(V& v, std::optional<Term>& term) {
  if (term) v.pin(term->calendar);
}

template <class V>
void describe(V& v, DossierFiled& e) {
  describe(v, e.intake);
  v.pin(e.procedure_version);
  v.pin(e.submission);
  v.part("people", e.people);
  v.part("summary", e.summary);
  v.part("form", e.form);
  v.part("text", e.text);
  v.part("files", e.files);
}
template <class V>
void describe(V& v, DossierReceived& e) {
  v.opt("intake", e.intake);
  v("received", e.received);
  v("term", e.term);
  v.pin(e.term.calendar);
  v.pin(e.procedure_version);
  if (e.intake) v.pin(e.submission);
  v.part("people", e.people);
  v.part("summary", e.summary);
  v.part("form", e.form);
  v.part("text", e.text);
  v.part("files", e.files);
}
template <class V>
void describe(V& v, DossierRefused& e) {
  v("reasons", e.reasons);
  v.opt("out_number", e.out_number);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, EntryCorrected& e) {
  v("cites", e.cites);
  v.opt("components", e.components);
  v.part("people", e.people);
  v.part("summary", e.summary);
  v.part("form", e.form);
  v.part("text", e.text);
  v.part("files", e.files);
}
template <class V>
void describe(V& v, DossierChecked& e) {
  v.opt("complete", e.complete);
  v.opt("missing", e.missing);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, DossierAssigned& e) {
  v("officer", e.officer);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, StepStarted& e) {
  v("step", e.step);
  v("kind", e.kind);
  v.opt("officer", e.officer);
  v.opt("from", e.from);
  v.opt("until", e.until);
  v.opt("asked_unit", e.asked_unit);
  v.opt("answer_by", e.answer_by);
  v.opt("stops", e.stops);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, StepCompleted& e) {
  v("step", e.step);
  v("outcome", e.outcome);
  v("at", e.at);
  v.opt("term", e.term);
  pin_calendar(v, e.term);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, SupplementRequested& e) {
  v("round", e.round);
  v("asked", e.asked);
  v("components", e.components);
  v.opt("lapse", e.lapse);
  v.opt("late_766", e.late_766);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, SupplementReceived& e) {
  v("brought", e.brought);
  v("after", e.after);
  v.opt("components", e.components);
  v.opt("term", e.term);
  pin_calendar(v, e.term);
  v.part("text", e.text);
  v.part("files", e.files);
}
template <class V>
void describe(V& v, DossierLapsed& e) {
  v("lapse", e.lapse);
  v.opt("out_number", e.out_number);
}
template <class V>
void describe(V& v, ClockStopped& e) {
  v("decision", e.decision);
  v("ground", e.ground);
  v("from", e.from);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ClockResumed& e) {
  v("at", e.at);
  v("term", e.term);
  v.pin(e.term.calendar);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ObligationRequested& e) {
  v("notice", e.notice);
  v("at", e.at);
  v.opt("stops", e.stops);
  v.opt("amount", e.amount);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ObligationFulfilled& e) {
  v("at", e.at);
  v.opt("paper", e.paper);
  v.opt("term", e.term);
  pin_calendar(v, e.term);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, TransferIntended& e) {
  v("to", e.to);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ConsultationAsked& e) {
  v("id", e.id);
  v("unit", e.unit);
  v.opt("answer_by", e.answer_by);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ConsultationAnswered& e) {
  v("id", e.id);
  v("outcome", e.outcome);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ResultProposed& e) {
  v.opt("negative", e.negative);
  v.opt("codes", e.codes);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ProposalSentBack& e) {
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ResultSigned& e) {
  v("way", e.way);
  v("capacity", e.capacity);
  v("instrument", e.instrument);
  v.opt("file", e.file);
  v.opt("sha256", e.sha256);
  v("on", e.on);
  v.part("text", e.text);
  v.part("files", e.files);
}
template <class V>
void describe(V& v, ResultPaper& paper) {
  v.opt("code", paper.code);
  v("number", paper.number, members::kNumber);
  v("on", paper.on);
  v.opt("negative", paper.negative);
  v.opt("copies", paper.copies, members::IntegerRule{0, 999});
  v.opt("file", paper.file);
  v.opt("book", paper.book, members::kNumber);
}
template <class V>
void describe(V& v, ResultRecorded& e) {
  v("papers", e.papers);
  v.part("text", e.text);
  v.part("files", e.files);
}
template <class V>
void describe(V& v, ResultIssued& e) {
  v("at", e.at);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ResultReturned& e) {
  v("mode", e.mode);
  v("to", e.to);
  v("at", e.at);
  v.opt("handed_in", e.handed_in);
  v.part("people", e.people);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, DossierWithdrawn& e) {
  v("at", e.at);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, DossierStopped& e) {
  v("ground", e.ground);
  v("out_number", e.out_number);
  v("at", e.at);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, DossierExtended& e) {
  v("out_number", e.out_number);
  v("term", e.term);
  v.pin(e.term.calendar);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ResultAmended& e) {
  v("act", e.act);
  v("paper", e.paper);
  v("decision", e.decision);
  v("on", e.on);
  v.opt("replaced_by", e.replaced_by);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, EntryUndone& e) {
  v("cites", e.cites);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, AliasBound& e) {
  v("kind", e.kind);
  v("code", e.code);
}
template <class V>
void describe(V& v, HoldPlaced& e) {
  v("decision", e.decision);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, HoldLifted& e) {
  v("decision", e.decision);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ErasureRequested& e) {
  v("basis", e.basis);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, ErasureOrdered& e) {
  v("basis", e.basis);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, DossierNoted& e) {
  v.part("text", e.text);
}
template <class V>
void describe(V& v, SignatureFinding& found) {
  v("file", found.file);
  v("sha256", found.sha256);
  v("verdict", found.verdict);
  v.opt("form", found.form);
  v.opt("signatures", found.signatures);
  v.opt("certificates", found.certificates);
  v.opt("claimed", found.claimed);
  v("at", found.at);
  v.opt("anchors", found.anchors);
  v.opt("timestamped", found.timestamped);
}
template <class V>
void describe(V& v, SignatureChecked& e) {
  describe(v, e.found);
  v.part("signer", e.signer);
}

template <class V>
void describe(V& v, PaperPrinted& e) {
  v("form", e.form);
  v("cites", e.cites);
  v("copy", e.copy);
}

}  // namespace motcua::dossier
