// A dossier from the door to the result, through the real use cases, store, keys and blobs.
#include <gtest/gtest.h>

#include "base/text.h"
#include "centre/centre_bench.h"
#include "dossier/transitions.h"
#include "store/rebuild.h"
#include "store/verify.h"

namespace motcua::test {
namespace {

constexpr std::string_view kName = "Lò Thị Ến Nhầu";
constexpr std::string_view kIdentity = "038190004567";

std::string intake(std::string_view procedure = "1.004873") {
  return R"({"procedure":")" + std::string(procedure) +
         R"(","way":"counter","people":{"applicant":{"person":{"name":")" + std::string(kName) +
         R"(","identity":{"kind":"personal_number","number":")" + std::string(kIdentity) +
         R"("},"born":"1990-05-06","sex":"female","address":"Bản Phống"}}}})";
}

/// From received to returned; gives the last answer.
app::CommandAnswer whole_life(CentreBench& bench) {
  auto dossier = *bench.receive(intake());
  const auto step = [&](std::string_view text) {
    const auto answer = bench.command(dossier, text);
    EXPECT_TRUE(answer) << text << ": " << (answer ? "" : code_of(answer.error()));
    if (answer) dossier = *answer;
  };
  step(R"({"type":"check_dossier","complete":true})");
  step(R"({"type":"assign","officer":")" + bench.session().officer.text() + R"("})");
  step(R"({"type":"propose_result","codes":["KQ.G15.000038"]})");
  step(R"({"type":"sign_result","way":"by_hand"})");
  step(R"({"type":"record_result","issue":true,"papers":[{"code":"KQ.G15.000038",)"
       R"("number":"12/2026","on":"2026-03-10"}]})");
  step(R"({"type":"return_result","mode":"counter","to":"applicant"})");
  return dossier;
}

class CentreTest : public testing::Test {
 protected:
  CentreTest() { bench_.let_director_do_all(); }
  /// The director's own instrument, from today on.
  void delegate(const std::string& until) {
    const std::string me = bench_.session().officer.text();
    const auto recorded = bench_.office(
        R"({"type":"record_delegation","delegation":")" +
        bench_.random().id<DelegationId>().text() + R"(","officer":")" + me + R"(","delegator":")" +
        me + R"(","instrument":"01/QĐ-UBND","capacity":"head","from":")" +
        bench_.centre().now().date.text() + R"(","until":")" + until + R"("})");
    EXPECT_TRUE(recorded) << (recorded ? "" : code_of(recorded.error()));
  }
  void jump_to(std::string_view time) {
    const LegalTime truth = *LegalTime::parse(time);
    bench_.clock().set(instant_of(truth));
    EXPECT_TRUE(bench_.centre().confirm_clock(bench_.session(), truth));
  }
  store::Verification verified() {
    const auto database = open_database(bench_.place());
    const auto reader = database->open_reader();
    const auto found = store::verify(**reader, NodeFolds().all(), {});
    EXPECT_TRUE(found);
    return *found;
  }
  /// After a restart: the roles are those of the day on which the record ends.
  void expect_somebody_comes_in() {
    bench_.reopen();
    const auto session = bench_.centre().sign_in("giamdoc", bench_.password());
    ASSERT_TRUE(session) << code_of(session.error());
    EXPECT_TRUE(session->roles.has(office::Role::kDirector));
    EXPECT_TRUE(bench_.centre().session(session->token));
    bench_.session() = *session;
    EXPECT_EQ(bench_.centre().worklist(bench_.session(), {})->rows.size(), 1U);
  }
  CentreBench bench_;
};

