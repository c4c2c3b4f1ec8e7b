// Signing with a file, and what becomes of the result: through the real use cases, keys and blobs.
#include <gtest/gtest.h>

#include <fstream>

#include "app/signatures.h"
#include "centre/centre_bench.h"
#include "support/signing.h"

namespace motcua::test {
namespace {

using dossier::SignatureStanding;
using dossier::SignatureVerdict;
using motcua::testing::Identity;
using motcua::testing::make_identity;
using motcua::testing::plain_pdf;
using motcua::testing::sign_cms;
using motcua::testing::sign_pdf;

constexpr std::string_view kRecord =
    R"({"type":"record_result","issue":true,"papers":[{"code":"KQ.G15.000038",)"
    R"("number":"12/2026","on":"2026-03-10"}]})";

class SignedFileTest : public ::testing::Test {
 protected:
  SignedFileTest()
      : authority_(make_identity({.name = "CA Thử", .usage = "", .is_authority = true})),
        officer_(make_identity({.name = "Lò Văn Ký Số"}, &authority_)) {
    bench_.let_director_do_all();
  }
  void trust(const Identity& anchor) {
    std::ofstream(bench_.place().directory + "/trust-anchors.pem") << anchor.pem();
    bench_.reopen();
    bench_.sign_in();
  }
  std::string cited(std::string_view bytes) {
    const auto file = bench_.centre().keep_file(bench_.session(), "kq.pdf", bytes);
    EXPECT_TRUE(file) << (file ? "" : code_of(file.error()));
    return R"({"id":")" + (file ? file->id.text() : "") + R"(","name":"kq.pdf"})";
  }
  /// A dossier whose result was signed with that file.
  app::CommandAnswer signed_with(std::string_view bytes, std::string_view content = {}) {
    auto dossier = *bench_.receive(
        R"({"procedure":"1.004873","way":"counter","people":{"applicant":{"person":)"
        R"({"name":"Lò Thị Ến"}}}})");
    for (const std::string& text :
         {R"({"type":"assign","officer":")" + bench_.session().officer.text() + R"("})",
          std::string(R"({"type":"propose_result","codes":["KQ.G15.000038"]})"),
          R"({"type":"sign_result","way":"file","file":)" + cited(bytes) +
              (content.empty() ? "" : R"(,"content":)" + cited(content)) + "}"}) {
      const auto answer = bench_.command(dossier, text);
      EXPECT_TRUE(answer) << text << ": " << (answer ? "" : code_of(answer.error()));
      if (answer) dossier = *answer;
    }
    return dossier;
  }
  app::DossierView view(const app::CommandAnswer& dossier) {
    return *bench_.centre().dossier(bench_.session(), dossier.number);
  }
  dossier::Signature signature(const app::CommandAnswer& dossier) {
    return *view(dossier).state.signature;
  }
  /// The background's round, and the writer's turn after it.
  void background() {
    // Its own thread would take turns with the test.
    bench_.node().parts().housekeeper.stop();
    bench_.node().parts().housekeeper.round();
    // Whatever was submitted before is durable when this is.
    (void)bench_.node().carry_out([](app::Transaction&) -> Result<StreamId, app::Problem> {
      return fail(app::Problem{app::Fault::kNotFound});
    });
  }

