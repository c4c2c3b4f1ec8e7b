// Signed files made here by OpenSSL, and what the check says of them, whole and tampered with.
#include "adapters/signatures/openssl_signatures.h"

#include <gtest/gtest.h>

#include "adapters/signatures/pdf.h"
#include "base/prng.h"
#include "support/signing.h"

namespace motcua::signatures {
namespace {

using testing::Identity;
using testing::make_identity;
using testing::plain_pdf;
using testing::sign_cms;
using testing::sign_pdf;
using testing::Signing;
using testing::Wish;
using Verdict = SignatureVerdict;

const Identity& authority() {
  static const Identity kAuthority =
      make_identity({.name = "CA Thử", .usage = "", .is_authority = true});
  return kAuthority;
}
const Identity& officer() {
  static const Identity kOfficer = make_identity({}, &authority());
  return kOfficer;
}
const Identity& rsa_officer() {
  static const Identity kOfficer = make_identity({.key = "RSA"}, &authority());
  return kOfficer;
}

Instant handed_in(std::string_view at = "2026-03-10T09:05") {
  return instant_of(*LegalTime::parse(at));
}

SignatureFound check(std::string_view bytes, std::optional<std::string_view> content = {},
                     std::string_view anchors = authority().pem(), Instant came = handed_in()) {
  const auto checker = OpensslSignatures::open(anchors);
  EXPECT_TRUE(checker.has_value());
  return (*checker)->check({bytes, content, came});
}

TEST(SignedPdf, HoldsForEcdsaAndRsaOfBothForms) {
  for (const Identity* who : {&officer(), &rsa_officer()}) {
    for (const char* form : {"ETSI.CAdES.detached", "adbe.pkcs7.detached"}) {
      const SignatureFound found = check(sign_pdf(plain_pdf("Dong y"), *who, {}, form));
      EXPECT_EQ(found.verdict, Verdict::kHolds) << form;
      EXPECT_EQ(found.form, SignatureForm::kPdf);
      EXPECT_EQ(found.signatures, 1);
      EXPECT_TRUE(found.has_anchors);
      ASSERT_EQ(found.signers.size(), 1U);
      EXPECT_EQ(found.signers[0].name, "Lò Văn Ký");
      EXPECT_EQ(found.signers[0].issuer, "CA Thử");
      ASSERT_TRUE(found.claimed.has_value());
      EXPECT_EQ(legal_time(*found.claimed).text(), "2026-03-10T09:00");
    }
  }
}

TEST(SignedPdf, TakesTheTimeAroundTheSignatureWhenThereIsNoneInIt) {
  const SignatureFound found =
      check(sign_pdf(plain_pdf("a"), officer(), Signing{.at = std::nullopt}));
  EXPECT_EQ(found.verdict, Verdict::kHolds);
  ASSERT_TRUE(found.claimed.has_value());
  EXPECT_EQ(legal_time(*found.claimed).text(), "2026-03-10T09:00");
}

TEST(SignedPdf, WithoutAnchorsIsGenuineOfAnUnknownIssuer) {
  const SignatureFound found = check(sign_pdf(plain_pdf("a"), officer()), {}, "");
  EXPECT_EQ(found.verdict, Verdict::kIssuerUnknown);
  EXPECT_FALSE(found.has_anchors);
  EXPECT_EQ(found.signers.size(), 1U);
}

TEST(SignedPdf, OfAnotherAuthorityOrOfNoneIsNotTrusted) {
  const Identity other = make_identity({.name = "CA Khác", .usage = "", .is_authority = true});
  const Identity stranger = make_identity({}, &other);
  const Identity alone = make_identity({});
  EXPECT_EQ(check(sign_pdf(plain_pdf("a"), stranger)).verdict, Verdict::kIssuerNotTrusted);
  EXPECT_EQ(check(sign_pdf(plain_pdf("a"), alone)).verdict, Verdict::kIssuerNotTrusted);
}

TEST(SignedPdf, OfAnAuthorityInNameOnlyDoesNotPass) {
  // Same name as the anchor, another key.
  const Identity twin = make_identity({.name = "CA Thử", .usage = "", .is_authority = true});
  const Identity stranger = make_identity({}, &twin);
  EXPECT_GE(check(sign_pdf(plain_pdf("a"), stranger)).verdict, Verdict::kIssuerNotTrusted);
  // An officer's certificate that issues another.
  const Identity child = make_identity({}, &officer());
  EXPECT_GE(check(sign_pdf(plain_pdf("a"), child)).verdict, Verdict::kIssuerNotTrusted);
}

TEST(SignedPdf, EveryAlteredByteOutsideTheGapIsReported) {
  const std::string pdf = sign_pdf(plain_pdf("Muoi lam nghin dong"), officer());
  const auto gap = testing::gap_of(pdf);
  int tried = 0;
  for (std::size_t i = 0; i < pdf.size(); ++i) {
    if (i == gap.from) i = gap.to;
    for (const int bit : {0x01, 0x20}) {
      std::string altered = pdf;
      altered[i] = static_cast<char>(altered[i] ^ bit);
      EXPECT_GT(check(altered).verdict, Verdict::kIssuerUnknown) << "byte " << i << " " << bit;
      ++tried;
    }
  }
  EXPECT_GT(tried, 1000);
}

/// A few bytes of a CMS frame are signed by nobody and say nothing (its version, a method named
/// twice). Altering them changes neither what is signed nor by whom; the hash of the whole file,
/// which the log holds, tells them all the same.
void expect_same_signer(const SignatureFound& found, const SignatureFound& sound) {
  ASSERT_EQ(found.signers.size(), 1U);
  EXPECT_EQ(found.signers[0].certificate, sound.signers[0].certificate);
  EXPECT_EQ(found.claimed, sound.claimed);
}

TEST(SignedPdf, EveryAlteredDigitOfTheSignatureIsReportedOrSaysNothing) {
  const std::string pdf = sign_pdf(plain_pdf("a"), officer());
  const auto gap = testing::gap_of(pdf);
  const SignatureFound sound = check(pdf);
  int silent = 0;
  for (std::size_t i = gap.from; i < gap.to; i += 3) {
    std::string altered = pdf;
    // Another digit of the same case; what cannot be one is another fault.
    altered[i] = altered[i] == '0' ? '1' : '0';
    const SignatureFound found = check(altered);
    if (found.verdict != Verdict::kHolds) continue;
    ++silent;
    expect_same_signer(found, sound);
  }
  EXPECT_LE(silent, 20);
}

TEST(SignedPdf, TwoSignaturesBothHoldAndBothAreNamed) {
  const Identity clerk = make_identity({.name = "Văn thư"}, &authority());
  const std::string pdf = sign_pdf(sign_pdf(plain_pdf("a"), officer()), clerk);
  const SignatureFound found = check(pdf);
  EXPECT_EQ(found.verdict, Verdict::kHolds);
  EXPECT_EQ(found.signatures, 2);
  ASSERT_EQ(found.signers.size(), 2U);
  EXPECT_EQ(found.signers[1].name, "Văn thư");
}

TEST(SignedPdf, IsAsBadAsItsWorstSignature) {
  const Identity stranger = make_identity({.name = "Người lạ"});
  const std::string pdf = sign_pdf(sign_pdf(plain_pdf("a"), stranger), officer());
  EXPECT_EQ(check(pdf).verdict, Verdict::kIssuerNotTrusted);
}

TEST(SignedPdf, WhatWasAppendedAfterSigningIsReported) {
  const std::string pdf = sign_pdf(plain_pdf("a"), officer());
  EXPECT_EQ(check(testing::append_revision(pdf, "b")).verdict, Verdict::kExtendedAfter);
  EXPECT_EQ(check(pdf + "\n").verdict, Verdict::kExtendedAfter);
}

TEST(SignedPdf, AForgedRangeIsNotTheWholeFile) {
  const std::string pdf = sign_pdf(plain_pdf("a"), officer());
  const auto gap = testing::gap_of(pdf);
  // Wrapping: the covered tail is moved away, something of the forger's stands before it.
  const std::string evil = "4 0 obj << /Length 0 >> stream endstream endobj ";
  const std::string wrapped = pdf.substr(0, gap.to) + evil + pdf.substr(gap.to);
  EXPECT_GT(check(wrapped).verdict, Verdict::kTooLarge);
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"/ByteRange [0 ", "/ByteRange [1 "},
           {"/ByteRange [0 ", "/ByteRange [- "},
           {"/ByteRange [0 ", "/ByteRange {0 "},
           {"/Contents <", "/Contents ("},
           {"/SubFilter /ETSI.CAdES.detached", "/SubFilter /ETSI.CAdES.detachee"},
           {"/SubFilter /ETSI.CAdES.detached", "/ByteRange [0 1 2 3]           "}}) {
    std::string forged = pdf;
    forged.replace(forged.find(from), from.size(), to);
    EXPECT_GT(check(forged).verdict, Verdict::kIssuerUnknown) << to;
  }
}

