// Owners for what OpenSSL hands out, and the few conversions this folder needs.
#pragma once

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/time.h"

namespace motcua::signatures {

struct Release {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(CMS_ContentInfo* cms) const { CMS_ContentInfo_free(cms); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_STORE* store) const { X509_STORE_free(store); }
  void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
  void operator()(STACK_OF(X509) * certificates) const {
    sk_X509_pop_free(certificates, X509_free);
  }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

/// A BIO that reads the pieces one after the other where they lie; they must outlive it.
class PieceReader {
 public:
  explicit PieceReader(std::vector<std::string_view> pieces);
  PieceReader(const PieceReader&) = delete;  // the BIO points into it
  PieceReader& operator=(const PieceReader&) = delete;
  [[nodiscard]] BIO* bio() { return bio_.get(); }

 private:
  std::vector<std::string_view> left_;
  Owned<BIO> bio_;
};

[[nodiscard]] std::optional<Instant> instant_of(const ASN1_TIME* time);
[[nodiscard]] Sha256 fingerprint(const X509& certificate);
/// The common name, else the organisation; "" when there is none that can be shown.
[[nodiscard]] std::string shown_name(const X509_NAME* name);

}  // namespace motcua::signatures
