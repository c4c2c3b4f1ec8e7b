// One signer of a CMS structure: his certificate, his methods, his claimed time, his chain.
#pragma once

#include <openssl/cms.h>

#include <optional>

#include "adapters/signatures/openssl.h"
#include "ports/signature_check.h"

namespace motcua::signatures {

struct Circumstances {
  X509_STORE* anchors = nullptr;      // null: the centre has none
  STACK_OF(X509) * others = nullptr;  // certificates that came with the signature
  Instant handed_in;
  std::optional<Instant> claimed;  // from around the signature (a PDF's /M)
};

struct SignerFound {
  SignatureVerdict verdict = SignatureVerdict::kHolds;
  FoundSigner who;
  std::optional<Instant> claimed;
  bool has_timestamp = false;
};

/// After the signature itself was found right: everything about who made it, and when.
[[nodiscard]] SignerFound judge_signer(CMS_SignerInfo* signer, const Circumstances& around);

}  // namespace motcua::signatures