TEST(SignedPdf, WithoutASignatureIsNotSigned) {
  EXPECT_EQ(check(plain_pdf("a")).verdict, Verdict::kNotSigned);
  EXPECT_EQ(check(plain_pdf("/ByteRange [0 1 2 3]")).verdict, Verdict::kNotSigned);
  EXPECT_EQ(check("\xff\xd8\xff").verdict, Verdict::kNotSigned);
  EXPECT_EQ(check("").verdict, Verdict::kNotSigned);
}

TEST(SignedPdf, OfAnotherSubFilterCannotBeChecked) {
  const std::string pdf = sign_pdf(plain_pdf("a"), officer(), {}, "adbe.x509.rsa_sha1");
  EXPECT_EQ(check(pdf).verdict, Verdict::kFormNotSupported);
}

struct Moment {
  const char* what;
  Wish wish;
  const char* claimed;  // null: none
  const char* came;
  Verdict verdict;
};

TEST(SignedFile, IsJudgedAtTheTimeItClaims) {
  const Moment moments[] = {
      {"valid then and now", {}, "2026-03-10T09:00", "2026-03-10T09:05", Verdict::kHolds},
      {"expired before",
       {.until = "2026-01-01"},
       "2026-03-10T09:00",
       "2026-03-10T09:05",
       Verdict::kNotValidThen},
      {"not begun",
       {.from = "2026-06-01"},
       "2026-03-10T09:00",
       "2026-03-10T09:05",
       Verdict::kNotValidThen},
      {"expired between claim and hand-in",
       {.until = "2026-02-01"},
       "2026-01-10T09:00",
       "2026-03-10T09:05",
       Verdict::kTimeUnproven},
      {"claims a time to come", {}, "2026-03-20T09:00", "2026-03-10T09:05", Verdict::kTimeUnproven},
      {"claims nothing", {}, nullptr, "2026-03-10T09:05", Verdict::kHolds},
      {"claims nothing, expired",
       {.until = "2026-01-01"},
       nullptr,
       "2026-03-10T09:05",
       Verdict::kNotValidThen},
  };
  for (const Moment& moment : moments) {
    const Identity who = make_identity(moment.wish, &authority());
    Signing how;
    how.attached = true;
    how.at = moment.claimed ? std::optional<std::string_view>(moment.claimed) : std::nullopt;
    const auto found =
        check(sign_cms("van ban", who, how), {}, authority().pem(), handed_in(moment.came));
    EXPECT_EQ(found.verdict, moment.verdict) << moment.what;
  }
}

