// Pages are pure functions: what they show is tried here with people whose names are markup.
#include <gtest/gtest.h>

#include "unit/web/html_check.h"
#include "web/pages/account.h"
#include "web/pages/dossier.h"
#include "web/pages/intake.h"
#include "web/pages/public.h"
#include "web/pages/system.h"
#include "web/pages/worklist.h"

namespace motcua::web {
namespace {

using Pairs = std::vector<http::Parameters::Pair>;

const std::string kHostile = "<script>alert(\"x\")</script> & 'Lò'";

template <class T>
T id_of(char letter) {
  return *T::from_raw(std::string(16, letter));
}

LegalTime at(const char* text) { return *LegalTime::parse(text); }

catalogue::Procedure procedure() {
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

dossier::People people() {
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

app::DossierView dossier_view() {
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
  return view;
}

std::vector<app::OfficerView> officers() {
  return {
      {id_of<OfficerId>('o'), {"tiep-nhan-1"}, Private<std::string>::open(kHostile), {}, false}};
}

NameOf hostile_name() {
  return [](const std::optional<OfficerId>&) { return kHostile; };
}

DossierPageView page_view(const app::DossierView& dossier) {
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

app::ListedDossier listed() {
  app::ListedDossier row;
  row.number = {"15607-260213-0001"};
  row.procedure_name = kHostile;
  row.summary = Private<dossier::Summary>::open({kHostile, kHostile});
  row.phase = dossier::Phase::kInWork;
  row.filed = at("2026-02-13T09:00");
  row.due = at("2026-02-20T17:00");
  return row;
}

Frame frame(wording::Language language, bool signed_in) {
  Frame out;
  out.talk = {language};
  out.demo = true;
  out.unit_name = kHostile;
  out.style_address = "/assets/style.css";
  out.other_language_address = "/?lang=en";
  if (signed_in)
    out.signed_in = SignedIn{"giam-doc", office::RoleSet{office::Role::kDirector}, "csrf"};
  return out;
}

struct Named {
  std::string name;
  Page page;
};

std::vector<Named> staff_pages(const Talk& talk) {
  std::vector<Named> out;
  static const app::DossierView kDossier = dossier_view();
  static const catalogue::Procedure kProcedure = procedure();
  out.push_back({"dossier", dossier_page(talk, page_view(kDossier))});
  DossierPageView refused = page_view(kDossier);
  refused.fault = kHostile;
  refused.typed_action = "add_note";
  refused.typed_version = 3;
  refused.typed = {
      http::Parameters(Pairs{{"text", kHostile}}), {{"text", InputFault::kTooLong, 4000}}, true};
  out.push_back({"dossier refused", dossier_page(talk, refused)});
  IntakeView intake;
  intake.procedure = &kProcedure;
  out.push_back({"intake", intake_page(talk, intake)});
  intake.typed = {http::Parameters(Pairs{{"people.applicant.person.name", kHostile},
                                         {"files.0.id", "x"},
                                         {"files.0.name", kHostile}}),
                  {{"people.applicant.person.name", InputFault::kTooLong, 200},
                   {"way", InputFault::kNotOneOf, 0},
                   {kHostile, InputFault::kUnknownMember, 0}},
                  true};
  intake.fault = kHostile;
  out.push_back({"intake refused", intake_page(talk, intake)});
  out.push_back({"counter", counter_page(talk, {kHostile, {{{"1.001193"}, kHostile}}})});
  out.push_back({"slip", slip_page(talk, {&kDossier, kHostile, kHostile, kHostile, kHostile})});
  WorklistView list;
  list.page = {{listed()}, "next"};
  list.officers = officers();
  list.name_of = hostile_name();
  list.now = at("2026-02-24T10:00");
  list.officer_word = kHostile;
  out.push_back({"worklist", worklist_page(talk, list)});
  out.push_back({"found", found_page(talk, {{listed()}, hostile_name(), list.now})});
  SteeringView steering;
  steering.unit_name = kHostile;
  steering.late = {listed()};
  steering.harm_soon = {listed()};
  steering.name_of = hostile_name();
  steering.now = list.now;
  out.push_back({"steering", steering_page(talk, steering)});
  SystemView system;
  system.officers = officers();
  system.name_of = hostile_name();
  system.may_change = true;
  out.push_back({"system", system_page(talk, system)});
  out.push_back({"one-time password", one_time_password_page(talk, kHostile, kHostile)});
  out.push_back({"password", password_page(talk, {{}, kHostile, true, "csrf"})});
  return out;
}

std::vector<Named> public_pages(const Talk& talk) {
  std::vector<Named> out;
  static const catalogue::Procedure kProcedure = procedure();
  out.push_back({"home", home_page(talk, {})});
  out.push_back({"home, searched", home_page(talk, {kHostile, {{{"1.001193"}, kHostile, 1}}})});
  out.push_back(
      {"procedure", procedure_page(talk, kProcedure, *Date::of(2026, 2, 24), kHostile, false)});
  out.push_back({"track form", track_form_page(talk, {kHostile, true})});
  for (int phase = 0; phase < static_cast<int>(dossier::kPhases); ++phase) {
    app::TrackView view;
    view.number = {"15607-260213-0001"};
    view.procedure_name = kHostile;
    view.phase = static_cast<dossier::Phase>(phase);
    view.filed = at("2026-02-13T09:00");
    view.due = at("2026-02-25T17:00");
    view.missing_components = {kHostile};
    out.push_back({"track " + std::to_string(phase),
                   track_page(talk, view, *Date::of(2026, 2, 24), kHostile)});
  }
  CatalogueView catalogue;
  catalogue.rows = {&kProcedure};
  catalogue.next = kHostile;
  out.push_back({"catalogue", catalogue_page(talk, catalogue)});
  SignInView sign_in;
  sign_in.fault = kHostile;
  sign_in.return_to = kHostile;
  out.push_back({"sign in", sign_in_page(talk, sign_in)});
  return out;
}

void expect_whole(const Named& named, wording::Language language, bool signed_in) {
  const std::string shown = document(frame(language, signed_in), named.page);
  for (const std::string& fault : html_faults(shown)) ADD_FAILURE() << named.name << ": " << fault;
  EXPECT_EQ(shown.find("<script"), shown.npos) << named.name;
}

TEST(Pages, AreWholeAndEscapeWhateverPeopleAreCalled) {
  for (const auto language : {wording::Language::kVietnamese, wording::Language::kEnglish}) {
    for (const Named& named : staff_pages({language})) expect_whole(named, language, true);
    for (const Named& named : public_pages({language})) expect_whole(named, language, false);
  }
}

TEST(Pages, KeepPersonalDataOutOfTitlesAndAddresses) {
  for (const Named& named : staff_pages({})) {
    EXPECT_EQ(named.page.title.find("Lò"), std::string::npos) << named.name;
    if (named.name.starts_with("worklist")) continue;  // its filter's own word comes back
    const std::string& body = named.page.body.markup();
    for (std::size_t at = body.find("href=\""); at != body.npos; at = body.find("href=\"", at + 6))
      EXPECT_EQ(body.substr(at, body.find('"', at + 6) - at).find("Lò"), std::string::npos)
          << named.name;
  }
}

TEST(DossierPage, OffersExactlyWhatIsAllowed) {
  app::DossierView dossier = dossier_view();
  dossier.allowed = {dossier::CommandKind::kAddNote, dossier::CommandKind::kProposeResult};
  const std::string forms = action_forms({}, page_view(dossier)).take();
  EXPECT_NE(forms.find("value=\"add_note\""), forms.npos);
  EXPECT_NE(forms.find("value=\"propose_result\""), forms.npos);
  EXPECT_EQ(forms.find("value=\"sign_result\""), forms.npos);
  EXPECT_NE(forms.find("name=\"version\" value=\"7\""), forms.npos);
}

TEST(DossierPage, OffersUndoWhileItsWindowIsOpen) {
  app::DossierView dossier = dossier_view();
  dossier.allowed = {dossier::CommandKind::kUndo};
  DossierPageView view = page_view(dossier);
  EXPECT_NE(action_forms({}, view).take().find("value=\"undo\""), std::string::npos);
  view.undo_ms_left = 0;
  EXPECT_EQ(action_forms({}, view).take().find("value=\"undo\""), std::string::npos);
}

TEST(DossierPage, WarnsBeforeASecondRequestAndAsksThePasswordToSign) {
  app::DossierView dossier = dossier_view();
  dossier.allowed = {dossier::CommandKind::kRequestSupplement, dossier::CommandKind::kSignResult};
  const std::string forms = action_forms({}, page_view(dossier)).take();
  EXPECT_NE(forms.find("Quyết định 766"), forms.npos);
  EXPECT_NE(forms.find("late_766_acknowledged:b"), forms.npos);
  EXPECT_NE(forms.find("type=\"password\""), forms.npos);
}

TEST(DossierPage, SaysWhatChangedMeanwhileAndKeepsWhatWasTyped) {
  const app::DossierView dossier = dossier_view();
  DossierPageView view = page_view(dossier);
  view.fault = "x";
  view.typed_action = "add_note";
  view.typed_version = 3;
  view.typed = {http::Parameters(Pairs{{"text", "Gọi lại chiều nay"}}), {}, true};
  const std::string body = dossier_page({}, view).body.markup();
  EXPECT_NE(body.find("hồ sơ này đã đổi"), body.npos);
  EXPECT_NE(body.find("Gọi lại chiều nay"), body.npos);
}

TEST(DossierPage, SaysThatPersonalDataIsLockedOrErased) {
  app::DossierView dossier = dossier_view();
  dossier.state.people = Private<dossier::People>::erased();
  EXPECT_NE(dossier_page({}, page_view(dossier)).body.markup().find("đã xóa"), std::string::npos);
  dossier.state.people = Private<dossier::People>::locked();
  EXPECT_NE(dossier_page({}, page_view(dossier)).body.markup().find("đang khóa"),
            std::string::npos);
}

TEST(PeopleValues, FillTheCorrectionFormWithWhoIsThere) {
  const http::Parameters values = people_values(people());
  EXPECT_EQ(values.get("people.applicant.person.name"), kHostile);
  EXPECT_EQ(values.get("people.witnesses.1.name"), kHostile);
  EXPECT_EQ(values.get("people.proxy.relation"), "child");
}

TEST(TrackPage, AnswersInOneSentenceFirst) {
  app::TrackView view;
  view.phase = dossier::Phase::kProposed;
  view.due = at("2026-11-20T17:00");
  EXPECT_EQ(
      track_sentence({}, view, "Bát Mọt"),
      "Đang chờ ký. Bà con không cần làm gì. Hẹn trả chiều thứ Sáu, 20/11/2026, tại Bát Mọt.");
}

TEST(Slip, CarriesNumberCheckAndDateInWords) {
  const app::DossierView dossier = dossier_view();
  const std::string slip =
      slip_page({wording::Language::kEnglish}, {&dossier, "Khai sinh", "Bát Mọt", "Bát Mọt", "A"})
          .body.take();
  EXPECT_NE(slip.find("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"), slip.npos);
  EXPECT_NE(slip.find("15607-260213-0001"), slip.npos);
  EXPECT_NE(slip.find("ACDEFG"), slip.npos);
  EXPECT_NE(slip.find("chiều thứ Tư, 25/02/2026"), slip.npos);
  EXPECT_NE(slip.find("chưa đối chiếu"), slip.npos);
  EXPECT_EQ(slip.find("bà con"), slip.npos);
}

}  // namespace
}  // namespace motcua::web
