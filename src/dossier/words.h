// The closed lists of the dossier and the words that stand for them in events and JSON
// (docs/formats/dossier_events.md). Words are for ever.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/words.h"
#include "dossier/people.h"
#include "office/words.h"

namespace motcua::dossier {

/// How the dossier truly came. Assisted and mobile count as the counter: fees and targets may not
/// be won by calling help "online".
enum class Way : std::uint8_t { kCounter, kOnline, kPost, kAssisted, kMobile };
[[nodiscard]] catalogue::Channel channel_of(Way way);

enum class Shown : std::uint8_t { kPaper, kCertifiedCopy, kElectronic, kVneid, kRegister };
enum class RefusalReason : std::uint8_t {
  kIncomplete,
  kNotCompetent,
  kNotEligible,
  kFalsePapers,
  kNoSuchProcedure,
  kOther,
};
enum class Outcome : std::uint8_t { kDone, kAgreed, kObjected, kFailed, kNoAnswer, kSilence };
enum class StopGround : std::uint8_t {
  kConditionsLost,
  kFalsePapers,
  kCourtDecision,
  kDuplicate,
  kPersonDied,
  kOther,
};
enum class Collector : std::uint8_t {
  kApplicant,
  kOwner,
  kProxy,
  kAllParties,
  kPostOffice,
  kCitizenAccount,
};
enum class SignWay : std::uint8_t { kFile, kByHand };
/// What a check of a signed file found, the gravest last within its group (ADR 0053).
enum class SignatureVerdict : std::uint8_t {
  kHolds,
  kTimeUnproven,   // genuine, but only the claimed time lies within the certificate's validity
  kIssuerUnknown,  // genuine bytes; this centre has no trust anchors
  kFormNotSupported,
  kTooLarge,
  kNotSigned,
  kOtherFile,       // not the bytes that were handed in
  kContentMissing,  // a detached signature without its document
  kCertificateMissing,
  kMalformed,
  kNotWholeFile,  // the signed range leaves out more than the signature itself
  kExtendedAfter,
  kAltered,
  kSignatureWrong,
  kWeakMethod,
  kKeyUsageWrong,
  kNotValidThen,
  kIssuerNotTrusted,
  kChainWrong,
};
enum class SignatureForm : std::uint8_t { kPdf, kCms, kCmsDetached };
/// What an officer is told first; kUnchecked is the lack of a verdict.
enum class SignatureStanding : std::uint8_t { kUnchecked, kHolds, kCannotTell, kDoesNotHold };
[[nodiscard]] SignatureStanding standing_of(SignatureVerdict verdict);
/// Whether a result may be issued on such a file.
[[nodiscard]] bool lets_issue(SignatureVerdict verdict);
enum class AliasKind : std::uint8_t { kNational, kPortal };
enum class ErasureBasis : std::uint8_t { kSubjectRequest, kRetentionEnded };
/// Forms 01 to 06 of Circular 03/2025, in their order (docs/formats/printed_forms.md).
enum class PaperForm : std::uint8_t {
  kIntakeSlip,
  kSupplementRequest,
  kRefusal,
  kApology,
  kStopNotice,
  kControlSheet,
};

#define MOTCUA_DOSSIER_WORDS(E) [[nodiscard]] const std::vector<std::string_view>& enum_words(E)
MOTCUA_DOSSIER_WORDS(IdentityKind);
MOTCUA_DOSSIER_WORDS(Sex);
MOTCUA_DOSSIER_WORDS(Kinship);
MOTCUA_DOSSIER_WORDS(HelperKind);
MOTCUA_DOSSIER_WORDS(Mandate);
MOTCUA_DOSSIER_WORDS(Way);
MOTCUA_DOSSIER_WORDS(Shown);
MOTCUA_DOSSIER_WORDS(RefusalReason);
MOTCUA_DOSSIER_WORDS(Outcome);
MOTCUA_DOSSIER_WORDS(StopGround);
MOTCUA_DOSSIER_WORDS(Collector);
MOTCUA_DOSSIER_WORDS(SignWay);
MOTCUA_DOSSIER_WORDS(SignatureVerdict);
MOTCUA_DOSSIER_WORDS(SignatureForm);
MOTCUA_DOSSIER_WORDS(SignatureStanding);
MOTCUA_DOSSIER_WORDS(AliasKind);
MOTCUA_DOSSIER_WORDS(ErasureBasis);
MOTCUA_DOSSIER_WORDS(PaperForm);
#undef MOTCUA_DOSSIER_WORDS

template <class E>
[[nodiscard]] std::string_view word(E value) {
  return enum_words(value)[static_cast<std::size_t>(value)];
}

}  // namespace motcua::dossier
