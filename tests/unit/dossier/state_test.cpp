// What the fold makes of a life: dates, waits, undo, the facts of Decision 766.
#include "dossier/state.h"

#include <gtest/gtest.h>

#include "life.h"

namespace motcua::dossier::test {
namespace {

std::string due(const Life& life) { return life.state.due().value_or(LegalTime{}).text(); }

TEST(DossierState, AReceivedDossierPromisesADateAndKnowsWhatItRestsOn) {
  Life life;
  life.live_to("received");
  const Term& term = life.state.term.value();
  EXPECT_EQ(term.due.text(), "2026-03-09T17:00");
  EXPECT_EQ(term.grade, catalogue::Grade::kPublished);
  EXPECT_EQ(term.calendar.text, "vn-2026.1");
  EXPECT_EQ(term.apologise_until.value().date.text(), "2026-03-06");
  EXPECT_EQ(term.harm.value().text(), "2026-03-31");
}

TEST(DossierState, TheHarmDateIsTheEarliestTheAnswersGive) {
  Life life;
  life.must(R"(receive_dossier {"intake": {"procedure": "9.000001", "way": "counter",
     "people": {"applicant": {"person": {"name": "A"}}}, "form": {"born_on": "2026-01-05"}}})");
  EXPECT_EQ(life.state.term.value().harm.value().text(), "2026-03-06");
}

TEST(DossierState, APrintedDateIsNeverRewritten) {
  Life life;
  life.live_to("received");
  life.must(R"(apologise_and_extend {"new_due": "2026-03-20", "out_number": "3", "text": "x"})");
  EXPECT_EQ(due(life), "2026-03-20T17:00");
  EXPECT_EQ(life.state.first_term.value().due.text(), "2026-03-09T17:00");
}

TEST(DossierState, PapersBroughtRestartTheLimit) {
  Life life;
  life.live_to("supplement");
  life.wait_days(9);  // Wednesday 11 March
  life.must("receive_supplement {}");
  EXPECT_EQ(due(life), "2026-03-18T17:00");
}

TEST(DossierState, AnExtensionThatWasGrantedIsNotTakenBackByPapersBrought) {
  Life life;
  life.live_to("received");
  life.must(R"(apologise_and_extend {"new_due": "2026-03-30", "out_number": "3", "text": "x"})");
  life.must(R"(request_supplement {"components": ["deed"], "text": "x"})");
  life.wait_days(1);
  life.must("receive_supplement {}");
  EXPECT_EQ(due(life), "2026-03-30T17:00");
}

TEST(DossierState, AStopByDecisionMovesTheDateWhenItEnds) {
  Life life;
  life.live_to("received");
  life.wait_days(1);
  life.must(R"(stop_clock {"decision": "1/QĐ", "ground": "disaster", "from": "2026-03-03T00:00"})");
  EXPECT_EQ(due(life), "2026-03-09T17:00");
  life.wait_days(2);
  life.must(R"(resume_clock {"at": "2026-03-05T00:00"})");
  EXPECT_EQ(due(life), "2026-03-11T17:00");
}

TEST(DossierState, MobileAndAssistedIntakeCountAsTheCounter) {
  for (const char* way : {"mobile", "assisted"}) {
    Life life;
    life.must(std::string(R"(receive_dossier {"intake": {"procedure": "9.000001", "way": ")") +
              way + R"(", "people": {"applicant": {"person": {"name": "A"}},
              "helper": {"name": "B", "kind": "officer", "mandate": "asked_orally"}}}})");
    EXPECT_EQ(life.state.channel, catalogue::Channel::kCounter) << way;
  }
}

TEST(DossierState, FourUnitsStandFromTheFirstEventOn) {
  Life life;
  life.must(R"(file_dossier {"intake": {"procedure": "9.000001", "way": "counter",
     "competent": "15031", "people": {"applicant": {"person": {"name": "A"}}}}})");
  const office::DossierUnits units{{"15607"}, {"15031"}, {"15607"}, {"15607"}};
  EXPECT_EQ(life.state.units, units);
}

TEST(DossierState, AnUndoBringsBackWhatStoodBeforeTheWholeCommand) {
  Life life;
  life.live_to("signed");
  const State before = life.state;
  life.must(R"(record_result {"papers": [{"number": "1", "on": "2026-03-02"}], "issue": true})");
  EXPECT_EQ(life.state.phase, Phase::kFinished);
  life.must("undo {\"cites\": 4}");
  EXPECT_EQ(life.state.phase, Phase::kSigned);
  EXPECT_TRUE(life.state.papers.empty());
  EXPECT_EQ(life.state.version, 6);
  State same = life.state;
  same.version = before.version;
  EXPECT_TRUE(same_open_state(same, before));
}

