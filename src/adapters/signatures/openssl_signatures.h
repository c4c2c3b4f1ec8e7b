// SignatureCheck by OpenSSL: signed PDF (adbe.pkcs7.detached, ETSI.CAdES.detached), CMS files with
// their document inside (.p7m) or beside them (.p7s), DER or PEM.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "ports/signature_check.h"

namespace motcua::signatures {

enum class AnchorFault : std::uint8_t {
  kNoCertificate,  // nothing in PEM
  kUnreadable,     // something that is no certificate
};

class OpensslSignatures final : public SignatureCheck {
 public:
  /// The trust anchors in PEM, one after the other; empty text: none.
  [[nodiscard]] static Result<std::unique_ptr<OpensslSignatures>, AnchorFault> open(
      std::string_view anchors);
  ~OpensslSignatures() override;
  [[nodiscard]] SignatureFound check(const SignedFile& file) const override;

 private:
  struct Anchors;

 public:
  explicit OpensslSignatures(std::unique_ptr<Anchors> anchors);  // open() only

 private:
  std::unique_ptr<Anchors> anchors_;  // null: none
};

}  // namespace motcua::signatures
