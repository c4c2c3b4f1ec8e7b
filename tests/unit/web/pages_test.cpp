// Pages are pure functions: what they show is tried here with people whose names are markup.
#include <gtest/gtest.h>

#include "unit/web/html_check.h"
#include "unit/web/page_views.h"
#include "web/pages/register.h"

namespace motcua::web {
namespace {

struct Named {
  std::string name;
  Page page;
};

void add_leaders_pages(const Talk& talk, std::vector<Named>& out) {
  const LegalTime now = at("2026-02-24T10:00");
  SteeringView steering;
  steering.unit_name = kHostile;
  steering.late = {listed()};
  steering.harm_soon = {listed()};
  steering.delegations = {{}};
  steering.delegations.front().instrument = kHostile;
  steering.name_of = hostile_name();
  steering.now = now;
  steering.as_of = kHostile;
  out.push_back({"steering", steering_page(talk, steering)});
  BatchView batch;
  batch.rows = {listed(), listed()};
  batch.rows.front().seen = true;
  batch.more = true;
  batch.fault = kHostile;
  batch.signed_now = {"15607-260213-0001"};
  batch.refused = {{"15607-260213-0002", kHostile}};
  batch.name_of = hostile_name();
  batch.now = now;
  batch.batch = kHostile;
  out.push_back({"batch", batch_page(talk, batch)});
  RegisterView book;
  book.query = {now.date, now.date, "1.x", 50};
  book.page.rows = {{listed(), {}, now, now, now, now, catalogue::ReturnMode::kCounter, true}};
  book.page.next = kHostile;
  book.fault = kHostile;
  book.unit_name = [](const UnitCode&) { return kHostile; };
  out.push_back({"register", register_page(talk, book)});
  static const app::DossierView kDossier = dossier_view();
  out.push_back({"control sheet", control_sheet_page(talk, {&kDossier, kHostile, hostile_name(),
                                                            book.unit_name, now})});
}

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
  static const catalogue::Forms kForms = forms();
  IntakeView intake;
  intake.procedure = std::make_shared<const catalogue::Procedure>(kProcedure);
  intake.form = {&kForms.all().front(), &kForms, *Date::of(2026, 2, 24)};
  intake.typed.source = kHostile;
  out.push_back({"intake", intake_page(talk, intake)});
  intake.typed = {http::Parameters(Pairs{{"people.applicant.person.name", kHostile},
                                         {"files.0.id", "x"},
                                         {"files.0.name", kHostile}}),
                  {{"people.applicant.person.name", InputFault::kTooLong, 200},
                   {"way", InputFault::kNotOneOf, 0},
                   {"form.field2", InputFault::kContradicts, 0},
                   {kHostile, InputFault::kUnknownMember, 0}},
                  true,
                  {{"form.field2", kHostile}}};
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
  list.may_sign = true;
  list.query.which = app::WorklistQuery::Which::kToSign;
  list.as_of = kHostile;
  out.push_back({"worklist", worklist_page(talk, list)});
  out.push_back({"found", found_page(talk, {{listed()}, hostile_name(), list.now})});
  add_leaders_pages(talk, out);
  SystemView system;
  system.officers = officers();
  system.name_of = hostile_name();
  system.roles = {office::Role::kDirector};
  out.push_back({"system", system_page(talk, system)});
  GlassView glass;
  glass.number = {kHostile};
  glass.may_open = true;
  glass.fault = kHostile;
  out.push_back({"glass", glass_page(talk, glass)});
  out.push_back({"one-time password", one_time_password_page(talk, kHostile, kHostile)});
  out.push_back({"password", password_page(talk, {{}, kHostile, true, "csrf"})});
  return out;
}

std::vector<Named> papers_and_readings(const Talk& talk) {
  std::vector<Named> out;
  static const app::DossierView kDossier = dossier_view();
  static const catalogue::Procedure kProcedure = procedure();
  ReadBackView read_back;
  read_back.intake = &kDossier;
  read_back.procedure = &kProcedure;
  read_back.typed = {http::Parameters(Pairs{{"people.applicant.person.name", kHostile},
                                            {"people.applicant.person.born", kHostile},
                                            {"way", kHostile},
                                            {"text", kHostile},
                                            {"files.0.name", kHostile}}),
                     {},
                     true};
  read_back.kept = "\"><b>";
  read_back.returning_name = kHostile;
  read_back.read_before = at("2026-02-24T17:00");
  out.push_back({"read back", read_back_page(talk, read_back)});
  out.push_back({"received", received_page(talk, "/ho-so/x/giay-tiep-nhan")});
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
  EXPECT_EQ(shown.find("<script>"), shown.npos) << named.name;
}

TEST(Pages, AreWholeAndEscapeWhateverPeopleAreCalled) {
  for (const auto language : {wording::Language::kVietnamese, wording::Language::kEnglish}) {
    for (const Named& named : staff_pages({language})) expect_whole(named, language, true);
    for (const Named& named : papers_and_readings({language})) expect_whole(named, language, true);
    for (const Named& named : public_pages({language})) expect_whole(named, language, false);
  }
}

TEST(Pages, KeepPersonalDataOutOfTitlesAndAddresses) {
  std::vector<Named> all = staff_pages({});
  for (Named& named : papers_and_readings({})) all.push_back(std::move(named));
  for (const Named& named : all) {
    EXPECT_EQ(named.page.title.find("Lò"), std::string::npos) << named.name;
    if (named.name.starts_with("worklist")) continue;  // its filter's own word comes back
    const std::string& body = named.page.body.markup();
    for (std::size_t at = body.find("href=\""); at != body.npos; at = body.find("href=\"", at + 6))
      EXPECT_EQ(body.substr(at, body.find('"', at + 6) - at).find("Lò"), std::string::npos)
          << named.name;
  }
}

}  // namespace
}  // namespace motcua::web