TEST(DossierState, IsKeptForTheYearsItsProcedureSaysFromItsEnd) {
  catalogue::Procedure kept = procedure();
  Life life;
  life.live_to("returned");
  EXPECT_EQ(retention_until(life.state, kept), std::nullopt);
  kept.retention = {catalogue::RetentionClass::kYears, 20, catalogue::Grade::kMemory};
  EXPECT_EQ(retention_until(life.state, kept).value().text(), "2046-03-02");
  EXPECT_EQ(retention_until(Life().state, kept), std::nullopt);
  kept.retention.retention_class = catalogue::RetentionClass::kPermanent;
  EXPECT_EQ(retention_until(life.state, kept), std::nullopt);
}

TEST(DossierState, AKeyThatWasMintedCountsAndChangesNothing) {
  Life life;
  life.live_to("received");
  const State after = skip(life.state, 7);
  EXPECT_EQ(after.version, 7);
  EXPECT_EQ(after.phase, life.state.phase);
}

TEST(DossierState, FactsOf766CountTheRequestsAndKnowTheEnd) {
  Life life;
  life.live_to("supplement");
  life.must("receive_supplement {}");
  life.must(R"(propose_result {})");
  life.must(R"(sign_result {"way": "by_hand"})");
  life.must(R"(record_result {"papers": [{"number": "1", "on": "2026-03-02"}], "issue": true})");
  const auto facts = facts_766(life.state, at("2026-03-31T17:00")).value();
  EXPECT_EQ(facts.asked, 1U);
  EXPECT_EQ(facts.ending.finished, life.state.finished);
  const auto judged = calendar::judge_766(office_days(), facts.clock, facts.ending);
  ASSERT_TRUE(judged.has_value());
  EXPECT_EQ(judged->verdict, calendar::Verdict766::kOnTime);
}

TEST(DossierState, ASecondRequestIsLateFor766AndSaysSo) {
  Life life;
  life.live_to("supplement");
  life.must("receive_supplement {}");
  life.must(R"(request_supplement {"components": ["deed"], "text": "x",
               "late_766_acknowledged": true})");
  const auto& requested = std::get<SupplementRequested>(life.log.back().event);
  EXPECT_TRUE(requested.late_766);
  EXPECT_EQ(requested.round, 2);
  EXPECT_EQ(requested.lapse.value().text(), "2026-03-12");
}

TEST(DossierState, AnEventOnAStateItDoesNotFitChangesLittleAndBreaksNothing) {
  const Stamp stamp{1, {}, {}, at("2026-03-02T09:00"), std::nullopt};
  const State state = evolve(State{}, stamp, Event{SupplementReceived{}});
  EXPECT_EQ(state.version, 1);
  EXPECT_EQ(evolve(state, stamp, Event{EntryUndone{5, {}}}).phase, state.phase);
}

TEST(DossierState, ASignedFileThatDoesNotHoldIsSignedAgainAndKeepsItsPapers) {
  Life life;
  life.live_to("signed_by_file");
  EXPECT_EQ(life.state.signature.value().standing(), SignatureStanding::kUnchecked);
  life.tweak("signature=holds");
  life.must(R"(record_result {"papers": [{"number": "1/GT", "on": "2026-03-02"}]})");
  EXPECT_EQ(life.state.signature.value().standing(), SignatureStanding::kHolds);
  life.tweak("signature=chain_wrong");
  life.must("check_signature {}");
  EXPECT_EQ(life.state.phase, Phase::kProposed);
  EXPECT_EQ(life.state.signature.value().standing(), SignatureStanding::kDoesNotHold);
  const auto refused = life.run("issue_result {}");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().why, Refusal::kSignatureDoesNotHold);
  EXPECT_EQ(refused.error().subject, "chain_wrong");
  life.must(R"(sign_result {"way": "by_hand"})");
  EXPECT_EQ(life.state.phase, Phase::kSigned);
  EXPECT_EQ(life.state.papers.size(), 1U);
  life.must("issue_result {}");
  EXPECT_EQ(life.state.phase, Phase::kFinished);
}