  CentreBench bench_;
  Identity authority_;
  Identity officer_;
};

TEST_F(SignedFileTest, IsCheckedByItselfOnceItCannotBeUndoneAnyMore) {
  trust(authority_);
  const auto dossier = signed_with(sign_pdf(plain_pdf("Dong y"), officer_));
  background();
  EXPECT_EQ(signature(dossier).standing(), SignatureStanding::kUnchecked);
  bench_.clock().advance(11'000);
  background();
  const auto checked = signature(dossier);
  ASSERT_TRUE(checked.check.has_value());
  EXPECT_EQ(checked.check->verdict, SignatureVerdict::kHolds);
  EXPECT_TRUE(checked.check->anchors);
  EXPECT_EQ(checked.check->sha256, checked.sha256);
  const auto shown = view(dossier);
  const auto* signers = shown.state.signers.get();
  ASSERT_NE(signers, nullptr);
  EXPECT_EQ(signers->signers.at(0).name, "Lò Văn Ký Số");
  EXPECT_FALSE(shown.timeline.back().actor.has_value());
}

TEST_F(SignedFileTest, IsCheckedAfterARestartWhenTheCheckWasOwed) {
  trust(authority_);
  const auto dossier = signed_with(sign_pdf(plain_pdf("a"), officer_));
  bench_.reopen();
  bench_.sign_in();
  background();
  bench_.clock().advance(11'000);
  background();
  EXPECT_EQ(signature(dossier).standing(), SignatureStanding::kHolds);
}

TEST_F(SignedFileTest, IsCheckedWithinTheActThatRestsOnIt) {
  trust(authority_);
  const auto dossier = signed_with(sign_pdf(plain_pdf("a"), officer_));
  const auto issued = bench_.command(dossier, kRecord);
  ASSERT_TRUE(issued) << code_of(issued.error());
  EXPECT_EQ(issued->status, 9);
  EXPECT_EQ(signature(*issued).standing(), SignatureStanding::kHolds);
}

TEST_F(SignedFileTest, IsCheckedWithinTheActAlsoWhenAllThatWaitAreKnown) {
  trust(authority_);
  background();
  ASSERT_TRUE(bench_.node().parts().signatures.is_complete());
  const auto dossier = signed_with(sign_pdf(plain_pdf("a"), officer_));
  EXPECT_TRUE(bench_.node().parts().signatures.may_wait(dossier.id));
  const auto issued = bench_.command(dossier, kRecord);
  ASSERT_TRUE(issued) << code_of(issued.error());
  EXPECT_EQ(signature(*issued).standing(), SignatureStanding::kHolds);
  bench_.clock().advance(11'000);
  background();
  EXPECT_FALSE(bench_.node().parts().signatures.may_wait(dossier.id));
}

TEST(SignatureWatchTest, AnyFileMayWaitUntilAllThatWereOwedAreFound) {
  app::SignatureWatch watch;
  const DossierId one{{1}};
  EXPECT_TRUE(watch.may_wait(one));
  watch.set_complete();
  EXPECT_FALSE(watch.may_wait(one));
}

TEST(SignatureWatchTest, AFileWaitsWhileItsCheckIsUnderWay) {
  app::SignatureWatch watch;
  watch.set_complete();
  const DossierId one{{1}};
  watch.add(one, Instant{5});
  EXPECT_TRUE(watch.take_due(Instant{4}).empty());
  const auto due = watch.take_due(Instant{5});
  ASSERT_EQ(due.size(), 1U);
  EXPECT_TRUE(watch.take_due(Instant{6}).empty());
  EXPECT_TRUE(watch.may_wait(one));
  watch.settle(due[0]);
  EXPECT_FALSE(watch.may_wait(one));
}

TEST(SignatureWatchTest, AFileSignedAgainMeanwhileStillWaits) {
  app::SignatureWatch watch;
  watch.set_complete();
  const DossierId one{{1}};
  watch.add(one, Instant{5});
  const auto due = watch.take_due(Instant{5});
  ASSERT_EQ(due.size(), 1U);
  watch.add(one, Instant{9});
  watch.settle(due[0]);
  EXPECT_TRUE(watch.may_wait(one));
  EXPECT_EQ(watch.take_due(Instant{9}).size(), 1U);
}

TEST_F(SignedFileTest, ThatDoesNotHoldKeepsTheResultInUntilItIsSignedAgain) {
  trust(authority_);
  std::string pdf = sign_pdf(plain_pdf("Muoi lam nghin"), officer_);
  pdf[pdf.find("Muoi")] = 'N';
  auto dossier = signed_with(pdf);
  const auto at_once = bench_.command(dossier, kRecord);
  ASSERT_FALSE(at_once);
  EXPECT_EQ(code_of(at_once.error()), "dossier-signature-does-not-hold");
  bench_.clock().advance(11'000);
  background();
  auto shown = view(dossier);
  EXPECT_EQ(shown.state.phase, dossier::Phase::kProposed);
  EXPECT_EQ(shown.state.signature->check->verdict, SignatureVerdict::kAltered);
  dossier.version = shown.state.version;
  const auto later = bench_.command(dossier, kRecord);
  ASSERT_FALSE(later);
  EXPECT_EQ(code_of(later.error()), "dossier-signature-does-not-hold");
  const auto again =
      bench_.command(dossier, R"({"type":"sign_result","way":"file","file":)" +
                                  cited(sign_pdf(plain_pdf("Muoi lam nghin"), officer_)) + "}");
  ASSERT_TRUE(again) << code_of(again.error());
  const auto issued = bench_.command(*again, kRecord);
  ASSERT_TRUE(issued) << code_of(issued.error());
  EXPECT_EQ(issued->status, 9);
}

TEST_F(SignedFileTest, OfAnUnknownIssuerPassesAndALaterAnchorDecidesByCommand) {
  auto dossier = signed_with(sign_pdf(plain_pdf("a"), officer_));
  const auto first = bench_.command(dossier, R"({"type":"check_signature"})");
  ASSERT_TRUE(first) << code_of(first.error());
  EXPECT_EQ(signature(*first).check->verdict, SignatureVerdict::kIssuerUnknown);
  const Identity other = make_identity({.name = "CA Khác", .usage = "", .is_authority = true});
  trust(other);
  const auto second = bench_.command(*first, R"({"type":"check_signature"})");
  ASSERT_TRUE(second) << code_of(second.error());
  EXPECT_EQ(signature(*second).check->verdict, SignatureVerdict::kIssuerNotTrusted);
  EXPECT_EQ(view(*second).state.phase, dossier::Phase::kProposed);
  trust(authority_);
  const auto third = bench_.command(*second, R"({"type":"check_signature"})");
  ASSERT_TRUE(third) << code_of(third.error());
  EXPECT_EQ(view(*third).state.phase, dossier::Phase::kSigned);
}

TEST_F(SignedFileTest, MayBeADetachedSignatureWithItsDocument) {
  trust(authority_);
  const std::string document = plain_pdf("Quyet dinh");
  const auto whole = signed_with(sign_cms(document, officer_), document);
  const auto checked = bench_.command(whole, R"({"type":"check_signature"})");
  ASSERT_TRUE(checked) << code_of(checked.error());
  EXPECT_EQ(signature(*checked).check->verdict, SignatureVerdict::kHolds);
  const auto half = signed_with(sign_cms(document, officer_));
  const auto found = bench_.command(half, R"({"type":"check_signature"})");
  ASSERT_TRUE(found) << code_of(found.error());
  EXPECT_EQ(signature(*found).check->verdict, SignatureVerdict::kContentMissing);
}

TEST_F(SignedFileTest, ThatIsOnlyAScanIsNotSigned) {
  const auto dossier = signed_with(plain_pdf("scan"));
  const auto refused = bench_.command(dossier, kRecord);
  ASSERT_FALSE(refused);
  EXPECT_EQ(code_of(refused.error()), "dossier-signature-does-not-hold");
}

TEST_F(SignedFileTest, ClaimsNoVerdictOfItsOwn) {
  const auto dossier = signed_with(plain_pdf("scan"));
  const auto claimed = bench_.command(dossier, R"({"type":"check_signature","verdict":"holds"})");
  EXPECT_FALSE(claimed);
}

TEST_F(SignedFileTest, ANodeWithAnchorsThatAreNoneDoesNotStart) {
  bench_.stop();
  std::ofstream(bench_.place().directory + "/trust-anchors.pem") << "xin chào";
  const auto node = Node::open(bench_.place(), bench_.clock(), bench_.random());
  ASSERT_FALSE(node);
  EXPECT_NE(node.error().find("chứng thư"), std::string::npos);
}

TEST_F(SignedFileTest, TheSignersNameStandsNowhereInTheOpen) {
  trust(authority_);
  const auto dossier = signed_with(sign_pdf(plain_pdf("a"), officer_));
  ASSERT_TRUE(bench_.command(dossier, R"({"type":"check_signature"})"));
  bench_.stop();
  for (const auto& file : std::filesystem::recursive_directory_iterator(bench_.place().directory)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(content.find("Ký Số"), std::string::npos) << file.path();
  }
}

}  // namespace
}  // namespace motcua::test