TEST(SignedFile, NeedsACertificateThatIsForSigning) {
  const Identity who = make_identity({.usage = "critical,keyEncipherment"}, &authority());
  EXPECT_EQ(check(sign_pdf(plain_pdf("a"), who)).verdict, Verdict::kKeyUsageWrong);
  const Identity free = make_identity({.usage = ""}, &authority());
  EXPECT_EQ(check(sign_pdf(plain_pdf("a"), free)).verdict, Verdict::kHolds);
}

TEST(SignedFile, NeedsMethodsOfToday) {
  EXPECT_EQ(check(sign_pdf(plain_pdf("a"), officer(), Signing{.digest = "SHA1"})).verdict,
            Verdict::kWeakMethod);
  const Identity small = make_identity({.key = "RSA1024"}, &authority());
  EXPECT_EQ(check(sign_pdf(plain_pdf("a"), small)).verdict, Verdict::kWeakMethod);
  const Identity poor = make_identity({.digest = "SHA1"}, &authority());
  EXPECT_EQ(check(sign_pdf(plain_pdf("a"), poor)).verdict, Verdict::kWeakMethod);
}

TEST(SignedFile, WithItsDocumentInsideOrBesideHolds) {
  const std::string document = plain_pdf("Dong y");
  const SignatureFound inside = check(sign_cms(document, officer(), Signing{.attached = true}));
  EXPECT_EQ(inside.verdict, Verdict::kHolds);
  EXPECT_EQ(inside.form, SignatureForm::kCms);
  const std::string beside = sign_cms(document, rsa_officer());
  const SignatureFound detached = check(beside, document);
  EXPECT_EQ(detached.verdict, Verdict::kHolds);
  EXPECT_EQ(detached.form, SignatureForm::kCmsDetached);
  EXPECT_EQ(check(beside).verdict, Verdict::kContentMissing);
  EXPECT_EQ(check(beside, document + " ").verdict, Verdict::kAltered);
  EXPECT_EQ(check(beside, "").verdict, Verdict::kAltered);
}

