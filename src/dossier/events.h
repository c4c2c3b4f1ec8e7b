// What happened to a dossier, in the past tense: one struct for each kind of
// docs/formats/dossier_events.md. Open members are codes, ids, dates, numbers; whatever says
// something of a person is Private and travels in a sealed part.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "base/private.h"
#include "base/time.h"
#include "calendar/due.h"
#include "dossier/people.h"
#include "dossier/words.h"
#include "office/read_scope.h"

namespace motcua::dossier {

/// A sealed part of an event; none when the event has no such part.
template <class T>
using Part = std::optional<Private<T>>;

struct ComponentShown {
  std::string id;  // of the procedure's component
  Shown shown = Shown::kPaper;
  std::int64_t originals = 0;
  std::int64_t copies = 0;
  std::vector<FileId> files;
  bool digitised = false;  // a copy with value was made (Decision 766, group "digitised")
  bool reused = false;     // taken from data the state already has
  bool operator==(const ComponentShown&) const = default;
};

struct Intake {
  DossierCode number;
  std::string check;
  ProcedureCode procedure;
  std::string case_name;
  Way way = Way::kCounter;
  catalogue::Channel channel = catalogue::Channel::kCounter;
  catalogue::AreaClass area = catalogue::AreaClass::kLowland;
  office::DossierUnits units;
  LegalTime filed;
  std::vector<ComponentShown> components;
  std::optional<catalogue::ReturnMode> return_mode;
  bool operator==(const Intake&) const = default;
};

/// What was promised. Never rewritten: a later date is a later event.
struct Term {
  LegalTime receipt;
  LegalTime due;
  calendar::Limit limit;
  catalogue::Grade grade = catalogue::Grade::kMissing;
  bool entered = false;  // by the officer, as none is published
  std::optional<LegalTime> apologise_until;
  std::optional<Date> harm;
  CalendarVersion calendar;  // pinned in the header
  bool operator==(const Term&) const = default;
};

struct DossierFiled {
  Intake intake;
  DocumentHash procedure_version;  // pinned in the header
  SubmissionId submission;         // pinned in the header
  Part<People> people;
  Part<Summary> summary;
  Part<json::Value> form;
  Part<Words> text;
  Part<Files> files;
  bool operator==(const DossierFiled&) const = default;
};
struct DossierReceived {
  std::optional<Intake> intake;  // when the dossier is born by it
  LegalTime received;
  Term term;
  DocumentHash procedure_version;
  std::optional<SubmissionId> submission;
  Part<People> people;
  Part<Summary> summary;
  Part<json::Value> form;
  Part<Words> text;
  Part<Files> files;
  bool operator==(const DossierReceived&) const = default;
};
struct DossierRefused {
  std::vector<RefusalReason> reasons;
  std::string out_number;
  Part<Words> text;
  bool operator==(const DossierRefused&) const = default;
};
/// Mends what was typed. What the law calls a correction of a result is ResultAmended.
struct EntryCorrected {
  std::int64_t cites = 0;
  std::vector<ComponentShown> components;
  Part<People> people;
  Part<Summary> summary;
  Part<json::Value> form;
  Part<Words> text;
  Part<Files> files;
  bool operator==(const EntryCorrected&) const = default;
};
struct DossierChecked {
  bool complete = false;
  std::vector<std::string> missing;
  Part<Words> text;
  bool operator==(const DossierChecked&) const = default;
};
struct DossierAssigned {
  OfficerId officer;
  Part<Words> text;
  bool operator==(const DossierAssigned&) const = default;
};
struct StepStarted {
  std::string step;
  catalogue::StepKind kind = catalogue::StepKind::kCheck;
  std::optional<OfficerId> officer;
  std::optional<Date> from;   // posting: first day; meeting, field check: the day
  std::optional<Date> until;  // posting: last day
  UnitCode asked_unit;
  std::optional<Date> answer_by;  // verification; tacit consent: silence after it means yes
  bool stops = false;             // by the procedure's own data
  Part<Words> text;
  bool operator==(const StepStarted&) const = default;
};
struct StepCompleted {
  std::string step;
  Outcome outcome = Outcome::kDone;
  LegalTime at;
  std::optional<Term> term;  // when the step had stopped the clock
  Part<Words> text;
  bool operator==(const StepCompleted&) const = default;
};
struct SupplementRequested {
  std::int64_t round = 1;
  LegalTime asked;
  std::vector<std::string> components;
  std::optional<Date> lapse;
  bool late_766 = false;
  Part<Words> text;
  bool operator==(const SupplementRequested&) const = default;
};
struct SupplementReceived {
  LegalTime brought;
  catalogue::SupplementMode after = catalogue::SupplementMode::kRestart;
  std::vector<ComponentShown> components;
  std::optional<Term> term;  // none before intake
  Part<Words> text;
  Part<Files> files;
  bool operator==(const SupplementReceived&) const = default;
};
struct DossierLapsed {
  Date lapse;
  std::string out_number;
  bool operator==(const DossierLapsed&) const = default;
};
struct ClockStopped {
  std::string decision;
  catalogue::ClockStopGround ground = catalogue::ClockStopGround::kDisaster;
  LegalTime from;
  Part<Words> text;
  bool operator==(const ClockStopped&) const = default;
};
struct ClockResumed {
  LegalTime at;
  Term term;
  Part<Words> text;
  bool operator==(const ClockResumed&) const = default;
};
struct ObligationRequested {
  std::string notice;
  LegalTime at;
  bool stops = false;
  std::int64_t amount = 0;  // dong; 0: not stated
  Part<Words> text;
  bool operator==(const ObligationRequested&) const = default;
};
struct ObligationFulfilled {
  LegalTime at;
  std::string paper;
  std::optional<Term> term;
  Part<Words> text;
  bool operator==(const ObligationFulfilled&) const = default;
};
/// An intention; custody itself moves by the protocol between nodes.
struct TransferIntended {
  UnitCode to;
  Part<Words> text;
  bool operator==(const TransferIntended&) const = default;
};
struct ConsultationAsked {
  std::int64_t id = 1;
  UnitCode unit;
  std::optional<Date> answer_by;
  Part<Words> text;
  bool operator==(const ConsultationAsked&) const = default;
};
struct ConsultationAnswered {
  std::int64_t id = 1;
  Outcome outcome = Outcome::kAgreed;
  Part<Words> text;
  bool operator==(const ConsultationAnswered&) const = default;
};
struct ResultProposed {
  bool negative = false;
  std::vector<ResultCode> codes;
  Part<Words> text;
  bool operator==(const ResultProposed&) const = default;
};
struct ProposalSentBack {
  Part<Words> text;
  bool operator==(const ProposalSentBack&) const = default;
};
struct ResultSigned {
  SignWay way = SignWay::kByHand;
  office::Capacity capacity = office::Capacity::kTuq;
  std::string instrument;
  std::optional<FileId> file;
  std::optional<Sha256> sha256;  // of the signed file: what was signed stays provable
  Date on;
  Part<Words> text;
  Part<Files> files;
  bool operator==(const ResultSigned&) const = default;
};
struct ResultPaper {
  ResultCode code;
  std::string number;
  Date on;
  bool negative = false;
  std::int64_t copies = 0;
  std::optional<FileId> file;
  std::string book;  // place in a paper book
  bool operator==(const ResultPaper&) const = default;
};
struct ResultRecorded {
  std::vector<ResultPaper> papers;
  Part<Words> text;
  Part<Files> files;
  bool operator==(const ResultRecorded&) const = default;
};
struct ResultIssued {
  LegalTime at;
  Part<Words> text;
  bool operator==(const ResultIssued&) const = default;
};
struct ResultReturned {
  catalogue::ReturnMode mode = catalogue::ReturnMode::kCounter;
  Collector to = Collector::kApplicant;
  LegalTime at;
  std::vector<std::string> handed_in;
  Part<People> people;  // who collected, as `applicant`
  Part<Words> text;
  bool operator==(const ResultReturned&) const = default;
};
struct DossierWithdrawn {
  LegalTime at;
  Part<Words> text;
  bool operator==(const DossierWithdrawn&) const = default;
};
struct DossierStopped {
  StopGround ground = StopGround::kOther;
  std::string out_number;
  LegalTime at;
  Part<Words> text;
  bool operator==(const DossierStopped&) const = default;
};
struct DossierExtended {
  std::string out_number;
  Term term;
  Part<Words> text;
  bool operator==(const DossierExtended&) const = default;
};
struct ResultAmended {
  catalogue::CorrectionAct act = catalogue::CorrectionAct::kRectify;
  std::string paper;
  std::string decision;
  Date on;
  std::string replaced_by;
  Part<Words> text;
  bool operator==(const ResultAmended&) const = default;
};
struct EntryUndone {
  std::int64_t cites = 0;
  Part<Words> text;
  bool operator==(const EntryUndone&) const = default;
};
struct AliasBound {
  AliasKind kind = AliasKind::kNational;
  DossierCode code;
  bool operator==(const AliasBound&) const = default;
};
struct HoldPlaced {
  std::string decision;
  Part<Words> text;
  bool operator==(const HoldPlaced&) const = default;
};
struct HoldLifted {
  std::string decision;
  Part<Words> text;
  bool operator==(const HoldLifted&) const = default;
};
/// The first of the two officers an erasure takes.
struct ErasureRequested {
  ErasureBasis basis = ErasureBasis::kSubjectRequest;
  Part<Words> text;
  bool operator==(const ErasureRequested&) const = default;
};
/// The second. A marker: the keys go by key.erased, which cites this event's command.
struct ErasureOrdered {
  ErasureBasis basis = ErasureBasis::kSubjectRequest;
  Part<Words> text;
  bool operator==(const ErasureOrdered&) const = default;
};
struct DossierNoted {
  Part<Words> text;
  bool operator==(const DossierNoted&) const = default;
};

/// What a check of the signed file found (ADR 0053). The open members are hashes, words, times.
struct SignatureFinding {
  FileId file;
  Sha256 sha256;  // of the bytes that were checked
  SignatureVerdict verdict = SignatureVerdict::kNotSigned;
  std::optional<SignatureForm> form;
  std::int64_t signatures = 0;
  std::vector<Sha256> certificates;  // of the signers
  std::optional<LegalTime> claimed;  // by the last signature; nobody vouches for it
  LegalTime at;
  bool anchors = false;      // the centre had trust anchors
  bool timestamped = false;  // a time-stamp token was seen, and not verified
  bool operator==(const SignatureFinding&) const = default;
};
struct SignatureChecked {
  SignatureFinding found;
  Part<Signers> signer;
  bool operator==(const SignatureChecked&) const = default;
};

/// A form was made for printing: what is counted is the making, not the sheets of the printer.
struct PaperPrinted {
  PaperForm form = PaperForm::kIntakeSlip;
  std::int64_t cites = 1;  // position of the event the form tells of
  std::int64_t copy = 1;   // 1: the first; each further one is a reprint and says so
  bool operator==(const PaperPrinted&) const = default;
};

using Event =
    std::variant<DossierFiled, DossierReceived, DossierRefused, EntryCorrected, DossierChecked,
                 DossierAssigned, StepStarted, StepCompleted, SupplementRequested,
                 SupplementReceived, DossierLapsed, ClockStopped, ClockResumed, ObligationRequested,
                 ObligationFulfilled, TransferIntended, ConsultationAsked, ConsultationAnswered,
                 ResultProposed, ProposalSentBack, ResultSigned, ResultRecorded, ResultIssued,
                 ResultReturned, DossierWithdrawn, DossierStopped, DossierExtended, ResultAmended,
                 EntryUndone, AliasBound, HoldPlaced, HoldLifted, ErasureRequested, ErasureOrdered,
                 DossierNoted, SignatureChecked, PaperPrinted>;
using Events = std::vector<Event>;

/// In the order of Event.
inline constexpr std::string_view kEventKinds[] = {
    "dossier.filed",        "dossier.received",      "dossier.refused",      "entry.corrected",
    "dossier.checked",      "dossier.assigned",      "step.started",         "step.completed",
    "supplement.requested", "supplement.received",   "dossier.lapsed",       "clock.stopped",
    "clock.resumed",        "obligation.requested",  "obligation.fulfilled", "transfer.intended",
    "consultation.asked",   "consultation.answered", "result.proposed",      "proposal.sent_back",
    "result.signed",        "result.recorded",       "result.issued",        "result.returned",
    "dossier.withdrawn",    "dossier.stopped",       "dossier.extended",     "result.amended",
    "entry.undone",         "alias.bound",           "hold.placed",          "hold.lifted",
    "erasure.requested",    "erasure.ordered",       "dossier.noted",        "signature.checked",
    "paper.printed"};
static_assert(std::size(kEventKinds) == std::variant_size_v<Event>);

[[nodiscard]] inline std::string_view kind_of(const Event& event) {
  return kEventKinds[event.index()];
}

}  // namespace motcua::dossier