TEST_F(CentreTest, ADossierGoesFromTheDoorToTheResult) {
  const app::CommandAnswer last = whole_life(bench_);
  EXPECT_EQ(last.status, 10);
  EXPECT_EQ(last.number.text, "15607-260310-0001");
  const auto view = bench_.centre().dossier(bench_.session(), last.number);
  ASSERT_TRUE(view);
  ASSERT_TRUE(view->explanation);
  EXPECT_EQ(view->explanation->due, LegalTime::parse("2026-03-13T17:00"));
  const auto* people = view->state.people.get();
  ASSERT_NE(people, nullptr);
  EXPECT_EQ(people->applicant.name(), kName);
  const auto track = bench_.centre().track(last.number, view->state.check);
  ASSERT_TRUE(track);
  EXPECT_EQ(track->status, 10);
  EXPECT_FALSE(bench_.centre().track(last.number, "AAAAAA"));
}

TEST_F(CentreTest, NothingOfAPersonStandsOpenOnDisk) {
  whole_life(bench_);
  (void)bench_.centre().find_person(bench_.session(), "en nhau", 5);
  EXPECT_EQ(bench_.centre().find_identity(bench_.session(), kIdentity, 5)->size(), 1U);
  bench_.node().parts().housekeeper.round();
  bench_.stop();
  const std::string disk = all_files(bench_.place().directory);
  ASSERT_GT(disk.size(), 10'000U);
  for (const std::string& planted :
       {std::string(kName), std::string(kIdentity), fold(kName), std::string("Nhầu"),
        std::string("nhau"), std::string("Bản Phống"), std::string("1990-05-06"),
        std::string("Giám đốc")})
    EXPECT_EQ(disk.find(planted), std::string::npos) << planted;
  EXPECT_NE(disk.find("15607-260310-0001"), std::string::npos) << "open data must be found";
}

TEST_F(CentreTest, ARepeatedCommandIsOneCommand) {
  const CommandId key = bench_.fresh_command();
  const auto first = bench_.receive(intake(), key);
  const auto again = bench_.receive(intake(), key);
  ASSERT_TRUE(first);
  ASSERT_TRUE(again);
  EXPECT_EQ(first->number, again->number);
  EXPECT_EQ(first->version, again->version);
  EXPECT_TRUE(again->replayed);
  const auto other = bench_.receive(intake("2.000635"), key);
  ASSERT_FALSE(other);
  EXPECT_EQ(std::get<app::Fault>(other.error().cause), app::Fault::kIdempotencyKeyReused);
  bench_.reopen();
  bench_.sign_in();
  const auto after = bench_.receive(intake(), key);
  ASSERT_TRUE(after);
  EXPECT_EQ(first->number, after->number);
}

TEST_F(CentreTest, WhoSawAnOldVersionIsToldSo) {
  const auto dossier = *bench_.receive(intake());
  ASSERT_TRUE(bench_.command(dossier, R"({"type":"add_note","text":"x"})"));
  const auto stale = bench_.command(dossier, R"({"type":"add_note","text":"y"})");
  ASSERT_FALSE(stale);
  EXPECT_EQ(std::get<app::Fault>(stale.error().cause), app::Fault::kVersionStale);
}

TEST_F(CentreTest, SigningInIsNotThePasswordAskedAgain) {
  auto dossier = *bench_.receive(intake());
  for (const char* text : {R"({"type":"check_dossier","complete":true})",
                           R"({"type":"propose_result","codes":["KQ.G15.000038"]})"})
    dossier = *bench_.command(dossier, text);
  bench_.session() = *bench_.centre().sign_in("giamdoc", bench_.password());
  const auto refused = bench_.command(dossier, R"({"type":"sign_result","way":"by_hand"})");
  ASSERT_FALSE(refused);
  EXPECT_EQ(code_of(refused.error()), "dossier-reauthentication-missing");
  bench_.ask_again();
  EXPECT_TRUE(bench_.command(dossier, R"({"type":"sign_result","way":"by_hand"})"));
}

TEST_F(CentreTest, AnUndoIsOfferedOnlyWhileItCanBeDone) {
  const auto dossier = *bench_.receive(intake());
  ASSERT_TRUE(bench_.command(dossier, R"({"type":"check_dossier","complete":true})"));
  const auto offered = [&] {
    const auto view = bench_.centre().dossier(bench_.session(), dossier.number);
    const auto& allowed = view->allowed;
    return std::find(allowed.begin(), allowed.end(), dossier::CommandKind::kUndo) != allowed.end();
  };
  EXPECT_TRUE(offered());
  bench_.clock().advance(9'000);
  EXPECT_TRUE(offered());
  bench_.clock().advance(2'000);
  EXPECT_FALSE(offered());
}

TEST_F(CentreTest, TheIdBehindANumberIsThereForABrokenGlass) {
  const auto dossier = *bench_.receive(intake());
  EXPECT_EQ(bench_.centre().dossier_id(dossier.number), dossier.id);
  const auto unknown = bench_.centre().dossier_id(DossierCode{"15607-260310-0999"});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(code_of(unknown.error()), "not-found");
}

TEST_F(CentreTest, NumbersGoOnAfterARestart) {
  EXPECT_EQ(bench_.receive(intake())->number.text, "15607-260310-0001");
  EXPECT_EQ(bench_.receive(intake())->number.text, "15607-260310-0002");
  bench_.reopen();
  bench_.sign_in();
  EXPECT_EQ(bench_.receive(intake())->number.text, "15607-260310-0003");
}

TEST_F(CentreTest, TheTablesAreWhatTheLogSays) {
  whole_life(bench_);
  ASSERT_TRUE(bench_.receive(intake()));
  const store::Verification found = verified();
  EXPECT_TRUE(found.ok);
  for (const auto& problem : found.problems)
    ADD_FAILURE() << problem.place << " " << store::name_of(problem.fault);
}

TEST_F(CentreTest, WithTheVaultShutStatusAndDatesStayAndNamesGo) {
  const auto last = whole_life(bench_);
  bench_.reopen();
  app::Centre& centre = bench_.centre();
  // The session is of the earlier process; reading asks for a scope, not for a live session.
  const auto view = centre.dossier(bench_.session(), last.number);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->state.phase, dossier::Phase::kReturned);
  EXPECT_TRUE(view->state.people.is_locked());
}

TEST_F(CentreTest, WithEveryKeyErasedStatusDatesAndNumbersAreTheSame) {
  const auto last = whole_life(bench_);
  const auto before = bench_.centre().dossier(bench_.session(), last.number);
  ASSERT_TRUE(before);
  bench_.stop();
  {
    const auto database = open_database(bench_.place());
    const auto writer = database->open_writer();
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->begin());
    ASSERT_TRUE((*writer)->run("DELETE FROM wrap", {}));
    ASSERT_TRUE((*writer)->commit());
  }
  bench_.reopen();
  bench_.sign_in();
  const auto after = bench_.centre().dossier(bench_.session(), last.number);
  ASSERT_TRUE(after);
  EXPECT_TRUE(after->state.people.is_erased());
  EXPECT_TRUE(dossier::same_open_state(before->state, after->state));
  EXPECT_TRUE(verified().ok);
}

TEST_F(CentreTest, AWorklistShowsNamesInOrderOfTheirDates) {
  for (const char* procedure : {"1.004873", "2.000815", "1.004873"})
    ASSERT_TRUE(bench_.receive(intake(procedure))) << procedure;
  app::WorklistQuery query;
  query.limit = 2;
  const auto first = bench_.centre().worklist(bench_.session(), query);
  ASSERT_TRUE(first);
  ASSERT_EQ(first->rows.size(), 2U);
  ASSERT_TRUE(first->next);
  EXPECT_EQ(first->rows[0].procedure.text, "2.000815") << "due the same day: first";
  ASSERT_NE(first->rows[0].summary.get(), nullptr);
  EXPECT_EQ(first->rows[0].summary.get()->owner, kName);
  query.after = *first->next;
  const auto rest = bench_.centre().worklist(bench_.session(), query);
  ASSERT_TRUE(rest);
  EXPECT_EQ(rest->rows.size(), 1U);
  EXPECT_FALSE(rest->next);
  EXPECT_EQ(bench_.centre().counts(bench_.session())->open, 3);
}

TEST_F(CentreTest, WhatWaitsToBeFetchedIsNotLate) {
  auto dossier = *bench_.receive(intake());
  const auto unfinished = bench_.receive(intake());
  ASSERT_TRUE(unfinished);
  for (const char* text :
       {R"({"type":"check_dossier","complete":true})",
        R"({"type":"propose_result","codes":["KQ.G15.000038"]})",
        R"({"type":"sign_result","way":"by_hand"})",
        R"({"type":"record_result","issue":true,"papers":[{"code":"KQ.G15.000038",)"
        R"("number":"12/2026","on":"2026-03-10"}]})"}) {
    const auto answer = bench_.command(dossier, text);
    ASSERT_TRUE(answer) << text << code_of(answer.error());
    dossier = *answer;
  }
  bench_.clock().advance(10LL * 24 * 3600 * 1000);
  app::WorklistQuery query;
  query.which = app::WorklistQuery::Which::kLate;
  const auto late = bench_.centre().worklist(bench_.session(), query);
  ASSERT_TRUE(late);
  ASSERT_EQ(late->rows.size(), 1U);
  EXPECT_EQ(late->rows[0].number, unfinished->number);
  EXPECT_EQ(bench_.centre().counts(bench_.session())->late, 1);
}

TEST_F(CentreTest, WhatWaitsForTheCitizensPapersIsNotLate) {
  const auto dossier = *bench_.receive(intake());
  ASSERT_TRUE(
      bench_.command(dossier, R"({"type":"request_supplement","text":"thiếu","items":["ảnh"]})"));
  bench_.clock().advance(20LL * 24 * 3600 * 1000);
  EXPECT_EQ(bench_.centre().counts(bench_.session())->late, 0);
  EXPECT_EQ(bench_.centre().counts(bench_.session())->waiting, 1);
}

TEST_F(CentreTest, AttachmentsAreSealedAndComeBackWhole) {
  const std::string pdf = "%PDF-1.7 canary-in-a-scan";
  const auto file = bench_.centre().keep_file(bench_.session(), "don.pdf", pdf);
  ASSERT_TRUE(file);
  EXPECT_FALSE(bench_.centre().keep_file(bench_.session(), "x.exe", "MZ..."));
  std::string text = intake();
  text.pop_back();
  text += R"(,"files":[{"id":")" + file->id.text() + R"(","name":"don.pdf"}]})";
  const auto dossier = bench_.receive(text);
  ASSERT_TRUE(dossier) << code_of(dossier.error());
  const auto read = bench_.centre().read_file(bench_.session(), dossier->number, file->id);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->content->size(), static_cast<std::int64_t>(pdf.size()));
  EXPECT_EQ(whole(*read->content), pdf);
  EXPECT_EQ(read->name, "don.pdf");
  EXPECT_EQ(read->media, "application/pdf");
  bench_.stop();
  EXPECT_EQ(all_files(bench_.place().directory).find("canary-in-a-scan"), std::string::npos);
}