TEST(SignedFile, WithoutTheSignersCertificateCannotPass) {
  const Signing how{.attached = true, .without_certificate = true};
  EXPECT_EQ(check(sign_cms("a", officer(), how)).verdict, Verdict::kCertificateMissing);
}

TEST(SignedFile, EveryAlteredByteOfACmsFileIsReportedOrSaysNothing) {
  const std::string cms = sign_cms(std::string(200, 'x'), officer(), Signing{.attached = true});
  const SignatureFound sound = check(cms);
  int silent = 0;
  for (std::size_t i = 0; i < cms.size(); ++i) {
    std::string altered = cms;
    altered[i] = static_cast<char>(altered[i] ^ 0x01);
    const SignatureFound found = check(altered);
    if (found.verdict != Verdict::kHolds) continue;
    ++silent;
    expect_same_signer(found, sound);
  }
  EXPECT_LE(silent, 30);
}

TEST(SignedFile, CutShortIsNeverGenuine) {
  const std::string cms = sign_cms("van ban", officer(), Signing{.attached = true});
  for (std::size_t size = 0; size < cms.size(); ++size)
    EXPECT_GT(check(cms.substr(0, size)).verdict, Verdict::kTooLarge) << size;
  EXPECT_EQ(check(cms + "x").verdict, Verdict::kMalformed);
}

TEST(SignedFile, GarbageOfEveryKindIsAnsweredAndNeverHolds) {
  Prng random(20260310);
  for (int i = 0; i < 400; ++i) {
    std::string bytes(static_cast<std::size_t>(random.below(3000)), '\0');
    for (char& c : bytes) c = static_cast<char>(random.below(256));
    if (i % 4 == 0) bytes = "\x30\x82" + bytes;
    if (i % 4 == 1) bytes = "%PDF-1.7\n1 0 obj << /Contents <00> /ByteRange [" + bytes;
    if (i % 4 == 2) bytes = "-----BEGIN CMS-----\n" + bytes;
    EXPECT_GT(check(bytes).verdict, Verdict::kIssuerUnknown);
  }
}

TEST(SignedFile, ATouchedFileOfManyPretendedSignaturesIsReadInBoundedWork) {
  std::string many = "%PDF-1.7\n";
  for (int i = 0; i < 5000; ++i) many += "obj << /Contents (((((((((( /ByteRange [0 1 2 3] ";
  EXPECT_GT(check(many).verdict, Verdict::kTooLarge);
  std::string deep =
      "%PDF-1.7\nobj << /A " + std::string(100'000, '[') + " /ByteRange [0 1 2 3] >>";
  EXPECT_GT(check(deep).verdict, Verdict::kTooLarge);
}

TEST(SignedFile, OverTheBoundIsNotLookedAt) {
  const std::string huge = "%PDF-1.7\n" + std::string(SignatureCheck::kFileBytesMax, ' ');
  EXPECT_EQ(check(huge).verdict, Verdict::kTooLarge);
}

TEST(TrustAnchors, AreCertificatesAndNothingElse) {
  EXPECT_TRUE(OpensslSignatures::open(authority().pem() + officer().pem()).has_value());
  const auto none = OpensslSignatures::open("xin chao");
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error(), AnchorFault::kNoCertificate);
  std::string broken = authority().pem();
  broken.replace(60, 4, "!!!!");
  const auto bad = OpensslSignatures::open(broken);
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error(), AnchorFault::kUnreadable);
}

TEST(PdfTime, IsReadInItsForms) {
  const auto text = [](std::string_view from) {
    const auto read = read_pdf_time(from);
    return read ? read->rfc3339() : std::string("none");
  };
  EXPECT_EQ(text("D:20260310091500+07'00'"), "2026-03-10T09:15:00+07:00");
  EXPECT_EQ(text("D:20260310021500Z"), "2026-03-10T09:15:00+07:00");
  EXPECT_EQ(text("20260310091500"), "2026-03-10T09:15:00+07:00");
  EXPECT_EQ(text("D:2026"), "2026-01-01T00:00:00+07:00");
  for (const char* bad : {"", "D:", "D:20261310", "D:20260310256060", "D:20260310091500?", "x"})
    EXPECT_EQ(text(bad), "none") << bad;
}

}  // namespace
}  // namespace motcua::signatures
