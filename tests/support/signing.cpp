#include "support/signing.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <cstdio>

#include "base/bytes.h"
#include "base/check.h"

namespace motcua::testing {
namespace {

constexpr std::size_t kRoom = 4096;  // bytes of DER a gap has room for

ASN1_TIME* set_time(ASN1_TIME* time, std::string_view date) {
  const auto day = Date::parse(date);
  CHECK(day.has_value());
  return ASN1_TIME_set(time, static_cast<time_t>(day->days) * 86'400);
}

void add_extension(X509* certificate, int kind, const char* value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value);
  CHECK(extension != nullptr);
  CHECK(X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

EVP_PKEY* make_key(const std::string& kind) {
  if (kind == "RSA") return EVP_RSA_gen(2048);
  if (kind == "RSA1024") return EVP_RSA_gen(1024);
  return EVP_EC_gen("P-256");
}

std::string drained(BIO* bio) {
  char* at = nullptr;
  const long size = BIO_get_mem_data(bio, &at);
  std::string out(at, static_cast<std::size_t>(size));
  BIO_free(bio);
  return out;
}

void put(std::string& file, std::size_t at, std::string_view text) {
  file.replace(at, text.size(), text);
}

}  // namespace

std::string Identity::pem() const {
  BIO* bio = BIO_new(BIO_s_mem());
  CHECK(PEM_write_bio_X509(bio, certificate.get()) == 1);
  return drained(bio);
}

Identity make_identity(const Wish& wish, const Identity* issuer) {
  static std::atomic<int> serial{1};
  Identity out;
  out.key.reset(make_key(wish.key));
  out.certificate.reset(X509_new());
  X509* made = out.certificate.get();
  CHECK(out.key != nullptr && made != nullptr);
  X509_set_version(made, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made), serial++);
  set_time(X509_getm_notBefore(made), wish.from);
  set_time(X509_getm_notAfter(made), wish.until);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(wish.name.data()),
                             static_cast<int>(wish.name.size()), -1, 0);
  X509_set_issuer_name(made, X509_get_subject_name(issuer ? issuer->certificate.get() : made));
  X509_set_pubkey(made, out.key.get());
  if (wish.is_authority) {
    add_extension(made, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(made, NID_key_usage, "critical,keyCertSign,cRLSign");
  } else if (!wish.usage.empty()) {
    add_extension(made, NID_key_usage, wish.usage.c_str());
  }
  EVP_PKEY* by = issuer ? issuer->key.get() : out.key.get();
  CHECK(X509_sign(made, by, EVP_get_digestbyname(wish.digest.c_str())) > 0);
  return out;
}

std::string sign_cms(std::string_view content, const Identity& signer, const Signing& how) {
  BIO* bytes = BIO_new_mem_buf(content.data(), static_cast<int>(content.size()));
  unsigned flags = CMS_BINARY | CMS_NOSMIMECAP | CMS_PARTIAL;
  if (!how.attached) flags |= CMS_DETACHED;
  CMS_ContentInfo* cms = CMS_sign(nullptr, nullptr, nullptr, bytes, flags);
  CHECK(cms != nullptr);
  unsigned signer_flags = CMS_BINARY | CMS_NOSMIMECAP | CMS_PARTIAL;
  if (how.without_certificate) signer_flags |= CMS_NOCERTS;
  if (how.cades && how.at) signer_flags |= CMS_CADES;
  if (!how.at) signer_flags |= CMS_NOATTR;
  CMS_SignerInfo* info =
      CMS_add1_signer(cms, signer.certificate.get(), signer.key.get(),
                      EVP_get_digestbyname(std::string(how.digest).c_str()), signer_flags);
  CHECK(info != nullptr);
  if (how.at) {
    const auto time = LegalTime::parse(*how.at);
    CHECK(time.has_value());
    ASN1_TIME* stamp = ASN1_TIME_set(nullptr, static_cast<time_t>(instant_of(*time).ms / 1000));
    CHECK(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime, stamp->type, stamp, -1) == 1);
    ASN1_TIME_free(stamp);
  }
  CHECK(CMS_final(cms, bytes, nullptr, flags) == 1);
  BIO* out = BIO_new(BIO_s_mem());
  CHECK(i2d_CMS_bio(out, cms) == 1);
  CMS_ContentInfo_free(cms);
  BIO_free(bytes);
  return drained(out);
}

std::string plain_pdf(std::string_view says) {
  const std::string stream = "BT /F1 12 Tf 72 720 Td (" + std::string(says) + ") Tj ET";
  return "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
         "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
         "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\n"
         "endobj\n4 0 obj\n<< /Length " +
         std::to_string(stream.size()) + " >>\nstream\n" + stream +
         "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n";
}

std::string sign_pdf(std::string pdf, const Identity& signer, const Signing& how,
                     std::string_view sub_filter) {
  pdf += "5 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /" + std::string(sub_filter) +
         "\n/Reason (K\\375 ban h\\340nh \\(obj\\) << >>) /Prop_Build << /App << /Name /M >> >>\n"
         "/M (D:20260310090000+07'00')\n/ByteRange ";
  const std::size_t range_at = pdf.size();
  pdf += "[0 0000000000 0000000000 0000000000]\n/Contents ";
  const std::size_t from = pdf.size();
  pdf += "<" + std::string(2 * kRoom, '0') + ">";
  const std::size_t to = pdf.size();
  pdf += "\n>>\nendobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n";
  char range[64];
  std::snprintf(range, sizeof range, "[0 %010zu %010zu %010zu]", from, to, pdf.size() - to);
  put(pdf, range_at, range);
  const std::string der = sign_cms(pdf.substr(0, from) + pdf.substr(to), signer, how);
  CHECK(der.size() <= kRoom);
  put(pdf, from + 1, to_hex(der));
  return pdf;
}

std::string append_revision(std::string pdf, std::string_view says) {
  const std::string stream = "BT /F1 12 Tf 72 720 Td (" + std::string(says) + ") Tj ET";
  return std::move(pdf) + "4 0 obj\n<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" +
         stream + "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n";
}

Gap gap_of(std::string_view pdf, int nth) {
  std::size_t at = 0;
  for (int i = 0; i <= nth; ++i) at = pdf.find("/Contents <", at) + 11;
  return {at - 1, pdf.find('>', at) + 1};
}

}  // namespace motcua::testing