TEST_F(CentreTest, AClockSetBackAsksForTheDateAndGoesOn) {
  ASSERT_TRUE(bench_.receive(intake()));
  bench_.clock().set(instant_of(*LegalTime::parse("2025-03-09T09:00")));
  const auto refused = bench_.receive(intake());
  ASSERT_FALSE(refused);
  EXPECT_EQ(std::get<app::Fault>(refused.error().cause), app::Fault::kClockSuspect);
  expect_somebody_comes_in();
  ASSERT_TRUE(
      bench_.centre().confirm_clock(bench_.session(), *LegalTime::parse("2026-03-10T09:30")));
  const auto received = bench_.receive(intake());
  ASSERT_TRUE(received) << code_of(received.error());
  EXPECT_EQ(received->number.text, "15607-260310-0002");
}

TEST_F(CentreTest, AClockThatJumpedTo2046AsksForTheDateAndGoesOn) {
  ASSERT_TRUE(bench_.receive(intake()));
  bench_.clock().set(instant_of(*LegalTime::parse("2046-03-09T09:00")));
  const auto refused = bench_.receive(intake());
  ASSERT_FALSE(refused);
  EXPECT_EQ(std::get<app::Fault>(refused.error().cause), app::Fault::kClockSuspect);
  expect_somebody_comes_in();
  const LegalTime truth = *LegalTime::parse("2026-03-11T08:00");
  ASSERT_TRUE(bench_.centre().confirm_clock(bench_.session(), truth));
  const auto received = bench_.receive(intake());
  ASSERT_TRUE(received) << code_of(received.error());
  EXPECT_EQ(received->number.text, "15607-260311-0001");
}

