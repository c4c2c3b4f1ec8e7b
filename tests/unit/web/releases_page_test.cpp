// Releases, their differences, and the verdict on a signed file: what the pages say of them.
#include "web/pages/releases.h"

#include <gtest/gtest.h>

#include <set>

#include "unit/web/html_check.h"
#include "web/labels.h"
#include "web/pages/dossier.h"

namespace motcua::web {
namespace {

const std::string kHostile = "<b>\"x\"</b>";

std::shared_ptr<const app::ReleaseView> release(std::size_t changes) {
  app::ReleaseView out;
  out.number = 2;
  out.effective = *Date::parse("2026-12-01");
  out.note = kHostile;
  for (std::size_t i = 0; i < changes; ++i) {
    catalogue::ProcedureChange change;
    change.code = {"1." + std::to_string(100000 + i)};
    change.name = "Thủ tục " + kHostile;
    change.fields = {{"limits.0.value", "3", "5"}, {"strange_member", "", kHostile}};
    out.review.changes.push_back(change);
  }
  out.review.phrases_added = {{"giấy " + kHostile, {"1.100000"}}};
  return std::make_shared<const app::ReleaseView>(std::move(out));
}

app::ListedRelease listed(std::shared_ptr<const app::ReleaseView> view,
                          app::ReleaseStanding standing = app::ReleaseStanding::kComing) {
  app::ListedRelease out;
  out.number = 2;
  out.effective = *Date::parse("2026-12-01");
  out.standing = standing;
  out.from = LegalTime::parse("2026-12-01T00:00");
  out.view = std::move(view);
  return out;
}

ReleasePageView page_of(app::ListedRelease release, const std::string& after = "") {
  return {std::move(release), [](const auto&) { return "Lò Văn Thử"; }, after};
}

std::string said(const Facts& facts) {
  std::string out;
  for (const auto& [term, what] : facts) out += term + ": " + what.markup() + "\n";
  return out;
}

TEST(ReleasePages, AreSoundAndSayWhatChangesLaw) {
  for (const auto language : {wording::Language::kVietnamese, wording::Language::kEnglish}) {
    const Talk talk{language};
    for (const Page& page : {releases_page(talk, {listed(release(1)), listed(nullptr)}),
                             release_page(talk, page_of(listed(release(2)))),
                             release_page(talk, page_of(listed(release(0)))),
                             release_page(talk, page_of(listed(nullptr)))}) {
      const std::string markup = page.body.markup();
      EXPECT_TRUE(html_faults(markup).empty()) << html_faults(markup).front();
      EXPECT_EQ(markup.find("<b>"), std::string::npos);
    }
  }
  const std::string markup = release_page(Talk{}, page_of(listed(release(1)))).body.markup();
  EXPECT_NE(markup.find("Thời hạn, mục 1, số lượng"), std::string::npos);
  EXPECT_NE(markup.find("strange_member"), std::string::npos) << "nothing is left unsaid";
}

TEST(ReleasePages, SayWhichHoldsSinceWhenAndHowManyDossiersItHas) {
  const Talk talk;
  app::ListedRelease past = listed(release(1), app::ReleaseStanding::kPast);
  past.until = LegalTime::parse("2027-01-05T14:30");
  past.dossiers = 1234;
  past.announced = LegalTime::parse("2026-11-22T10:00");
  past.by = {OfficerId{}};
  const std::string list = releases_page(talk, {past}).body.markup();
  EXPECT_NE(list.find("Đã hết hiệu lực"), std::string::npos);
  EXPECT_NE(list.find("đến trước 14:30"), std::string::npos) << list;
  EXPECT_NE(list.find("1.234"), std::string::npos);
  EXPECT_NE(release_page(talk, page_of(past)).body.markup().find("Lò Văn Thử"), std::string::npos);
  std::set<std::string> sentences;
  for (const auto standing :
       {app::ReleaseStanding::kInForce, app::ReleaseStanding::kComing, app::ReleaseStanding::kPast,
        app::ReleaseStanding::kOvertaken, app::ReleaseStanding::kNotAnnounced}) {
    const std::string markup = releases_page(talk, {listed(nullptr, standing)}).body.markup();
    EXPECT_NE(markup.find(label(standing)), std::string::npos);
    EXPECT_NE(markup.find("bị mất hoặc bị sửa"), std::string::npos) << "what is broken says so";
    sentences.insert(std::string(label(standing)));
  }
  EXPECT_EQ(sentences.size(), 5U);
}

TEST(ReleasePages, LongDifferencesHavePages) {
  const std::string first = release_page(Talk{}, page_of(listed(release(120)))).body.markup();
  EXPECT_NE(first.find("?sau=1.100049"), std::string::npos);
  EXPECT_EQ(first.find("1.100050<"), std::string::npos);
  const std::string last =
      release_page(Talk{}, page_of(listed(release(120)), "1.100099")).body.markup();
  EXPECT_NE(last.find("1.100119<"), std::string::npos);
  EXPECT_EQ(last.find("?sau="), std::string::npos);
}

/// Announced, or what the arguments say.
TEST(SignatureFacts, SayTheVerdictAndWhatFollows) {
  const Talk talk;
  dossier::State state;
  EXPECT_TRUE(signature_facts(talk, state).empty());
  state.signature.emplace();
  EXPECT_TRUE(signature_facts(talk, state).empty()) << "a hand signature is not checked";
  state.signature->file = FileId{};
  EXPECT_NE(said(signature_facts(talk, state)).find("Chưa kiểm tra"), std::string::npos);
  std::set<std::string> sentences;
  const auto& words = dossier::enum_words(dossier::SignatureVerdict{});
  for (std::size_t i = 0; i < words.size(); ++i) {
    dossier::SignatureFinding found;
    found.verdict = static_cast<dossier::SignatureVerdict>(i);
    found.claimed = LegalTime::parse("2026-03-10T09:00");
    state.signature->check = found;
    state.signers = Private<dossier::Signers>::open({{{kHostile, "CA"}}});
    const std::string facts = said(signature_facts(talk, state));
    const bool barred = facts.find("phải ký lại") != std::string::npos;
    EXPECT_EQ(barred, !dossier::lets_issue(found.verdict)) << words[i];
    EXPECT_NE(facts.find("thu hồi"), std::string::npos) << "revocation is never silently passed";
    EXPECT_NE(facts.find("tự khai"), std::string::npos);
    EXPECT_EQ(facts.find("<b>"), std::string::npos);
    sentences.insert(std::string(label(found.verdict)));
  }
  EXPECT_EQ(sentences.size(), words.size()) << "a sentence for each verdict";
}

}  // namespace
}  // namespace motcua::web
