// Releases of the catalogue over their effective day: what is received from then on, and what was
// received before.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/catalogue_book.h"
#include "catalogue/lint.h"
#include "centre/centre_bench.h"
#include "main/announcement.h"
#include "main/catalogue_files.h"
#include "main/verify_node.h"

namespace motcua::test {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::string_view kCode = "1.004873";

std::string intake(const std::string& more = "") {
  return R"({"procedure":"1.004873","way":"counter","people":{"applicant":{"person":{)"
         R"("name":"Lò Thị Ến Nhầu"}}})" +
         more + "}";
}

class ReleaseTest : public ::testing::Test {
 protected:
  ReleaseTest() { bench_.let_director_do_all(); }

  /// A release published after the newest one in which the procedure takes `days`.
  ReleaseHash publish(std::int64_t days, std::string_view effective, const std::string& note = "",
                      const std::vector<catalogue::CarriedDocument>& carried = {}) {
    const auto base = newest_release(directory());
    EXPECT_TRUE(base);
    catalogue::Procedure procedure = *base->catalogue->find(ProcedureCode{std::string(kCode)});
    procedure.name = "Cấp giấy trong " + std::to_string(days) + " ngày";
    procedure.limits.front().limit.value = static_cast<int>(days);
    procedure.limit_prose.clear();
    catalogue::Draft draft(*base->catalogue);
    draft.put(procedure);
    for (const auto& one : carried) draft.carry(one);
    const auto made = draft.publish(base->release.number + 1, *Date::parse(effective), note);
    EXPECT_TRUE(made) << sentence(made.error().front());
    const auto review =
        catalogue::review(*base->catalogue, base->hash, draft.catalogue(), made->hash);
    EXPECT_TRUE(stage_publication(directory(), *made));
    const auto done =
        publish_staged(directory(), made->hash, catalogue::hash_of_review(review).text());
    EXPECT_TRUE(done) << done.error();
    return made->hash;
  }
  /// As `motcua catalogue announce` does, but for the passwords.
  void announce(const ReleaseHash& hash) {
    const auto release = read_release(directory() + "/" + place_of(hash));
    ASSERT_TRUE(release);
    const catalogue::ReleaseAnnounced event{
        hash,
        release->release.number,
        release->release.effective,
        Sha256{},
        {bench_.session().officer, bench_.random().id<OfficerId>()}};
    const auto done = bench_.node().carry_out([&](app::Transaction& transaction) {
      return app::plan_announcement(bench_.node().parts(), transaction, event);
    });
    ASSERT_TRUE(done) << done.error();
  }
  /// Working days promised to a dossier that is received now.
  DossierCode received(const std::string& more = "") {
    const auto answer = bench_.receive(intake(more));
    EXPECT_TRUE(answer) << (answer ? "" : code_of(answer.error()));
    return answer ? answer->number : DossierCode{};
  }
  app::DossierView shown(const DossierCode& number) {
    auto view = bench_.centre().dossier(bench_.session(), number);
    EXPECT_TRUE(view);
    return std::move(*view);
  }
  int days_of(const DossierCode& number) {
    const auto view = shown(number);
    EXPECT_TRUE(view.procedure);
    return view.procedure ? static_cast<int>(view.procedure->limits.front().limit.value) : 0;
  }
  int number_in_force() {
    const auto edition = bench_.centre().edition();
    return edition ? (*edition)->number : 0;
  }
  app::ReleaseStanding standing(const ReleaseHash& hash) {
    const auto releases = bench_.centre().releases();
    EXPECT_TRUE(releases);
    for (const auto& one : *releases)
      if (one.hash == hash) return one.standing;
    ADD_FAILURE() << "not listed";
    return app::ReleaseStanding::kNotAnnounced;
  }
  void go_to(std::string_view time) {
    const std::int64_t ahead =
        instant_of(*LegalTime::parse(time)).ms - bench_.clock().now().instant.ms;
    ASSERT_GE(ahead, 0);
    bench_.clock().advance(ahead);
    bench_.reopen();
    bench_.sign_in();
  }
  std::string document_of(const ReleaseHash& hash) {
    const auto release = read_release(directory() + "/" + place_of(hash));
    EXPECT_TRUE(release);
    return directory() + "/" +
           place_of(*release->catalogue->hash(ProcedureCode{std::string(kCode)}));
  }
  const std::string& directory() { return bench_.place().directory; }

