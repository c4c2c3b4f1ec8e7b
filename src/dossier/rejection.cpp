#include "dossier/rejection.h"

#include <array>

namespace motcua::dossier {
namespace {

struct Row {
  Refusal why;
  std::string_view word;
  LegalBasis basis = LegalBasis::kNone;
};
constexpr std::array<Row, kRefusals> kRows{{
    {Refusal::kNotInThisPhase, "not_in_this_phase"},
    {Refusal::kRoleNotAllowed, "role_not_allowed", LegalBasis::kDecree118},
    {Refusal::kNotCustodian, "not_custodian", LegalBasis::kDecree118},
    {Refusal::kNotBorn, "not_born"},
    {Refusal::kAlreadyBorn, "already_born"},
    {Refusal::kIntakeMissing, "intake_missing"},
    {Refusal::kIntakeNotWanted, "intake_not_wanted"},
    {Refusal::kProcedureUnknown, "procedure_unknown"},
    {Refusal::kProcedureVersionMissing, "procedure_version_missing"},
    {Refusal::kNumbersExhausted, "numbers_exhausted"},
    {Refusal::kNumberMissing, "number_missing"},
    {Refusal::kInFuture, "in_future"},
    {Refusal::kTooLongAgo, "too_long_ago"},
    {Refusal::kBeforeReceipt, "before_receipt"},
    {Refusal::kOutOfOrder, "out_of_order"},
    {Refusal::kLimitMissing, "limit_missing", LegalBasis::kProcedure},
    {Refusal::kLimitNotWanted, "limit_not_wanted"},
    {Refusal::kLimitWithoutBasis, "limit_without_basis", LegalBasis::kProcedure},
    {Refusal::kCaseUnknown, "case_unknown", LegalBasis::kProcedure},
    {Refusal::kLimitAmbiguous, "limit_ambiguous", LegalBasis::kProcedure},
    {Refusal::kDateNotComputable, "date_not_computable"},
    {Refusal::kComponentUnknown, "component_unknown", LegalBasis::kProcedure},
    {Refusal::kFileUnknown, "file_unknown"},
    {Refusal::kReturnModeNotOffered, "return_mode_not_offered", LegalBasis::kProcedure},
    {Refusal::kApplicantIncomplete, "applicant_incomplete"},
    {Refusal::kBornInFuture, "born_in_future"},
    {Refusal::kRepresentativeMissing, "representative_missing"},
    {Refusal::kDeedMissing, "deed_missing", LegalBasis::kCertification},
    {Refusal::kDeedNotCertified, "deed_not_certified", LegalBasis::kCertification},
    {Refusal::kWitnessesMissing, "witnesses_missing", LegalBasis::kCertification},
    {Refusal::kInterpreterMissing, "interpreter_missing", LegalBasis::kCertification},
    {Refusal::kHelperMissing, "helper_missing"},
    {Refusal::kReasonMissing, "reason_missing", LegalBasis::kDecree118},
    {Refusal::kOutNumberMissing, "out_number_missing", LegalBasis::kCircular03},
    {Refusal::kDecisionMissing, "decision_missing", LegalBasis::kProcedure},
    {Refusal::kNothingToCorrect, "nothing_to_correct"},
    {Refusal::kCitedUnknown, "cited_unknown"},
    {Refusal::kStepUnknown, "step_unknown", LegalBasis::kProcedure},
    {Refusal::kStepAlreadyOpen, "step_already_open"},
    {Refusal::kStepNotOpen, "step_not_open"},
    {Refusal::kStepDetailsMissing, "step_details_missing"},
    {Refusal::kPostingNotOver, "posting_not_over", LegalBasis::kProcedure},
    {Refusal::kSilenceNotOver, "silence_not_over", LegalBasis::kProcedure},
    {Refusal::kSilenceNotAllowed, "silence_not_allowed", LegalBasis::kProcedure},
    {Refusal::kStepsOpen, "steps_open"},
    {Refusal::kFaultsMissing, "faults_missing", LegalBasis::kDecree118},
    {Refusal::kLate766NotAcknowledged, "late_766_not_acknowledged", LegalBasis::kDecision766},
    {Refusal::kNotYetLapsed, "not_yet_lapsed", LegalBasis::kProcedure},
    {Refusal::kNoLapse, "no_lapse", LegalBasis::kProcedure},
    {Refusal::kClockAlreadyStopped, "clock_already_stopped"},
    {Refusal::kClockNotStopped, "clock_not_stopped"},
    {Refusal::kGroundNotInProcedure, "ground_not_in_procedure", LegalBasis::kProcedure},
    {Refusal::kSameUnit, "same_unit"},
    {Refusal::kConsultationUnknown, "consultation_unknown"},
    {Refusal::kConsultationAnswered, "consultation_answered"},
    {Refusal::kConsultationsOpen, "consultations_open"},
    {Refusal::kResultCodeUnknown, "result_code_unknown", LegalBasis::kProcedure},
    {Refusal::kNoDelegation, "no_delegation", LegalBasis::kDelegation},
    {Refusal::kDelegationExpired, "delegation_expired", LegalBasis::kDelegation},
    {Refusal::kReauthenticationMissing, "reauthentication_missing", LegalBasis::kDelegation},
    {Refusal::kReauthenticationTooOld, "reauthentication_too_old", LegalBasis::kDelegation},
    {Refusal::kSignedFileMissing, "signed_file_missing"},
    {Refusal::kSignedFileNotWanted, "signed_file_not_wanted"},
    {Refusal::kProposedBySigner, "proposed_by_signer", LegalBasis::kDelegation},
    {Refusal::kPapersMissing, "papers_missing"},
    {Refusal::kPaperNumberTaken, "paper_number_taken"},
    {Refusal::kPaperOutcomeDiffers, "paper_outcome_differs"},
    {Refusal::kPresenceRequired, "presence_required", LegalBasis::kProcedure},
    {Refusal::kModeContradictsPresence, "mode_contradicts_presence", LegalBasis::kProcedure},
    {Refusal::kCollectorContradictsMode, "collector_contradicts_mode"},
    {Refusal::kHandInMissing, "hand_in_missing", LegalBasis::kProcedure},
    {Refusal::kAlreadyExtended, "already_extended", LegalBasis::kDecree118},
    {Refusal::kTooLateToApologise, "too_late_to_apologise", LegalBasis::kDecree118},
    {Refusal::kNotLater, "not_later", LegalBasis::kDecree118},
    {Refusal::kNoTerm, "no_term"},
    {Refusal::kActNotInProcedure, "act_not_in_procedure", LegalBasis::kProcedure},
    {Refusal::kPaperUnknown, "paper_unknown"},
    {Refusal::kAlreadyAmended, "already_amended"},
    {Refusal::kNothingToUndo, "nothing_to_undo"},
    {Refusal::kUndoWindowOver, "undo_window_over"},
    {Refusal::kNotYourAct, "not_your_act"},
    {Refusal::kLaterDepends, "later_depends"},
    {Refusal::kAliasTaken, "alias_taken"},
    {Refusal::kAliasOfAnother, "alias_of_another"},
    {Refusal::kHoldUnknown, "hold_unknown"},
    {Refusal::kHoldExists, "hold_exists"},
    {Refusal::kOnHold, "on_hold", LegalBasis::kArchives},
    {Refusal::kRetentionRunning, "retention_running", LegalBasis::kArchives},
    {Refusal::kSecondOfficerNeeded, "second_officer_needed", LegalBasis::kDataProtection},
    {Refusal::kErased, "erased", LegalBasis::kDataProtection},
    {Refusal::kPersonalDataLocked, "personal_data_locked"},
    {Refusal::kEventTooLarge, "event_too_large"},
    {Refusal::kNoSignedFile, "no_signed_file"},
    {Refusal::kSignatureNotChecked, "signature_not_checked"},
    {Refusal::kSignatureDoesNotHold, "signature_does_not_hold"},
    {Refusal::kFormNotThere, "form_not_there"},
    {Refusal::kNotPrinted, "not_printed"},
}};

consteval bool rows_in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (static_cast<std::size_t>(kRows[i].why) != i || kRows[i].word.empty()) return false;
  return true;
}
static_assert(rows_in_order(), "a row for each refusal, in the order of the enumerators");

}  // namespace

std::string_view refusal_word(Refusal why) { return kRows[static_cast<std::size_t>(why)].word; }
LegalBasis basis_of(Refusal why) { return kRows[static_cast<std::size_t>(why)].basis; }
LegalBasis Rejection::basis() const { return basis_of(why); }

}  // namespace motcua::dossier
