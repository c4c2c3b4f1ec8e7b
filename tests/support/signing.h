// Officials who sign, made on the spot: keys, certificates and signed files for tests. Nothing here
// is anybody's; every key dies with the test.
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace motcua::testing {

struct ReleaseSigning {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
};

/// A key with its certificate.
struct Identity {
  std::unique_ptr<EVP_PKEY, ReleaseSigning> key;
  std::unique_ptr<X509, ReleaseSigning> certificate;
  [[nodiscard]] std::string pem() const;
};

struct Wish {
  std::string name = "Lò Văn Ký";
  std::string key = "EC";  // "EC", "RSA", "RSA1024"
  std::string from = "2025-01-01";
  std::string until = "2028-12-31";
  std::string usage = "critical,digitalSignature,nonRepudiation";  // "" for none
  std::string digest = "SHA256";                                   // of the certificate
  bool is_authority = false;
};

/// Issued by `issuer`, or by itself.
[[nodiscard]] Identity make_identity(const Wish& wish, const Identity* issuer = nullptr);

struct Signing {
  std::string_view digest = "SHA256";
  std::optional<std::string_view> at = "2026-03-10T09:00";  // the claimed time; none: no attributes
  bool attached = false;
  bool without_certificate = false;
  bool cades = true;  // names its certificate by hash
};
/// CMS in DER.
[[nodiscard]] std::string sign_cms(std::string_view content, const Identity& signer,
                                   const Signing& how = {});

/// A small PDF of one page that says the text.
[[nodiscard]] std::string plain_pdf(std::string_view says);
/// The PDF with a revision that holds a signature over the whole file.
[[nodiscard]] std::string sign_pdf(std::string pdf, const Identity& signer, const Signing& how = {},
                                   std::string_view sub_filter = "ETSI.CAdES.detached");
/// The PDF with a revision that says something else.
[[nodiscard]] std::string append_revision(std::string pdf, std::string_view says);

/// Where the gap of the n-th signature lies: '<' and behind '>'.
struct Gap {
  std::size_t from = 0;
  std::size_t to = 0;
};
[[nodiscard]] Gap gap_of(std::string_view pdf, int nth = 0);

}  // namespace motcua::testing
