// What single pages must say, offer and leave out.
#include <gtest/gtest.h>

#include "unit/web/page_views.h"

namespace motcua::web {
namespace {

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

TEST(DossierPage, PromisesNoDateAndAsksForNoApologyWhileItWaits) {
  app::DossierView dossier = dossier_view();
  dossier.state.term->apologise_until = at("2026-02-24T23:59");
  const std::string running = dossier_page({}, page_view(dossier)).body.take();
  EXPECT_NE(running.find("Xin lỗi muộn nhất"), running.npos);
  EXPECT_EQ(running.find("sẽ được tính lại"), running.npos);
  dossier.state.phase = dossier::Phase::kSupplement;
  const std::string waiting = dossier_page({}, page_view(dossier)).body.take();
  EXPECT_EQ(waiting.find("Xin lỗi muộn nhất"), waiting.npos);
  EXPECT_NE(waiting.find("sẽ được tính lại"), waiting.npos);
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
  // 25 February 2026 is the ninth of the first lunar month: Tết was on the 17th.
  EXPECT_NE(slip.find("(ngày 9 tháng 1 âm lịch)"), slip.npos);
}

TEST(Slip, TellsWhereToFollowAndDrawsItWithoutAName) {
  const app::DossierView dossier = dossier_view();
  SlipView view{&dossier, "Khai sinh", "Bát Mọt", "Bát Mọt", "A", "https://batmot.example.vn"};
  const std::string with = slip_page({}, view).body.take();
  EXPECT_NE(with.find("https://batmot.example.vn/tra-cuu rồi gõ"), with.npos);
  EXPECT_NE(with.find("<svg class=\"qr\""), with.npos);
  view.public_address.clear();
  const std::string without = slip_page({}, view).body.take();
  EXPECT_NE(without.find("hỏi ở quầy"), without.npos);
  EXPECT_NE(without.find("<svg class=\"qr\""), without.npos);
  // Nothing of a person is in the code: another applicant, the same picture.
  app::DossierView other = dossier_view();
  other.state.people = Private<dossier::People>::erased();
  view.dossier = &other;
  const auto picture = [](const std::string& page) {
    return page.substr(page.find("<svg class=\"qr\""),
                       page.find("</svg>", page.find("\"qr\"")) - page.find("<svg class=\"qr\""));
  };
  EXPECT_EQ(picture(slip_page({}, view).body.take()), picture(without));
}

TEST(DossierPage, ListsEveryFileToBeSaved) {
  app::DossierView dossier = dossier_view();
  dossier::DossierReceived received;
  dossier::File file;
  file.id = id_of<FileId>('f');
  file.name = kHostile;
  file.media = "application/pdf";
  file.size = 1'300'000;
  received.files = Private<dossier::Files>::open({{file}});
  dossier.timeline.push_back({8, Instant{0}, dossier.state.filed, std::nullopt, received});
  const std::string files = files_section({}, dossier).take();
  EXPECT_NE(files.find("/ho-so/15607-260213-0001/tep/" + file.id.text()), files.npos) << files;
  EXPECT_NE(files.find("PDF, 1,2 MB, 13/02/2026"), files.npos) << files;
  EXPECT_EQ(files.find("<script>"), files.npos);
  EXPECT_NE(files_section({}, dossier_view()).markup().find("Chưa có tệp nào"), std::string::npos);
}

TEST(DossierPage, SaysTheFaultBesideTheFormThatWasSent) {
  app::DossierView dossier = dossier_view();
  DossierPageView view = page_view(dossier);
  view.fault = "Không được vì thế này.";
  view.typed_action = "add_note";
  const std::string offered_still = dossier_page({}, view).body.take();
  EXPECT_GT(offered_still.find("Không được vì thế này."),
            offered_still.find("id=\"viec-add_note\""));
  dossier.allowed = {};
  const std::string gone = dossier_page({}, view).body.take();
  EXPECT_NE(gone.find("Không được vì thế này."), gone.npos);
}

TEST(DossierPage, KeepsFilesThatAreAlreadyHereWhenAFormComesBack) {
  const app::DossierView dossier = dossier_view();
  DossierPageView view = page_view(dossier);
  view.typed_action = "record_result";
  view.typed = {
      http::Parameters(Pairs{{"files.0.id", "abc"}, {"files.0.name", "ket-qua.pdf"}}), {}, true};
  const std::string forms = action_forms({}, view).take();
  EXPECT_NE(forms.find("name=\"files.0.id\" value=\"abc\""), forms.npos);
  EXPECT_NE(forms.find("ket-qua.pdf"), forms.npos);
}

TEST(SystemPage, OffersEachRoleWhatItMayChange) {
  const auto forms = [](office::RoleSet roles) {
    SystemView view;
    view.name_of = hostile_name();
    view.roles = roles;
    return office_forms({}, view).take();
  };
  const std::string director = forms({office::Role::kDirector});
  for (const char* type : {"enrol_officer", "end_delegation", "lift_closure", "open_point",
                           "close_point", "adopt_calendar", "declare_closure"})
    EXPECT_NE(director.find("value=\"" + std::string(type) + "\""), director.npos) << type;
  const std::string deputy = forms({office::Role::kDeputy});
  EXPECT_NE(deputy.find("value=\"lift_closure\""), deputy.npos);
  EXPECT_EQ(deputy.find("value=\"grant_role\""), deputy.npos);
  const std::string administrator = forms({office::Role::kAdministrator});
  EXPECT_NE(administrator.find("value=\"grant_role\""), administrator.npos);
  EXPECT_EQ(administrator.find("value=\"declare_closure\""), administrator.npos);
  EXPECT_EQ(forms({office::Role::kSpecialist}), "");
}

TEST(Worklist, SaysWhatAnEmptyListMeansAndHowToLeaveAFilter) {
  WorklistView view;
  view.name_of = hostile_name();
  EXPECT_NE(worklist_page({}, view).body.markup().find("Không còn hồ sơ nào cần xử lý."),
            std::string::npos);
  view.query.procedure = ProcedureCode{"1.004873"};
  const std::string filtered = worklist_page({}, view).body.take();
  EXPECT_NE(filtered.find("Không có hồ sơ nào khớp với lọc này."), filtered.npos);
  EXPECT_NE(filtered.find("Bỏ lọc"), filtered.npos);
}

std::string said_of(const app::ListedDossier& row, const char* now) {
  return time_cell({}, row, at(now)).take();
}

TEST(TimeLeft, IsSaidInWordsAndColouredByWhatItMeans) {
  app::ListedDossier row = listed();
  row.phase = dossier::Phase::kInWork;
  row.due = at("2026-02-25T17:00");
  row.working_days_left = 2;
  EXPECT_NE(said_of(row, "2026-02-23T10:00").find("chip soon\">còn 2 ngày làm việc"),
            std::string::npos);
  row.working_days_left = 3;
  EXPECT_NE(said_of(row, "2026-02-20T10:00").find("chip good\">còn 3 ngày làm việc"),
            std::string::npos);
  EXPECT_NE(said_of(row, "2026-02-26T10:00").find("chip late\">quá hạn 1 ngày"), std::string::npos);
}

TEST(TimeLeft, SaysWhatTheCitizenLosesAndThatAStoppedClockStands) {
  app::ListedDossier row = listed();
  row.harm = *Date::of(2026, 2, 28);
  const std::string soon = said_of(row, "2026-02-26T10:00");
  EXPECT_NE(soon.find("chip soon\">bà con thiệt nếu sau 28/02"), soon.npos) << soon;
  const std::string gone = said_of(row, "2026-03-02T10:00");
  EXPECT_NE(gone.find("chip late\">bà con thiệt từ sau 28/02"), gone.npos) << gone;
  row.phase = dossier::Phase::kFinished;
  EXPECT_EQ(said_of(row, "2026-02-26T10:00").find("thiệt"), std::string::npos);
  row.phase = dossier::Phase::kSupplement;
  row.lapse = *Date::of(2026, 3, 12);
  const std::string waiting = said_of(row, "2026-02-26T10:00");
  EXPECT_EQ(waiting.find("quá hạn"), waiting.npos) << waiting;
  EXPECT_NE(waiting.find("chờ đến hết 12/03"), waiting.npos) << waiting;
}

TEST(Batch, OffersToSignOnlyWhatWasOpened) {
  BatchView view;
  view.name_of = hostile_name();
  app::ListedDossier seen = listed();
  seen.seen = true;
  seen.version = 7;
  app::ListedDossier unseen = listed();
  unseen.number = {"15607-260213-0002"};
  view.rows = {unseen};
  const std::string none = batch_page({}, view).body.take();
  EXPECT_EQ(none.find("name=\"password\""), none.npos);
  view.rows = {seen, unseen};
  const std::string some = batch_page({}, view).body.take();
  EXPECT_NE(some.find("value=\"15607-260213-0001.7\""), some.npos);
  EXPECT_EQ(some.find("value=\"15607-260213-0002"), some.npos);
  EXPECT_NE(some.find("name=\"password\""), some.npos);
}

TEST(Steering, NamesTheDelegationsThatEndWithinThirtyDaysTheFirstFirst) {
  office::OfficeState office;
  const Date today = *Date::of(2026, 2, 24);
  const auto add = [&](const char* instrument, int from, int until, std::optional<int> ended = {}) {
    office::Delegation one;
    one.instrument = instrument;
    one.from = today.plus_days(from);
    one.until = today.plus_days(until);
    if (ended) one.ended = today.plus_days(*ended);
    office.delegations.push_back(one);
  };
  add("later", -10, 30);
  add("first", -10, 0);
  add("far", -10, 31);
  add("over", -10, -1);
  add("ended", -10, 5, -1);
  add("not begun", 1, 5);
  std::vector<std::string> found;
  for (const auto& one : ending_soon(office, today)) found.push_back(one.instrument);
  EXPECT_EQ(found, (std::vector<std::string>{"first", "later"}));
}

TEST(TrackForm, AsksForBothCodes) {
  EXPECT_NE(track_form_page({}, {"15607-260213-0001", false, true})
                .body.markup()
                .find("Hãy gõ cả số hồ sơ và mã tra cứu."),
            std::string::npos);
}

TEST(Intake, AsksForBeneficiariesAndFoldsWhatIsSeldomNeeded) {
  catalogue::Procedure sometimes = procedure();
  catalogue::Component component = sometimes.components.front();
  component.id = "proxy";
  component.condition = json::Object{{"==", json::Array{1, 1}}};
  sometimes.components.push_back(component);
  IntakeView view;
  view.procedure = std::make_shared<catalogue::Procedure>(sometimes);
  const std::string page = intake_page({}, view).body.take();
  EXPECT_NE(page.find("people.beneficiaries.0.person.name"), page.npos);
  EXPECT_NE(page.find("Giấy tờ chỉ cần trong một số trường hợp (1)"), page.npos);
  EXPECT_NE(page.find("name=\"components.1.shown\""), page.npos);
}

}  // namespace
}  // namespace motcua::web
