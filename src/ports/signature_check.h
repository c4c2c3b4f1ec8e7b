// What stands behind the signature on a file somebody made elsewhere (ADR 0053).
//
// Contract (tests/unit/adapters/signatures): total for every input, bounded in time and memory,
// makes no copy of the file; reads no clock, no network, no revocation list. Threads: any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/time.h"

namespace motcua {

/// In the order of gravity: of several signatures on a file the gravest verdict is the file's.
enum class SignatureVerdict : std::uint8_t {
  kHolds,
  kTimeUnproven,   // the claimed time lies in the certificate's validity, the handing in does not
  kIssuerUnknown,  // all is genuine, and there are no trust anchors to ask
  kFormNotSupported,
  kTooLarge,
  kNotSigned,
  kContentMissing,      // a detached signature without its document
  kCertificateMissing,  // the signer's is not in the file
  kMalformed,
  kNotWholeFile,   // more is left out of the signed range than the signature
  kExtendedAfter,  // something was appended behind the last signature
  kAltered,        // the digest differs
  kSignatureWrong,
  kWeakMethod,
  kKeyUsageWrong,
  kNotValidThen,
  kIssuerNotTrusted,
  kChainWrong,
};

enum class SignatureForm : std::uint8_t { kPdf, kCms, kCmsDetached };

struct SignedFile {
  std::string_view bytes;
  std::optional<std::string_view> content;  // the document of a detached signature
  Instant handed_in;                        // as the log has it: an upper bound of signing
};

struct FoundSigner {
  Sha256 certificate;
  std::string name;    // as the certificate says, NFC, at most 200 letters; may be empty
  std::string issuer;  // likewise
};

struct SignatureFound {
  SignatureVerdict verdict = SignatureVerdict::kNotSigned;
  std::optional<SignatureForm> form;
  std::int64_t signatures = 0;
  std::vector<FoundSigner> signers;  // as far as they could be read, in the order of the signatures
  std::optional<Instant> claimed;    // by the last signature
  bool has_anchors = false;
  bool has_timestamp = false;  // a token is there; it was not verified
};

class SignatureCheck {
 public:
  /// An attached CMS file is copied by its parser, hence its own bound.
  static constexpr std::size_t kFileBytesMax = 50U << 20;
  static constexpr std::size_t kAttachedBytesMax = 8U << 20;
  static constexpr std::size_t kSignersMax = 16;

  virtual ~SignatureCheck() = default;
  [[nodiscard]] virtual SignatureFound check(const SignedFile& file) const = 0;
};

}  // namespace motcua