TEST_F(CentreTest, NothingIsErasedBeforeItsProcedureLetsIt) {
  auto dossier = *bench_.receive(intake("2.001008"));  // kept for two years
  const auto withdrawn =
      bench_.command(dossier, R"({"type":"withdraw_dossier","text":"Người nộp xin rút"})");
  ASSERT_TRUE(withdrawn) << code_of(withdrawn.error());
  dossier = *withdrawn;
  const auto answer = [&] {
    const auto given =
        bench_.command(dossier, R"({"type":"order_erasure","basis":"retention_ended"})");
    if (given) dossier = *given;
    return given ? std::string("ordered") : code_of(given.error());
  };
  EXPECT_EQ(answer(), "dossier-retention-running");
  jump_to("2028-03-10T09:00");
  EXPECT_EQ(answer(), "dossier-retention-running") << "its last day";
  jump_to("2028-03-11T09:00");
  bench_.ask_again();
  EXPECT_EQ(answer(), "ordered");
  EXPECT_EQ(answer(), "dossier-second-officer-needed");
  dossier = *bench_.receive(intake());  // kept for ever
  dossier = *bench_.command(dossier, R"({"type":"withdraw_dossier","text":"Người nộp xin rút"})");
  jump_to("2040-03-12T09:00");
  EXPECT_EQ(answer(), "dossier-retention-running");
}

