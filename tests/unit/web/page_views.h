// What the tests of pages show: an invented dossier whose people, papers and officers are called by
// markup, and the procedure it goes by.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "web/pages/account.h"
#include "web/pages/dossier.h"
#include "web/pages/intake.h"
#include "web/pages/public.h"
#include "web/pages/system.h"
#include "web/pages/worklist.h"

namespace motcua::web {

using Pairs = std::vector<http::Parameters::Pair>;

inline const std::string kHostile = "<script>alert(\"x\")</script> & 'Lò'";

template <class T>
T id_of(char letter) {
  return *T::from_raw(std::string(16, letter));
}

inline LegalTime at(const char* text) { return *LegalTime::parse(text); }

inline catalogue::Procedure procedure() {
  catalogue::Procedure out;
  out.code = {"1.001193"};
  out.name = "Đăng ký khai sinh " + kHostile;
  out.sector = "Hộ tịch";
  catalogue::Component component;
  component.id = "birth";
  component.name = "Giấy chứng sinh " + kHostile;
  component.original = 1;
  component.grade = catalogue::Grade::kMemory;
  out.components = {component};
  out.limits = {{}};
  catalogue::LimitVariant known;
  known.case_name = "abroad";
  known.limit = {3, calendar::LimitUnit::kWorkingDays};
  known.grade = catalogue::Grade::kPublished;
  out.limits.push_back(known);
  out.cases = {{"abroad", "Có yếu tố nước ngoài " + kHostile}};
  for (const auto kind :
       {catalogue::FactKind::kYesNo, catalogue::FactKind::kInteger, catalogue::FactKind::kDate,
        catalogue::FactKind::kChoice, catalogue::FactKind::kText}) {
    catalogue::Fact fact;
    fact.id = "q" + std::to_string(static_cast<int>(kind));
    fact.kind = kind;
    fact.ask = kHostile;
    fact.choices = {{"a", kHostile}};
    out.facts.push_back(fact);
  }
  catalogue::FeeRow fee;
  fee.name = kHostile;
  fee.amount = 8000;
  fee.from = *Date::of(2020, 1, 1);
  fee.grade = catalogue::Grade::kMemory;
  fee.exempt = {{kHostile, {}}};
  out.fees = {fee};
  out.results = {{"KQ.G15.000031", kHostile, catalogue::ResultKind::kCertificate, false}};
  out.return_rule.modes = {catalogue::ReturnMode::kCounter, catalogue::ReturnMode::kPost};
  out.return_rule.hand_in = {"birth"};
  out.corrections = {{catalogue::CorrectionAct::kRectify, catalogue::Actor::kLeader, kHostile}};
  out.steps = catalogue::default_steps();
  out.note = kHostile;
  return out;
}

/// One field of each kind, two that follow from another, a check; all named by markup.
inline catalogue::Forms forms() {
  using catalogue::FieldKind;
  catalogue::Form form;
  form.title = kHostile;
  form.source = kHostile;
  catalogue::FormSection section;
  section.id = "one";
  section.title = kHostile;
  section.note = kHostile;
  for (std::size_t kind = 0; kind < catalogue::words<FieldKind>().size(); ++kind) {
    catalogue::FormField field;
    field.id = "field" + std::to_string(kind);
    field.kind = static_cast<FieldKind>(kind);
    field.label = kHostile;
    field.hint = kHostile;
    field.required = true;
    field.high = 9;
    if (field.kind == FieldKind::kChoice) field.choices = {{"a", kHostile}};
    if (field.kind == FieldKind::kCode) field.list = "list";
    if (kind < 2) field.when = json::Value(json::Object{{"var", "field7"}});
    section.fields.push_back(field);
  }
  form.sections = {section};
  section.id = "two";
  section.when = json::Value(json::Object{{"==", json::Array{kHostile, kHostile}}});
  for (auto& field : section.fields) field.id += "b";
  form.sections.push_back(section);
  form.checks = {{"check", json::Value(json::Object{{"var", "field2"}}), "field2", kHostile}};
  catalogue::CodeList list;
  list.name = "list";
  list.items = {{"a", kHostile, ""}};
  return {{form}, {list}};
}

inline dossier::People people() {
  dossier::Person person;
  person.name = kHostile;
  person.identity = {dossier::IdentityKind::kPersonalNumber, "038190000001"};
  person.phone = "0900000001";
  person.address = kHostile;
  dossier::People out;
  out.applicant.person = person;
  dossier::Organisation organisation;
  organisation.name = kHostile;
  organisation.representative = person;
  out.owner = dossier::Party{std::nullopt, organisation};
  out.proxy = dossier::Proxy{person, dossier::Kinship::kChild, std::nullopt};
  out.interpreter = dossier::Interpreter{person, "Thái"};
  out.witnesses = {person, person};
  out.helper = dossier::Helper{kHostile, dossier::HelperKind::kOfficer,
                               dossier::Mandate::kAskedOrally, std::nullopt};
  out.contact = person;
  return out;
}

inline app::DossierView dossier_view() {
  app::DossierView view;
  dossier::State& state = view.state;
  state.version = 7;
  state.phase = dossier::Phase::kInWork;
  state.number = {"15607-260213-0001"};
  state.check = "ACDEFG";
  state.procedure = {"1.001193"};
  state.filed = at("2026-02-13T09:00");
  state.received = state.filed;
  dossier::Term term;
  term.receipt = state.filed;
  term.due = at("2026-02-25T17:00");
  term.limit = {3, calendar::LimitUnit::kWorkingDays};
  term.grade = catalogue::Grade::kMemory;
  state.first_term = term;
  state.term = term;
  state.components = {{"birth", dossier::Shown::kPaper, 1, 0, {}, false, false}};
  state.supplements = {{}};
  state.supplements.back().components = {"birth"};
  state.papers = {{{"KQ.G15.000031"}, kHostile, state.filed.date, false, 1, std::nullopt, ""}};
  state.holds = {kHostile};
  state.consultations = {{}};
  state.last = dossier::LastAct{};
  state.people = Private<dossier::People>::open(people());
  state.summary = Private<dossier::Summary>::open({kHostile, kHostile});
  state.form = Private<json::Value>::open(json::Value(
      json::Object{{"_form", std::string(64, '0')}, {"field2", kHostile}, {"q4", kHostile}}));
  view.procedure = procedure();
  dossier::DossierNoted noted;
  noted.text = Private<dossier::Words>::open({kHostile, {kHostile}});
  view.timeline = {{7, Instant{0}, state.filed, id_of<OfficerId>('o'), noted}};
  calendar::Due due;
  due.receipt = state.filed;
  due.due = term.due;
  calendar::DayReason reason;
  reason.date = state.filed.date;
  reason.rule = calendar::DayRule::kReceiptDay;
  due.reasons = {reason};
  view.explanation = due;
  view.next_request_makes_late_766 = true;
  for (std::size_t i = 0; i < dossier::kCommandKinds; ++i)
    view.allowed.push_back(static_cast<dossier::CommandKind>(i));
  view.forms = std::make_shared<const catalogue::Forms>(forms());
  return view;
}

inline std::vector<app::OfficerView> officers() {
  return {
      {id_of<OfficerId>('o'), {"tiep-nhan-1"}, Private<std::string>::open(kHostile), {}, false}};
}

inline NameOf hostile_name() {
  return [](const std::optional<OfficerId>&) { return kHostile; };
}

inline DossierPageView page_view(const app::DossierView& dossier) {
  DossierPageView view;
  view.dossier = &dossier;
  view.procedure_name = kHostile;
  view.name_of = hostile_name();
  view.unit_name = [](const UnitCode&) { return kHostile; };
  view.officers = officers();
  view.now = at("2026-02-24T10:00");
  view.undo_ms_left = 5000;
  view.csrf = "csrf";
  view.command = "00000000-0000-4000-8000-000000000000";
  return view;
}

inline app::ListedDossier listed() {
  app::ListedDossier row;
  row.number = {"15607-260213-0001"};
  row.procedure_name = kHostile;
  row.summary = Private<dossier::Summary>::open({kHostile, kHostile});
  row.phase = dossier::Phase::kInWork;
  row.filed = at("2026-02-13T09:00");
  row.due = at("2026-02-20T17:00");
  return row;
}

inline Frame frame(wording::Language language, bool signed_in) {
  Frame out;
  out.talk = {language};
  out.demo = true;
  out.unit_name = kHostile;
  out.style_address = "/assets/style.css";
  out.list_script_address = "/assets/list-00000000.js";
  out.other_language_address = "/?lang=en";
  if (signed_in)
    out.signed_in = SignedIn{"giam-doc", office::RoleSet{office::Role::kDirector}, "csrf"};
  return out;
}

}  // namespace motcua::web
