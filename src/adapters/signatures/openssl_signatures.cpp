#include "adapters/signatures/openssl_signatures.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <climits>
#include <utility>

#include "adapters/signatures/openssl.h"
#include "adapters/signatures/pdf.h"
#include "adapters/signatures/signer.h"
#include "base/check.h"

namespace motcua::signatures {
namespace {

using Verdict = SignatureVerdict;

/// What is asked of one CMS structure, whatever it came in.
struct Question {
  CMS_ContentInfo* cms = nullptr;
  std::vector<std::string_view> content;  // of a detached one, in its pieces
  bool detached = false;
  X509_STORE* anchors = nullptr;
  Instant handed_in;
  std::optional<Instant> claimed;
};

void worsen(Verdict& verdict, Verdict by) { verdict = std::max(verdict, by); }

/// The reason OpenSSL gave last for not verifying.
Verdict verdict_of_errors() {
  const unsigned long error = ERR_peek_last_error();
  if (ERR_GET_LIB(error) != ERR_LIB_CMS) return Verdict::kSignatureWrong;
  switch (ERR_GET_REASON(error)) {
    case CMS_R_CONTENT_VERIFY_ERROR: return Verdict::kAltered;
    case CMS_R_SIGNER_CERTIFICATE_NOT_FOUND: return Verdict::kCertificateMissing;
    case CMS_R_NO_CONTENT:
    case CMS_R_CONTENT_TYPE_NOT_SIGNED_DATA: return Verdict::kMalformed;
    default: return Verdict::kSignatureWrong;
  }
}

void judge_cms(const Question& question, SignatureFound& out) {
  CMS_ContentInfo* cms = question.cms;
  STACK_OF(CMS_SignerInfo)* signers = nullptr;
  if (OBJ_obj2nid(CMS_get0_type(cms)) == NID_pkcs7_signed) signers = CMS_get0_SignerInfos(cms);
  const int count = signers == nullptr ? 0 : sk_CMS_SignerInfo_num(signers);
  if (count < 1 || count > static_cast<int>(SignatureCheck::kSignersMax))
    return worsen(out.verdict, Verdict::kMalformed);
  out.signatures += count;
  ERR_clear_error();
  PieceReader content(question.content);
  const bool right = CMS_verify(cms, nullptr, nullptr, question.detached ? content.bio() : nullptr,
                                nullptr, CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1;
  if (!right) worsen(out.verdict, verdict_of_errors());
  const Owned<STACK_OF(X509)> others(CMS_get1_certs(cms));
  const Circumstances around{question.anchors, others.get(), question.handed_in, question.claimed};
  for (int i = 0; i < count; ++i) {
    SignerFound found = judge_signer(sk_CMS_SignerInfo_value(signers, i), around);
    worsen(out.verdict, found.verdict);
    out.claimed = found.claimed;
    out.has_timestamp = out.has_timestamp || found.has_timestamp;
    if (found.verdict != Verdict::kCertificateMissing) out.signers.push_back(std::move(found.who));
  }
}

const unsigned char* unsigned_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// What follows the DER in a PDF's gap is padding, and padding is zeros: nothing signs it.
Owned<CMS_ContentInfo> read_padded(const Bytes& padded) {
  const unsigned char* at = unsigned_bytes(padded);
  Owned<CMS_ContentInfo> cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(padded.size())));
  if (!cms) return nullptr;
  const auto read = static_cast<std::size_t>(at - unsigned_bytes(padded));
  const bool zeros = padded.find_first_not_of('\0', read) == Bytes::npos;
  return zeros ? std::move(cms) : nullptr;
}

Verdict verdict_of(PdfFault fault) {
  switch (fault) {
    case PdfFault::kNone: return Verdict::kHolds;
    case PdfFault::kMalformed: return Verdict::kMalformed;
    case PdfFault::kNotWholeFile: return Verdict::kNotWholeFile;
    case PdfFault::kExtendedAfter: return Verdict::kExtendedAfter;
  }
  return Verdict::kMalformed;
}

bool is_supported(std::string_view sub_filter) {
  return sub_filter == "adbe.pkcs7.detached" || sub_filter == "ETSI.CAdES.detached";
}

void check_pdf(const SignedFile& file, X509_STORE* anchors, SignatureFound& out) {
  out.form = SignatureForm::kPdf;
  const PdfReading reading = read_pdf_signatures(file.bytes);
  out.verdict = verdict_of(reading.fault);
  if (reading.signatures.empty() && reading.fault == PdfFault::kNone)
    out.verdict = Verdict::kNotSigned;
  for (const PdfSignature& one : reading.signatures) {
    if (!is_supported(one.sub_filter)) {
      ++out.signatures;
      worsen(out.verdict, Verdict::kFormNotSupported);
      continue;
    }
    const auto der = decode_contents(file.bytes.substr(one.gap_from, one.gap_to - one.gap_from));
    const Owned<CMS_ContentInfo> cms = der ? read_padded(*der) : nullptr;
    if (!cms || CMS_is_detached(cms.get()) != 1) {
      ++out.signatures;
      worsen(out.verdict, Verdict::kMalformed);
      continue;
    }
    judge_cms({cms.get(),
               {file.bytes.substr(0, one.gap_from),
                file.bytes.substr(one.gap_to, one.covered_to - one.gap_to)},
               true,
               anchors,
               file.handed_in,
               one.claimed},
              out);
  }
}

void check_cms(const SignedFile& file, bool pem, X509_STORE* anchors, SignatureFound& out) {
  out.form = SignatureForm::kCms;
  if (file.bytes.size() > SignatureCheck::kAttachedBytesMax) {
    out.verdict = Verdict::kTooLarge;
    return;
  }
  const Owned<BIO> bytes(BIO_new_mem_buf(file.bytes.data(), static_cast<int>(file.bytes.size())));
  CHECK(bytes != nullptr);
  const unsigned char* at = unsigned_bytes(file.bytes);
  const Owned<CMS_ContentInfo> cms(
      pem ? PEM_read_bio_CMS(bytes.get(), nullptr, nullptr, nullptr)
          : d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(file.bytes.size())));
  const bool whole = pem || at == unsigned_bytes(file.bytes) + file.bytes.size();
  if (!cms || !whole || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) {
    out.verdict = Verdict::kMalformed;
    return;
  }
  out.verdict = Verdict::kHolds;
  const bool detached = CMS_is_detached(cms.get()) == 1;
  if (detached) out.form = SignatureForm::kCmsDetached;
  if (detached && !file.content) {
    out.verdict = Verdict::kContentMissing;
    return;
  }
  judge_cms({cms.get(),
             {file.content.value_or(std::string_view())},
             detached,
             anchors,
             file.handed_in,
             std::nullopt},
            out);
}

}  // namespace

