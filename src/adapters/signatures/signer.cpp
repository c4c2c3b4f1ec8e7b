#include "adapters/signatures/signer.h"

#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "base/check.h"

namespace motcua::signatures {
namespace {

constexpr int kSecurityBitsMin = 112;  // RSA 2048, P-224
constexpr int kChainLevel = 2;         // the same, for the whole chain; no SHA-1 in it
constexpr std::int64_t kClockSlackMs = 86'400'000;

bool is_strong_digest(int kind) {
  switch (kind) {
    case NID_sha256:
    case NID_sha384:
    case NID_sha512:
    case NID_sha512_256:
    case NID_sha3_256:
    case NID_sha3_384:
    case NID_sha3_512: return true;
    default: return false;
  }
}

int kind_of(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return OBJ_obj2nid(object);
}

bool has_strong_method(CMS_SignerInfo* signer) {
  EVP_PKEY* key = nullptr;
  X509_ALGOR* digest = nullptr;
  X509_ALGOR* method = nullptr;
  CMS_SignerInfo_get0_algs(signer, &key, nullptr, &digest, &method);
  if (key == nullptr || EVP_PKEY_get_security_bits(key) < kSecurityBitsMin) return false;
  if (!is_strong_digest(kind_of(digest))) return false;
  int inner = NID_undef;
  // RSA without a digest in its name, PSS and EdDSA bring none of their own.
  if (OBJ_find_sigid_algs(kind_of(method), &inner, nullptr) != 1) return true;
  return inner == NID_undef || is_strong_digest(inner);
}

const ASN1_STRING* signed_attribute(CMS_SignerInfo* signer, int kind, int type) {
  return static_cast<const ASN1_STRING*>(
      CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(kind), -3, type));
}

std::optional<Instant> signing_time(CMS_SignerInfo* signer) {
  for (const int type : {V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME})
    if (const auto* time = signed_attribute(signer, NID_pkcs9_signingTime, type))
      return instant_of(time);
  return std::nullopt;
}

/// Signatures of the European form name their certificate by hash, lest another of the same key be
/// put in its place. Without the attribute there is nothing to contradict.
bool names_other_certificate(CMS_SignerInfo* signer, X509* certificate, STACK_OF(X509) * others) {
  const auto* value =
      signed_attribute(signer, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
  if (value == nullptr) return false;
  const unsigned char* at = ASN1_STRING_get0_data(value);
  ESS_SIGNING_CERT_V2* named = d2i_ESS_SIGNING_CERT_V2(nullptr, &at, ASN1_STRING_length(value));
  if (named == nullptr) return true;
  STACK_OF(X509)* chain = sk_X509_new_null();
  sk_X509_push(chain, certificate);
  for (int i = 0; i < sk_X509_num(others); ++i)
    if (X509_cmp(sk_X509_value(others, i), certificate) != 0)
      sk_X509_push(chain, sk_X509_value(others, i));
  const int agrees = OSSL_ESS_check_signing_certs(nullptr, named, chain, 1);
  sk_X509_free(chain);
  ESS_SIGNING_CERT_V2_free(named);
  return agrees != 1;
}

SignatureVerdict verdict_of_chain(int error, int depth) {
  switch (error) {
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_UNTRUSTED: return SignatureVerdict::kIssuerNotTrusted;
    case X509_V_ERR_CERT_NOT_YET_VALID:
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return depth == 0 ? SignatureVerdict::kNotValidThen : SignatureVerdict::kChainWrong;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK: return SignatureVerdict::kWeakMethod;
    default: return SignatureVerdict::kChainWrong;
  }
}

SignatureVerdict judge_chain(X509* certificate, const Circumstances& around, Instant when) {
  if (around.anchors == nullptr) return SignatureVerdict::kIssuerUnknown;
  const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new());
  CHECK(context != nullptr);
  if (X509_STORE_CTX_init(context.get(), around.anchors, certificate, around.others) != 1)
    return SignatureVerdict::kChainWrong;
  X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_time(rules, when.ms / 1000);
  X509_VERIFY_PARAM_set_auth_level(rules, kChainLevel);
  X509_VERIFY_PARAM_set_depth(rules, 8);
  // An operator may trust an intermediate alone.
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
  if (X509_verify_cert(context.get()) == 1) return SignatureVerdict::kHolds;
  return verdict_of_chain(X509_STORE_CTX_get_error(context.get()),
                          X509_STORE_CTX_get_error_depth(context.get()));
}

SignatureVerdict judge_time(X509* certificate, const Circumstances& around,
                            std::optional<Instant> claimed) {
  const auto from = instant_of(X509_get0_notBefore(certificate));
  const auto until = instant_of(X509_get0_notAfter(certificate));
  const Instant when = claimed.value_or(around.handed_in);
  if (!from || !until || when < *from || *until < when) return SignatureVerdict::kNotValidThen;
  const bool ahead = when.ms > around.handed_in.ms + kClockSlackMs;
  const bool ended_since = *until < around.handed_in;
  return ahead || ended_since ? SignatureVerdict::kTimeUnproven : SignatureVerdict::kHolds;
}

bool is_for_signing(X509* certificate) {
  // All bits when the certificate does not restrict its use.
  return (X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

}  // namespace

SignerFound judge_signer(CMS_SignerInfo* signer, const Circumstances& around) {
  SignerFound out;
  X509* certificate = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
  if (certificate == nullptr) {
    out.verdict = SignatureVerdict::kCertificateMissing;
    return out;
  }
  out.who = {fingerprint(*certificate), shown_name(X509_get_subject_name(certificate)),
             shown_name(X509_get_issuer_name(certificate))};
  const auto stamped = signing_time(signer);
  out.claimed = stamped ? stamped : around.claimed;
  out.has_timestamp = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1) >= 0;
  if (!has_strong_method(signer)) {
    out.verdict = SignatureVerdict::kWeakMethod;
  } else if (names_other_certificate(signer, certificate, around.others)) {
    out.verdict = SignatureVerdict::kSignatureWrong;
  } else if (!is_for_signing(certificate)) {
    out.verdict = SignatureVerdict::kKeyUsageWrong;
  } else {
    const Instant when = out.claimed.value_or(around.handed_in);
    out.verdict = std::max(judge_time(certificate, around, out.claimed),
                           judge_chain(certificate, around, when));
  }
  return out;
}

}  // namespace motcua::signatures