  CentreBench bench_;
};

TEST_F(ReleaseTest, FromItsDayOnTheNewLimitHoldsAndTheOldDossierKeepsItsOwn) {
  const auto before = received();
  const auto due = shown(before).state.due();
  const ReleaseHash hash = publish(5, "2026-03-12");
  EXPECT_EQ(standing(hash), app::ReleaseStanding::kNotAnnounced);
  EXPECT_EQ(days_of(received()), 3) << "published is not announced";
  announce(hash);
  EXPECT_EQ(standing(hash), app::ReleaseStanding::kComing);
  // 10 March, 09:00: two days and the last minute before, without a restart.
  bench_.clock().advance(kDayMs + (14 * 60 + 59) * 60'000LL);
  EXPECT_EQ(bench_.centre().now().text(), "2026-03-11T23:59");
  EXPECT_EQ(days_of(received()), 3);
  bench_.clock().advance(60'000);
  const auto after = received();
  EXPECT_EQ(days_of(after), 5);
  EXPECT_EQ(shown(after).state.due()->text(), "2026-03-19T17:00");
  EXPECT_EQ((*bench_.centre().edition())->catalogue.find(ProcedureCode{std::string(kCode)})->name,
            "Cấp giấy trong 5 ngày");
  // The old one: its date, its limit and its reasons are what they were.
  const auto old = shown(before);
  EXPECT_EQ(old.procedure->limits.front().limit.value, 3);
  EXPECT_EQ(old.state.due(), due);
  ASSERT_TRUE(old.explanation);
  EXPECT_EQ(old.explanation->due, due);
  EXPECT_EQ(bench_.centre().track(before, old.state.check)->procedure_name, old.procedure->name);
  const auto rows = bench_.centre().worklist(bench_.session(), {});
  ASSERT_TRUE(rows);
  for (const auto& row : rows->rows)
    EXPECT_EQ(row.procedure_name == "Cấp giấy trong 5 ngày", row.number == after)
        << row.number.text;
  EXPECT_EQ(standing(hash), app::ReleaseStanding::kInForce);
  const auto releases = *bench_.centre().releases();
  EXPECT_EQ(releases[0].dossiers, 1);
  EXPECT_EQ(releases[1].dossiers, 3);
  EXPECT_EQ(releases[1].until, LegalTime::parse("2026-03-12T00:00"));
  // And after a restart, from the log and the files alone.
  bench_.reopen();
  bench_.sign_in();
  EXPECT_EQ(days_of(before), 3);
  EXPECT_EQ(days_of(after), 5);
  EXPECT_EQ(number_in_force(), 2);
}

TEST_F(ReleaseTest, AnOldDossierIsWorkedOnUnderItsOwnReleaseWhenTwoNewerOnesCame) {
  announce(publish(5, "2026-03-01"));
  auto dossier = *bench_.receive(intake());
  announce(publish(7, "2026-03-01"));
  announce(publish(9, "2026-03-01"));
  EXPECT_EQ(number_in_force(), 4);
  bench_.reopen();
  bench_.sign_in();
  EXPECT_EQ(days_of(received()), 9);
  EXPECT_EQ(days_of(dossier.number), 5);
  const auto checked = bench_.command(dossier, R"({"type":"check_dossier","complete":true})");
  EXPECT_TRUE(checked) << code_of(checked.error());
}

TEST_F(ReleaseTest, AFormIsAskedByItsReleaseAndReadByTheOneItWasAnsweredOn) {
  const std::string answers =
      R"(,"form":{"subject_name":"Vi Thị Pọng","subject_sex":"female","subject_born":"1990-05-20",)"
      R"("subject_ethnic":"03","subject_nationality":"VN","subject_number":"038190000001",)"
      R"("subject_residence":"Bản Vịn","status":"never","purpose":"other",)"
      R"("purpose_detail":"Vay vốn"})";
  const auto form_of = [&](const DossierCode& number) -> std::string {
    const auto view = shown(number);
    const auto* named =
        view.state.form.get() == nullptr ? nullptr : view.state.form.get()->find("_form");
    const auto hash = named == nullptr ? std::nullopt : DocumentHash::parse(*named->as_string());
    if (!hash || view.forms == nullptr || view.forms->find(*hash) == nullptr) return "not at hand";
    return view.forms->find(*hash)->title;
  };
  const auto before = received(answers);
  auto carried = newest_release(directory())->carried;
  ASSERT_FALSE(carried.empty());
  std::string title;
  for (auto& one : carried) {
    if (one.name != "marital_status") continue;
    const auto parsed = json::parse(one.bytes);
    ASSERT_TRUE(parsed);
    title = *parsed->find("title")->as_string();
    one.bytes.replace(one.bytes.find(title), title.size(), "Tờ khai kiểu mới");
  }
  EXPECT_EQ(form_of(before), title);
  announce(publish(5, "2026-03-11", "", carried));
  bench_.clock().advance(kDayMs);
  const auto after = received(answers);
  EXPECT_EQ(form_of(after), "Tờ khai kiểu mới");
  EXPECT_EQ(form_of(before), title);
  // A release that says nothing of forms leaves what the program asks; answers keep their own.
  announce(publish(7, "2026-03-12"));
  bench_.clock().advance(kDayMs);
  bench_.reopen();
  bench_.sign_in();
  EXPECT_EQ(days_of(received(answers)), 7);
  EXPECT_EQ(form_of(after), "Tờ khai kiểu mới");
  const auto refused = bench_.receive(intake(R"(,"form":{"subject_name":"Vi Thị 5"})"));
  ASSERT_FALSE(refused);
  EXPECT_GT(std::get<InputErrors>(refused.error().cause).size(), 5U) << "every fault at once";
}

TEST_F(ReleaseTest, AnnouncedForTodayItHoldsAtOnceAndNotBefore) {
  bench_.clock().advance(kDayMs);
  const ReleaseHash hash = publish(5, "2026-03-11");
  announce(hash);
  EXPECT_EQ(number_in_force(), 2);
  EXPECT_EQ(days_of(received()), 5);
  EXPECT_EQ(days_of(received(R"(,"filed":"2026-03-11T08:59")")), 3)
      << "the papers came before it was announced";
  EXPECT_EQ(days_of(received(R"(,"filed":"2026-03-10T10:00")")), 3);
}

TEST_F(ReleaseTest, OfTwoForOneDayTheHigherNumberHolds) {
  const ReleaseHash second = publish(5, "2026-03-12");
  announce(second);
  const ReleaseHash third = publish(7, "2026-03-12");
  announce(third);
  EXPECT_EQ(number_in_force(), 1);
  bench_.clock().advance(2 * kDayMs);
  EXPECT_EQ(days_of(received()), 7);
  EXPECT_EQ(standing(second), app::ReleaseStanding::kOvertaken);
  EXPECT_EQ(standing(third), app::ReleaseStanding::kInForce);
  const auto releases = *bench_.centre().releases();
  EXPECT_EQ(releases[1].dossiers, 0) << "nobody was received under it";
}

TEST_F(ReleaseTest, AnEarlierDayOfAHigherNumberTakesTheLowerOnesPlace) {
  announce(publish(5, "2026-06-01"));
  announce(publish(7, "2026-03-12"));
  bench_.clock().advance(2 * kDayMs);
  EXPECT_EQ(days_of(received()), 7);
  bench_.clock().advance(25 * kDayMs);
  bench_.clock().advance(25 * kDayMs);
  go_to("2026-06-02T09:00");
  EXPECT_EQ(days_of(received()), 7) << "it was made on top of the lower one";
}

TEST_F(ReleaseTest, ALowerOrAnEqualNumberIsNotAnnouncedAgain) {
  const ReleaseHash hash = publish(5, "2026-03-12");
  announce(hash);
  const catalogue::ReleaseAnnounced again{
      hash, 2, *Date::parse("2026-03-12"), Sha256{}, {bench_.session().officer, OfficerId{}}};
  const auto done = bench_.node().carry_out([&](app::Transaction& transaction) {
    return app::plan_announcement(bench_.node().parts(), transaction, again);
  });
  EXPECT_FALSE(done);
  EXPECT_EQ(bench_.node().parts().catalogue.announced()->size(), 1U);
}

TEST_F(ReleaseTest, AClockSetBackIsAskedAboutAndTheConfirmedDayDecides) {
  announce(publish(5, "2026-03-12"));
  bench_.clock().advance(3 * kDayMs);
  EXPECT_EQ(days_of(received()), 5);
  bench_.clock().set(instant_of(*LegalTime::parse("2026-03-10T09:00")));
  EXPECT_EQ(code_of(bench_.receive(intake()).error()), "clock-suspect");
  EXPECT_EQ(number_in_force(), 2) << "what the log has seen is not undone by a clock";
  ASSERT_TRUE(
      bench_.centre().confirm_clock(bench_.session(), *LegalTime::parse("2026-03-11T10:00")));
  EXPECT_EQ(number_in_force(), 1);
  EXPECT_EQ(days_of(received()), 3);
}

TEST_F(ReleaseTest, AnAlteredOrMissingFileReceivesNothingAndIsNamed) {
  const auto before = received();
  const ReleaseHash hash = publish(5, "2026-03-11");
  announce(hash);
  const std::string document = document_of(hash);
  bench_.stop();
  const auto bytes = *read_text(document);
  for (const bool gone : {false, true}) {
    if (gone) {
      fs::remove(document);
    } else {
      std::ofstream(document, std::ios::binary | std::ios::app) << " ";
    }
    bench_.reopen();
    bench_.sign_in();
    bench_.clock().advance(kDayMs);
    const auto refused = bench_.receive(intake());
    ASSERT_FALSE(refused);
    EXPECT_EQ(code_of(refused.error()), "catalogue-unreadable");
    EXPECT_EQ(app::kind_of(refused.error().cause).status, 503);
    EXPECT_EQ(code_of(bench_.centre().edition().error()), "catalogue-unreadable");
    EXPECT_EQ(days_of(before), 3) << "what was received before goes on";
    const auto releases = *bench_.centre().releases();
    EXPECT_EQ(releases[0].standing, app::ReleaseStanding::kInForce);
    bench_.stop();
    const auto found = verify_node(bench_.place(), {});
    ASSERT_TRUE(found);
    ASSERT_EQ(found->problem_count, 1);
    EXPECT_EQ(directory() + "/" + found->problems[0].place, document);
    EXPECT_EQ(found->problems[0].fault,
              gone ? store::VerifyFault::kReleaseMissing : store::VerifyFault::kReleaseAltered);
  }
  // Brought back, it is taken up without a restart.
  bench_.reopen();
  bench_.sign_in();
  EXPECT_FALSE(bench_.receive(intake()));
  std::ofstream(document, std::ios::binary) << bytes;
  bench_.clock().advance(11'000);
  EXPECT_EQ(days_of(received()), 5);
  bench_.stop();
  EXPECT_TRUE(verify_node(bench_.place(), {})->ok);
}

TEST_F(ReleaseTest, VerifyMissesAVersionThatOnlyADossierKnows) {
  const ReleaseHash hash = publish(5, "2026-03-10");
  announce(hash);
  const auto number = received();
  const std::string release = directory() + "/" + place_of(hash);
  const std::string document = document_of(hash);
  bench_.stop();
  fs::remove(release);
  auto found = verify_node(bench_.place(), {});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->problem_count, 1) << "the release itself";
  fs::remove(document);
  found = verify_node(bench_.place(), {});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->problem_count, 2) << "and the version that was pinned";
  bench_.reopen();
  bench_.sign_in();
  const auto view = shown(number);
  EXPECT_FALSE(view.procedure) << "no other version stands in for it";
  EXPECT_EQ(view.state.due()->text(), "2026-03-17T17:00") << "the date stands in the record";
}

TEST_F(ReleaseTest, TheCommandsCheckWhoAnnouncesAndWhat) {
  const ReleaseHash hash = publish(5, "2026-03-12");
  const auto said = [&](const ReleaseHash& release, const std::vector<Official>& officials) {
    const auto done = announce_release(bench_.node(), directory(), release, officials, {});
    return done ? std::string() : done.error();
  };
  const Official director{"giamdoc", bench_.password()};
  EXPECT_NE(said(ReleaseHash{}, {director, director}).find("chưa phát hành"), std::string::npos);
  EXPECT_NE(said(hash, {{"giamdoc", "sai"}, director}).find("sai mật khẩu"), std::string::npos);
  EXPECT_NE(said(hash, {director, director}).find("mật khẩu dùng một lần"), std::string::npos);
  EXPECT_TRUE(bench_.node().parts().catalogue.announced()->empty());
  std::ofstream(document_of(hash), std::ios::binary | std::ios::app) << " ";
  EXPECT_NE(said(hash, {director, director}).find("mã băm"), std::string::npos);
}

TEST_F(ReleaseTest, WhatIsStagedAndNotPublishedCountsForNothing) {
  const auto base = newest_release(directory());
  const auto made = catalogue::Draft(*base->catalogue).publish(2, *Date::parse("2026-03-01"), "");
  ASSERT_TRUE(made);
  const std::string review =
      catalogue::hash_of_review(
          catalogue::review(*base->catalogue, base->hash, *base->catalogue, made->hash))
          .text();
  EXPECT_FALSE(publish_staged(directory(), made->hash, review)) << "nothing was laid down";
  ASSERT_TRUE(stage_publication(directory(), *made));
  EXPECT_EQ(newest_release(directory())->release.number, 1);
  EXPECT_EQ(bench_.centre().releases()->size(), 1U);
  EXPECT_FALSE(publish_staged(directory(), made->hash, std::string(64, '0')));
  EXPECT_EQ(newest_release(directory())->release.number, 1);
  EXPECT_TRUE(publish_staged(directory(), made->hash, review));
  EXPECT_EQ(newest_release(directory())->release.number, 2);
  ASSERT_TRUE(stage_publication(directory(), *made));
  EXPECT_FALSE(publish_staged(directory(), made->hash, review)) << "it follows nothing any more";
}

}  // namespace
}  // namespace motcua::test