struct OpensslSignatures::Anchors {
  Owned<X509_STORE> store{X509_STORE_new()};
};

OpensslSignatures::OpensslSignatures(std::unique_ptr<Anchors> anchors)
    : anchors_(std::move(anchors)) {}
OpensslSignatures::~OpensslSignatures() = default;

Result<std::unique_ptr<OpensslSignatures>, AnchorFault> OpensslSignatures::open(
    std::string_view anchors) {
  std::unique_ptr<Anchors> held;
  if (!anchors.empty()) {
    if (anchors.size() > kAttachedBytesMax) return fail(AnchorFault::kUnreadable);
    const Owned<BIO> bytes(BIO_new_mem_buf(anchors.data(), static_cast<int>(anchors.size())));
    held = std::make_unique<Anchors>();
    CHECK(bytes != nullptr && held->store != nullptr);
    ERR_clear_error();
    int count = 0;
    while (const Owned<X509> one{PEM_read_bio_X509(bytes.get(), nullptr, nullptr, nullptr)}) {
      if (X509_STORE_add_cert(held->store.get(), one.get()) != 1)
        return fail(AnchorFault::kUnreadable);
      ++count;
    }
    const bool ended = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!ended) return fail(AnchorFault::kUnreadable);
    if (count == 0) return fail(AnchorFault::kNoCertificate);
  }
  return std::make_unique<OpensslSignatures>(std::move(held));
}

SignatureFound OpensslSignatures::check(const SignedFile& file) const {
  SignatureFound out;
  X509_STORE* anchors = anchors_ ? anchors_->store.get() : nullptr;
  out.has_anchors = anchors != nullptr;
  const bool pem = file.bytes.starts_with("-----BEGIN CMS-----") ||
                   file.bytes.starts_with("-----BEGIN PKCS7-----") ||
                   file.bytes.starts_with("-----BEGIN PKCS #7 SIGNED DATA-----");
  if (file.bytes.size() > kFileBytesMax) {
    out.verdict = Verdict::kTooLarge;
  } else if (file.bytes.starts_with("%PDF-")) {
    check_pdf(file, anchors, out);
  } else if (pem || file.bytes.starts_with('\x30')) {
    check_cms(file, pem, anchors, out);
  } else {
    out.verdict = Verdict::kNotSigned;
  }
  ERR_clear_error();
  return out;
}

}  // namespace motcua::signatures
