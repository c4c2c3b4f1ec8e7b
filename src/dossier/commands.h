// What may be asked of a dossier: one struct for each type name of the JSON API
// (docs/api/contract.md, "Command types"). A command carries personal data in the clear; decide()
// seals it into Private parts of the events it makes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/input.h"
#include "base/json.h"
#include "base/time.h"
#include "dossier/events.h"
#include "dossier/people.h"
#include "dossier/words.h"

namespace motcua::dossier {

struct IntakeRequest {
  ProcedureCode procedure;
  std::string case_name;
  Way way = Way::kCounter;
  UnitCode competent;              // empty: the node's own unit
  UnitCode returning;              // empty: the node's own unit
  std::optional<LegalTime> filed;  // none: now
  std::vector<ComponentShown> components;
  std::optional<catalogue::ReturnMode> return_mode;
  People people;
  std::string subject;
  json::Value form;
  Words text;
  std::vector<File> files;
};

/// The limit as the officer enters it where none is published, with the basis in words.
struct EnteredLimit {
  calendar::Limit limit;
  std::string basis;
};

struct FileDossier {
  IntakeRequest intake;
};
/// Without `intake` it receives what was filed before.
struct ReceiveDossier {
  std::optional<IntakeRequest> intake;
  std::optional<LegalTime> received;  // none: now
  std::optional<EnteredLimit> limit;
  Words text;
};
struct RefuseDossier {
  std::vector<RefusalReason> reasons;
  std::string out_number;
  Words text;
};
struct CorrectEntry {
  std::int64_t cites = 0;
  std::vector<ComponentShown> components;
  std::optional<People> people;
  std::string subject;
  json::Value form;
  Words text;
  std::vector<File> files;
};
struct CheckDossier {
  bool complete = false;
  std::vector<std::string> missing;
  Words text;
};
struct Assign {
  OfficerId officer;
  Words text;
};
struct StartStep {
  std::string step;
  std::optional<OfficerId> officer;
  std::optional<Date> from;
  std::optional<Date> until;
  UnitCode asked_unit;
  std::optional<Date> answer_by;
  Words text;
};
struct CompleteStep {
  std::string step;
  Outcome outcome = Outcome::kDone;
  std::optional<LegalTime> at;  // none: now
  Words text;
};
struct RequestSupplement {
  std::vector<std::string> components;
  Words text;  // every fault at once
  bool late_766_acknowledged = false;
};
struct ReceiveSupplement {
  std::optional<LegalTime> brought;  // none: now
  std::vector<ComponentShown> components;
  Words text;
  std::vector<File> files;
};
struct Lapse {
  std::string out_number;
};
struct StopClock {
  std::string decision;
  catalogue::ClockStopGround ground = catalogue::ClockStopGround::kDisaster;
  std::optional<LegalTime> from;  // none: now
  Words text;
};
struct ResumeClock {
  std::optional<LegalTime> at;
  Words text;
};
struct RequestObligation {
  std::string notice;
  std::int64_t amount = 0;
  Words text;
};
struct FulfilObligation {
  std::optional<LegalTime> at;
  std::string paper;
  Words text;
};
struct IntendTransfer {
  UnitCode to;
  Words text;
};
struct Consult {
  UnitCode unit;
  std::optional<Date> answer_by;
  Words text;
};
struct AnswerConsultation {
  std::int64_t id = 1;
  Outcome outcome = Outcome::kAgreed;
  Words text;
};
struct ProposeResult {
  bool negative = false;
  std::vector<ResultCode> codes;
  Words text;
};
struct SendBack {
  Words text;
};
/// The delegation acted under is in Facts; `file` is the signed file of way kFile.
struct SignResult {
  SignWay way = SignWay::kByHand;
  std::optional<DelegationId> delegation;  // read by app, which resolves it for Facts
  std::optional<File> file;
  std::optional<File> content;  // what a detached signature signs
  Words text;
};
struct RecordResult {
  std::vector<ResultPaper> papers;
  bool issue = false;  // and issue it in the same act
  Words text;
  std::vector<File> files;
};
struct IssueResult {
  Words text;
};
struct ReturnResult {
  catalogue::ReturnMode mode = catalogue::ReturnMode::kCounter;
  Collector to = Collector::kApplicant;
  std::optional<Person> collected_by;
  std::vector<std::string> handed_in;
  Words text;
};
struct WithdrawDossier {
  Words text;
};
struct StopDossier {
  StopGround ground = StopGround::kOther;
  std::string out_number;
  Words text;
};
struct ApologiseAndExtend {
  Date new_due;
  std::string out_number;
  Words text;
};
struct AmendResult {
  catalogue::CorrectionAct act = catalogue::CorrectionAct::kRectify;
  std::string paper;  // number of the amended paper
  std::string decision;
  Date on;
  std::string replaced_by;
  Words text;
};
struct Undo {
  std::int64_t cites = 0;
  Words text;
};
struct BindAlias {
  AliasKind kind = AliasKind::kNational;
  DossierCode code;
};
struct PlaceHold {
  std::string decision;
  Words text;
};
struct LiftHold {
  std::string decision;
  Words text;
};
struct OrderErasure {
  ErasureBasis basis = ErasureBasis::kSubjectRequest;
  Words text;
};
struct AddNote {
  Words text;
};
/// Says nothing itself: what the check found is in Facts, so that nobody can claim a verdict.
struct CheckSignature {};
/// Records that a form is made for printing; the next copy's number is the node's to give.
struct PrintPaper {
  PaperForm form = PaperForm::kIntakeSlip;
  std::int64_t cites = 0;  // position of the event it tells of; 0: the last such
};

using Command =
    std::variant<FileDossier, ReceiveDossier, RefuseDossier, CorrectEntry, CheckDossier, Assign,
                 StartStep, CompleteStep, RequestSupplement, ReceiveSupplement, Lapse, StopClock,
                 ResumeClock, RequestObligation, FulfilObligation, IntendTransfer, Consult,
                 AnswerConsultation, ProposeResult, SendBack, SignResult, RecordResult, IssueResult,
                 ReturnResult, WithdrawDossier, StopDossier, ApologiseAndExtend, AmendResult, Undo,
                 BindAlias, PlaceHold, LiftHold, OrderErasure, AddNote, CheckSignature, PrintPaper>;

/// In the order of Command.
enum class CommandKind : std::uint8_t {
  kFileDossier,
  kReceiveDossier,
  kRefuseDossier,
  kCorrectEntry,
  kCheckDossier,
  kAssign,
  kStartStep,
  kCompleteStep,
  kRequestSupplement,
  kReceiveSupplement,
  kLapse,
  kStopClock,
  kResumeClock,
  kRequestObligation,
  kFulfilObligation,
  kIntendTransfer,
  kConsult,
  kAnswerConsultation,
  kProposeResult,
  kSendBack,
  kSignResult,
  kRecordResult,
  kIssueResult,
  kReturnResult,
  kWithdrawDossier,
  kStopDossier,
  kApologiseAndExtend,
  kAmendResult,
  kUndo,
  kBindAlias,
  kPlaceHold,
  kLiftHold,
  kOrderErasure,
  kAddNote,
  kCheckSignature,
  kPrintPaper,
};
inline constexpr std::size_t kCommandKinds = std::variant_size_v<Command>;
static_assert(static_cast<std::size_t>(CommandKind::kPrintPaper) + 1 == kCommandKinds);

[[nodiscard]] inline CommandKind kind_of(const Command& command) {
  return static_cast<CommandKind>(command.index());
}
/// "receive_dossier": the `type` of the JSON API.
[[nodiscard]] const std::vector<std::string_view>& enum_words(CommandKind);
[[nodiscard]] std::optional<CommandKind> command_kind(std::string_view type);

/// The command of that type from a JSON object; a member `type` is passed over. Every fault at
/// once: when `errors` grew the result is nothing. Names 200 letters, texts 4,000, lists 50 items.
[[nodiscard]] std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                                   InputErrors& errors);

/// Every file the command brings, for app to fill in from the uploads.
void for_each_file(Command& command, const std::function<void(File&)>& each);

}  // namespace motcua::dossier