TEST_F(CentreTest, AnExpiredDelegationSignsNoFormAndNoResult) {
  const std::string stop =
      R"({"type":"stop_dossier","ground":"duplicate","out_number":"1/TB","text":"x"})";
  const std::string apologise =
      R"({"type":"apologise_and_extend","new_due":"2028-01-14","out_number":"1/XL","text":"x"})";
  const std::string refuse = R"({"type":"refuse_dossier","reasons":["other"],"text":"x"})";
  const std::string sign = R"({"type":"sign_result","way":"by_hand"})";
  jump_to("2028-01-04T08:00");  // the instrument held to the end of 2027
  std::string filing = intake();
  filing.insert(1, R"("type":"file_dossier",)");
  const auto filed = *bench_.receive(filing);
  const auto received = *bench_.receive(intake());
  auto proposed = *bench_.receive(intake());
  for (const char* text : {R"({"type":"check_dossier","complete":true})",
                           R"({"type":"propose_result","codes":["KQ.G15.000038"]})"})
    proposed = *bench_.command(proposed, text);
  const std::pair<app::CommandAnswer, std::string> rows[] = {
      {filed, refuse}, {received, apologise}, {received, stop}, {proposed, sign}};
  for (const auto& [dossier, text] : rows) {
    const auto refused = bench_.command(dossier, text);
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(code_of(refused.error()), "dossier-delegation-expired") << text;
    const auto view = bench_.centre().dossier(bench_.session(), dossier.number);
    ASSERT_TRUE(view);
    for (const auto command : view->allowed)
      EXPECT_FALSE(dossier::signature_of(command)) << "offered: " << dossier::word(command);
  }
  delegate("2028-12-31");
  EXPECT_TRUE(bench_.command(filed, refuse));
  EXPECT_TRUE(bench_.command(received, apologise));
  EXPECT_TRUE(bench_.command(proposed, stop));
}

}  // namespace
}  // namespace motcua::test
