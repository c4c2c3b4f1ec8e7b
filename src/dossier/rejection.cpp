#include "dossier/rejection.h"

#include <iterator>

namespace motcua::dossier {

std::string_view refusal_word(Refusal why) {
  static constexpr std::string_view kWords[] = {"not_in_this_phase",
                                                "role_not_allowed",
                                                "not_custodian",
                                                "not_born",
                                                "already_born",
                                                "intake_missing",
                                                "intake_not_wanted",
                                                "procedure_unknown",
                                                "procedure_version_missing",
                                                "numbers_exhausted",
                                                "number_missing",
                                                "in_future",
                                                "too_long_ago",
                                                "before_receipt",
                                                "out_of_order",
                                                "limit_missing",
                                                "limit_not_wanted",
                                                "limit_without_basis",
                                                "case_unknown",
                                                "limit_ambiguous",
                                                "date_not_computable",
                                                "component_unknown",
                                                "file_unknown",
                                                "return_mode_not_offered",
                                                "applicant_incomplete",
                                                "born_in_future",
                                                "representative_missing",
                                                "deed_missing",
                                                "deed_not_certified",
                                                "witnesses_missing",
                                                "interpreter_missing",
                                                "helper_missing",
                                                "reason_missing",
                                                "out_number_missing",
                                                "decision_missing",
                                                "nothing_to_correct",
                                                "cited_unknown",
                                                "step_unknown",
                                                "step_already_open",
                                                "step_not_open",
                                                "step_details_missing",
                                                "posting_not_over",
                                                "silence_not_over",
                                                "silence_not_allowed",
                                                "steps_open",
                                                "faults_missing",
                                                "late_766_not_acknowledged",
                                                "not_yet_lapsed",
                                                "no_lapse",
                                                "clock_already_stopped",
                                                "clock_not_stopped",
                                                "ground_not_in_procedure",
                                                "same_unit",
                                                "consultation_unknown",
                                                "consultation_answered",
                                                "consultations_open",
                                                "result_code_unknown",
                                                "no_delegation",
                                                "delegation_expired",
                                                "reauthentication_missing",
                                                "reauthentication_too_old",
                                                "signed_file_missing",
                                                "signed_file_not_wanted",
                                                "proposed_by_signer",
                                                "papers_missing",
                                                "paper_number_taken",
                                                "paper_outcome_differs",
                                                "presence_required",
                                                "mode_contradicts_presence",
                                                "collector_contradicts_mode",
                                                "hand_in_missing",
                                                "already_extended",
                                                "too_late_to_apologise",
                                                "not_later",
                                                "no_term",
                                                "act_not_in_procedure",
                                                "paper_unknown",
                                                "already_amended",
                                                "nothing_to_undo",
                                                "undo_window_over",
                                                "not_your_act",
                                                "later_depends",
                                                "alias_taken",
                                                "hold_unknown",
                                                "hold_exists",
                                                "on_hold",
                                                "retention_running",
                                                "second_officer_needed",
                                                "already_ordered",
                                                "erased",
                                                "personal_data_locked",
                                                "event_too_large"};
  static_assert(std::size(kWords) == kRefusals);
  return kWords[static_cast<std::size_t>(why)];
}

LegalBasis Rejection::basis() const { return basis_of(why); }

LegalBasis basis_of(Refusal why) {
  switch (why) {
    case Refusal::kRoleNotAllowed:
    case Refusal::kNotCustodian:
    case Refusal::kReasonMissing:
    case Refusal::kFaultsMissing:
    case Refusal::kAlreadyExtended:
    case Refusal::kTooLateToApologise:
    case Refusal::kNotLater: return LegalBasis::kDecree118;
    case Refusal::kOutNumberMissing: return LegalBasis::kCircular03;
    case Refusal::kLate766NotAcknowledged: return LegalBasis::kDecision766;
    case Refusal::kLimitMissing:
    case Refusal::kLimitWithoutBasis:
    case Refusal::kCaseUnknown:
    case Refusal::kLimitAmbiguous:
    case Refusal::kComponentUnknown:
    case Refusal::kReturnModeNotOffered:
    case Refusal::kDecisionMissing:
    case Refusal::kStepUnknown:
    case Refusal::kPostingNotOver:
    case Refusal::kSilenceNotOver:
    case Refusal::kSilenceNotAllowed:
    case Refusal::kNotYetLapsed:
    case Refusal::kNoLapse:
    case Refusal::kGroundNotInProcedure:
    case Refusal::kResultCodeUnknown:
    case Refusal::kPresenceRequired:
    case Refusal::kModeContradictsPresence:
    case Refusal::kHandInMissing:
    case Refusal::kActNotInProcedure: return LegalBasis::kProcedure;
    case Refusal::kNoDelegation:
    case Refusal::kDelegationExpired:
    case Refusal::kReauthenticationMissing:
    case Refusal::kReauthenticationTooOld:
    case Refusal::kProposedBySigner: return LegalBasis::kDelegation;
    case Refusal::kSecondOfficerNeeded:
    case Refusal::kErased: return LegalBasis::kDataProtection;
    case Refusal::kOnHold:
    case Refusal::kRetentionRunning: return LegalBasis::kArchives;
    case Refusal::kDeedMissing:
    case Refusal::kDeedNotCertified:
    case Refusal::kWitnessesMissing:
    case Refusal::kInterpreterMissing: return LegalBasis::kCertification;
    case Refusal::kNotInThisPhase:
    case Refusal::kNotBorn:
    case Refusal::kAlreadyBorn:
    case Refusal::kIntakeMissing:
    case Refusal::kIntakeNotWanted:
    case Refusal::kProcedureUnknown:
    case Refusal::kProcedureVersionMissing:
    case Refusal::kNumbersExhausted:
    case Refusal::kNumberMissing:
    case Refusal::kInFuture:
    case Refusal::kTooLongAgo:
    case Refusal::kBeforeReceipt:
    case Refusal::kOutOfOrder:
    case Refusal::kLimitNotWanted:
    case Refusal::kDateNotComputable:
    case Refusal::kFileUnknown:
    case Refusal::kApplicantIncomplete:
    case Refusal::kBornInFuture:
    case Refusal::kRepresentativeMissing:
    case Refusal::kHelperMissing:
    case Refusal::kNothingToCorrect:
    case Refusal::kCitedUnknown:
    case Refusal::kStepAlreadyOpen:
    case Refusal::kStepNotOpen:
    case Refusal::kStepDetailsMissing:
    case Refusal::kStepsOpen:
    case Refusal::kClockAlreadyStopped:
    case Refusal::kClockNotStopped:
    case Refusal::kSameUnit:
    case Refusal::kConsultationUnknown:
    case Refusal::kConsultationAnswered:
    case Refusal::kConsultationsOpen:
    case Refusal::kSignedFileMissing:
    case Refusal::kSignedFileNotWanted:
    case Refusal::kPapersMissing:
    case Refusal::kPaperNumberTaken:
    case Refusal::kPaperOutcomeDiffers:
    case Refusal::kCollectorContradictsMode:
    case Refusal::kNoTerm:
    case Refusal::kPaperUnknown:
    case Refusal::kAlreadyAmended:
    case Refusal::kNothingToUndo:
    case Refusal::kUndoWindowOver:
    case Refusal::kNotYourAct:
    case Refusal::kLaterDepends:
    case Refusal::kAliasTaken:
    case Refusal::kHoldUnknown:
    case Refusal::kHoldExists:
    case Refusal::kAlreadyOrdered:
    case Refusal::kPersonalDataLocked:
    case Refusal::kEventTooLarge: return LegalBasis::kNone;
  }
  return LegalBasis::kNone;
}

}  // namespace motcua::dossier