TEST(DossierState, ALaterCheckMayFindThatTheFileHeldAfterAll) {
  Life life;
  life.live_to("signed_by_file");
  life.tweak("signature=issuer_not_trusted");
  life.must("check_signature {}");
  EXPECT_EQ(life.state.phase, Phase::kProposed);
  life.tweak("signature=holds");
  life.must("check_signature {}");
  EXPECT_EQ(life.state.phase, Phase::kSigned);
}

TEST(DossierState, AProposalSentBackTakesItsBadSignatureAlong) {
  Life life;
  life.live_to("signed_by_file");
  life.tweak("signature=altered");
  life.must("check_signature {}");
  life.must(R"(send_back {"text": "Làm lại"})");
  EXPECT_FALSE(life.state.signature.has_value());
  EXPECT_EQ(life.state.phase, Phase::kInWork);
}

TEST(DossierState, ACheckOfAFileThatIsNotInForceChangesNothing) {
  Life life;
  life.live_to("signed_by_file");
  SignatureChecked late;
  late.found.file.bytes[0] = 7;
  late.found.verdict = SignatureVerdict::kAltered;
  const State after = evolve(life.state, Stamp{life.state.version + 1, {}, {}, {}, {}}, late);
  EXPECT_EQ(after.phase, Phase::kSigned);
  EXPECT_EQ(after.signature.value().standing(), SignatureStanding::kUnchecked);
}

TEST(DossierState, ACheckAfterTheResultIsOutIsOnRecordAndMovesNothing) {
  Life life;
  life.live_to("signed_by_file");
  life.tweak("signature=holds");
  life.must(R"(record_result {"papers": [{"number": "1/GT", "on": "2026-03-02"}], "issue": true})");
  life.tweak("signature=chain_wrong");
  life.must("check_signature {}");
  EXPECT_EQ(life.state.phase, Phase::kFinished);
  EXPECT_EQ(life.state.signature.value().standing(), SignatureStanding::kDoesNotHold);
}

TEST(DossierState, NobodyTakesBackWhatTheNodeFoundOut) {
  Life life;
  life.live_to("signed_by_file");
  life.tweak("signature=holds");
  life.tweak("node");
  life.must("check_signature {}");
  EXPECT_FALSE(life.state.last.value().undoable);
}

TEST(DossierState, EveryFurtherPrintOfAFormIsCounted) {
  Life life;
  life.live_to("supplement");
  for (int i = 0; i < 2; ++i) life.must(R"(print_paper {"form": "intake_slip"})");
  life.must(R"(print_paper {"form": "supplement_request"})");
  EXPECT_EQ(life.state.printable(PaperForm::kIntakeSlip, 0)->copies, 2);
  EXPECT_EQ(life.state.printable(PaperForm::kSupplementRequest, 0)->copies, 1);
  EXPECT_EQ(life.state.printable(PaperForm::kControlSheet, 0)->copies, 0);
  EXPECT_EQ(std::get<PaperPrinted>(life.log.back().event).cites, 2);
}

TEST(DossierState, EachSupplementRequestIsAFormOfItsOwn) {
  Life life;
  life.live_to("supplement");
  life.must(R"(print_paper {"form": "supplement_request"})");
  life.must("receive_supplement {}");
  life.must(R"(request_supplement {"components": ["deed"], "text": "x",
               "late_766_acknowledged": true})");
  const auto second = life.state.version;
  life.must(R"(print_paper {"form": "supplement_request"})");
  EXPECT_EQ(std::get<PaperPrinted>(life.log.back().event),
            (PaperPrinted{PaperForm::kSupplementRequest, second, 1}));
  life.must(R"(print_paper {"form": "supplement_request", "cites": 2})");
  EXPECT_EQ(std::get<PaperPrinted>(life.log.back().event).copy, 2);
}

TEST(DossierState, WhatIsTakenBackCannotBePrintedAndWhatIsPrintedCannotBeTakenBack) {
  Life life;
  life.live_to("supplement");
  life.must(R"(undo {"cites": 2})");
  EXPECT_EQ(life.state.printable(PaperForm::kSupplementRequest, 0), nullptr);
  life.must(R"(request_supplement {"components": ["deed"], "text": "x"})");
  life.must(R"(print_paper {"form": "supplement_request"})");
  EXPECT_FALSE(life.state.last.value().undoable);
}

}  // namespace
}  // namespace motcua::dossier::test
