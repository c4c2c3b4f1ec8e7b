// Why the law or the state of the dossier says no. Closed; app maps each to a problem exhaustively.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace motcua::dossier {

enum class Refusal : std::uint8_t {
  kNotInThisPhase,  // the transitions table
  kRoleNotAllowed,  // the transitions table
  kNotCustodian,    // another unit handles the dossier; subject: that unit
  kNotBorn,
  kAlreadyBorn,
  kIntakeMissing,    // receive_dossier of a dossier that was not filed before
  kIntakeNotWanted,  // it was filed: its intake is known
  kProcedureUnknown,
  kProcedureVersionMissing,  // the pinned version is not at hand
  kNumbersExhausted,         // of this block and day
  kNumberMissing,            // none was allotted
  kInFuture,                 // a time after now; when: now
  kTooLongAgo,               // received longer ago than the policy lets back-date; count: days
  kBeforeReceipt,            // the act is dated before the dossier was received or filed
  kOutOfOrder,               // dated before the act it follows
  kLimitMissing,             // no limit is published: the officer must enter one with its basis
  kLimitNotWanted,           // one is published
  kLimitWithoutBasis,
  kCaseUnknown,
  kLimitAmbiguous,
  kDateNotComputable,  // the legal clock's fault; subject: its word
  kComponentUnknown,   // subject: the component
  kFileUnknown,        // a component or paper cites a file that the command does not bring
  kReturnModeNotOffered,
  kApplicantIncomplete,  // neither a person nor an organisation, or both; subject: whom
  kBornInFuture,         // subject: whom
  kRepresentativeMissing,
  kDeedMissing,  // a proxy who is no close kin needs a certified deed
  kDeedNotCertified,
  kWitnessesMissing,  // two, when the person cannot sign
  kInterpreterMissing,
  kHelperMissing,     // assisted: who typed, for whom, by what mandate
  kReasonMissing,     // words are required
  kOutNumberMissing,  // the number of the outgoing document
  kDecisionMissing,   // the number of the decision
  kNothingToCorrect,
  kCitedUnknown,  // no such event; count: the cited position
  kStepUnknown,
  kStepAlreadyOpen,
  kStepNotOpen,
  kStepDetailsMissing,  // posting without days, verification without the asked unit; subject: step
  kPostingNotOver,      // when: its last day
  kSilenceNotOver,      // tacit consent before its day; when
  kSilenceNotAllowed,   // silence is an outcome of tacit consent only
  kStepsOpen,           // steps must be complete before the result is proposed
  kFaultsMissing,       // a supplement request without what is missing
  kLate766NotAcknowledged,  // a second request makes the dossier late in Decision 766
  kNotYetLapsed,            // when: last day for the papers
  kNoLapse,                 // the procedure knows none
  kClockAlreadyStopped,
  kClockNotStopped,
  kGroundNotInProcedure,  // the procedure's text does not stop the clock on that ground
  kSameUnit,
  kConsultationUnknown,
  kConsultationAnswered,
  kConsultationsOpen,
  kResultCodeUnknown,  // subject: the code
  kNoDelegation,       // or it does not cover this procedure; when: the legal day
  kDelegationExpired,
  kReauthenticationMissing,  // a hand signature is declared with the password asked again
  kReauthenticationTooOld,   // count: minutes allowed
  kSignedFileMissing,
  kSignedFileNotWanted,
  kProposedBySigner,  // the one who proposed may not sign
  kPapersMissing,
  kPaperNumberTaken,     // twice in one dossier; subject
  kPaperOutcomeDiffers,  // a positive paper for a negative result, or the other way
  kPresenceRequired,     // this result is handed to whom the procedure says; subject: presence
  kModeContradictsPresence,
  kCollectorContradictsMode,
  kHandInMissing,       // originals to be handed in at return; subject: component
  kAlreadyExtended,     // once only
  kTooLateToApologise,  // when: the last moment
  kNotLater,            // the new date is not after the one in force, or no working day
  kNoTerm,
  kActNotInProcedure,  // such an amendment is not known to the procedure
  kPaperUnknown,       // subject: its number
  kAlreadyAmended,     // revoked or annulled before
  kNothingToUndo,
  kUndoWindowOver,  // count: seconds
  kNotYourAct,
  kLaterDepends,    // something came after it
  kAliasTaken,      // bound to another code already
  kAliasOfAnother,  // subject: the code, which stands for another dossier
  kHoldUnknown,
  kHoldExists,
  kOnHold,                // legal hold: nothing may be erased
  kRetentionRunning,      // when: its last day
  kSecondOfficerNeeded,   // the second signature must be another officer's
  kErased,                // erasure is ordered; nothing more may happen
  kPersonalDataLocked,    // needs the vault open
  kEventTooLarge,         // count: bytes; put long text into a file
  kNoSignedFile,          // nothing to check: the signature in force is no file
  kSignatureNotChecked,   // the signed file could not be read; nothing is issued unseen
  kSignatureDoesNotHold,  // sign again; subject: the verdict's word
  kFormNotThere,          // nothing happened that this form tells of; subject: its word
  kNotPrinted,            // the form was not recorded as printed; subject: its word
};

/// The rule a refusal rests on, where there is one. Texts and grades: docs/unverified.md.
enum class LegalBasis : std::uint8_t {
  kNone,
  kDecree118,   // one-stop: receive only complete dossiers, supplement once, refuse in writing
  kCircular03,  // its forms 01-07
  kDecision766,
  kProcedure,       // the procedure's published text
  kDelegation,      // delegation in writing, limited in time and scope
  kDataProtection,  // Law 91/2025, Decree 356/2025
  kArchives,
  kCertification,  // interpreter, witnesses: pages 2.000884, 2.001035
};

struct Rejection {
  Refusal why = Refusal::kNotInThisPhase;
  std::string subject;  // a code, an id, a document number; never personal data
  std::optional<LegalTime> when;
  std::int64_t count = 0;
  bool operator==(const Rejection&) const = default;
  [[nodiscard]] LegalBasis basis() const;
};

/// "not_in_this_phase": stable, for problem types and tests.
[[nodiscard]] std::string_view refusal_word(Refusal why);
[[nodiscard]] LegalBasis basis_of(Refusal why);
inline constexpr std::size_t kRefusals = static_cast<std::size_t>(Refusal::kNotPrinted) + 1;

}  // namespace motcua::dossier
