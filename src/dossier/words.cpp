#include "dossier/words.h"

namespace motcua::dossier {

const std::vector<std::string_view>& enum_words(IdentityKind) {
  static const std::vector<std::string_view> kWords{"personal_number", "old_card", "passport",
                                                    "tax_code"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Sex) {
  static const std::vector<std::string_view> kWords{"male", "female"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Kinship) {
  static const std::vector<std::string_view> kWords{"none",  "grandparent", "parent",
                                                    "child", "spouse",      "sibling"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(HelperKind) {
  static const std::vector<std::string_view> kWords{"officer", "post_staff", "hamlet", "relative",
                                                    "other"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Mandate) {
  static const std::vector<std::string_view> kWords{"asked_orally", "asked_in_writing",
                                                    "authorised_deed"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Way) {
  static const std::vector<std::string_view> kWords{"counter", "online", "post", "assisted",
                                                    "mobile"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Shown) {
  static const std::vector<std::string_view> kWords{"paper", "certified_copy", "electronic",
                                                    "vneid", "register"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(RefusalReason) {
  static const std::vector<std::string_view> kWords{
      "incomplete", "not_competent", "not_eligible", "false_papers", "no_such_procedure", "other"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Outcome) {
  static const std::vector<std::string_view> kWords{"done",   "agreed",    "objected",
                                                    "failed", "no_answer", "silence"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(StopGround) {
  static const std::vector<std::string_view> kWords{
      "conditions_lost", "false_papers", "court_decision", "duplicate", "person_died", "other"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(Collector) {
  static const std::vector<std::string_view> kWords{
      "applicant", "owner", "proxy", "all_parties", "post_office", "citizen_account"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(SignWay) {
  static const std::vector<std::string_view> kWords{"file", "by_hand"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(SignatureVerdict) {
  static const std::vector<std::string_view> kWords{"holds",
                                                    "time_unproven",
                                                    "issuer_unknown",
                                                    "form_not_supported",
                                                    "too_large",
                                                    "not_signed",
                                                    "other_file",
                                                    "content_missing",
                                                    "certificate_missing",
                                                    "malformed",
                                                    "not_whole_file",
                                                    "extended_after_signing",
                                                    "altered",
                                                    "signature_wrong",
                                                    "weak_method",
                                                    "key_usage_wrong",
                                                    "certificate_not_valid_then",
                                                    "issuer_not_trusted",
                                                    "chain_wrong"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(SignatureForm) {
  static const std::vector<std::string_view> kWords{"pdf", "cms", "cms_detached"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(SignatureStanding) {
  static const std::vector<std::string_view> kWords{"unchecked", "holds", "cannot_tell",
                                                    "does_not_hold"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(AliasKind) {
  static const std::vector<std::string_view> kWords{"national", "portal"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(ErasureBasis) {
  static const std::vector<std::string_view> kWords{"subject_request", "retention_ended"};
  return kWords;
}
const std::vector<std::string_view>& enum_words(PaperForm) {
  static const std::vector<std::string_view> kWords{
      "intake_slip", "supplement_request", "refusal", "apology", "stop_notice", "control_sheet"};
  return kWords;
}

SignatureStanding standing_of(SignatureVerdict verdict) {
  switch (verdict) {
    case SignatureVerdict::kHolds: return SignatureStanding::kHolds;
    case SignatureVerdict::kTimeUnproven:
    case SignatureVerdict::kIssuerUnknown:
    case SignatureVerdict::kFormNotSupported:
    case SignatureVerdict::kTooLarge: return SignatureStanding::kCannotTell;
    case SignatureVerdict::kNotSigned:
    case SignatureVerdict::kOtherFile:
    case SignatureVerdict::kContentMissing:
    case SignatureVerdict::kCertificateMissing:
    case SignatureVerdict::kMalformed:
    case SignatureVerdict::kNotWholeFile:
    case SignatureVerdict::kExtendedAfter:
    case SignatureVerdict::kAltered:
    case SignatureVerdict::kSignatureWrong:
    case SignatureVerdict::kWeakMethod:
    case SignatureVerdict::kKeyUsageWrong:
    case SignatureVerdict::kNotValidThen:
    case SignatureVerdict::kIssuerNotTrusted:
    case SignatureVerdict::kChainWrong: return SignatureStanding::kDoesNotHold;
  }
  return SignatureStanding::kDoesNotHold;
}

bool lets_issue(SignatureVerdict verdict) {
  // Of the others nothing was proven, or the contrary was.
  return verdict == SignatureVerdict::kHolds || verdict == SignatureVerdict::kTimeUnproven ||
         verdict == SignatureVerdict::kIssuerUnknown;
}

catalogue::Channel channel_of(Way way) {
  switch (way) {
    case Way::kOnline: return catalogue::Channel::kOnline;
    case Way::kPost: return catalogue::Channel::kPost;
    case Way::kCounter:
    case Way::kAssisted:
    case Way::kMobile: return catalogue::Channel::kCounter;
  }
  return catalogue::Channel::kCounter;
}

}  // namespace motcua::dossier
