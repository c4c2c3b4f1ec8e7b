// Where one dossier stands: the fold of its stream. Status, dates and numbers come from open bodies
// alone; personal data is Private and may be Locked or Erased without changing anything else.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/verdict_766.h"
#include "dossier/events.h"

namespace motcua::dossier {

/// Finer than the portal's status: what may happen next depends on it.
enum class Phase : std::uint8_t {
  kNone,        // not born
  kFiled,       // 1
  kReceived,    // 2
  kRefused,     // 3
  kInWork,      // 4
  kSupplement,  // 5
  kObligation,  // 6
  kWithdrawn,   // 7
  kStopped,     // 8, also after a lapse
  kProposed,    // 4
  kSigned,      // 4
  kFinished,    // 9
  kReturned,    // 10
};
inline constexpr std::size_t kPhases = 13;

/// The National Portal's 1-10; 0 for a dossier that is not born.
[[nodiscard]] int status_number(Phase phase);

/// What is known of an event beside its body, from its header.
struct Stamp {
  std::int64_t seq = 0;
  CommandId command;
  Instant claimed;
  LegalTime legal;
  std::optional<OfficerId> actor;
};

struct StepState {
  std::string id;
  catalogue::StepKind kind = catalogue::StepKind::kCheck;
  std::optional<OfficerId> officer;
  LegalTime started;
  std::optional<Date> from;
  std::optional<Date> until;
  UnitCode asked_unit;
  std::optional<Date> answer_by;
  bool stops = false;
  std::optional<LegalTime> completed;
  std::optional<Outcome> outcome;
  bool operator==(const StepState&) const = default;
};

struct SupplementState {
  LegalTime asked;
  std::optional<LegalTime> brought;
  catalogue::SupplementMode after = catalogue::SupplementMode::kRestart;
  std::vector<std::string> components;
  std::optional<Date> lapse;
  bool operator==(const SupplementState&) const = default;
};

struct Interruption {
  LegalTime from;
  std::optional<LegalTime> to;
  calendar::PauseKind kind = calendar::PauseKind::kOther;  // of a pause
  std::string decision;                                    // of a stop
  bool operator==(const Interruption&) const = default;
};

struct Consultation {
  std::int64_t id = 1;
  UnitCode unit;
  std::optional<Date> answer_by;
  std::optional<Outcome> answered;
  bool operator==(const Consultation&) const = default;
};

struct Proposal {
  bool negative = false;
  std::vector<ResultCode> codes;
  std::optional<OfficerId> by;
  bool operator==(const Proposal&) const = default;
};
struct Signature {
  SignWay way = SignWay::kByHand;
  office::Capacity capacity = office::Capacity::kTuq;
  std::string instrument;
  std::optional<OfficerId> by;
  std::optional<FileId> file;
  std::optional<Sha256> sha256;
  Date on;
  Instant claimed;                        // when it was recorded
  std::optional<SignatureFinding> check;  // the last one; of way kFile only
  [[nodiscard]] SignatureStanding standing() const;
  bool operator==(const Signature&) const = default;
};
struct Amendment {
  catalogue::CorrectionAct act = catalogue::CorrectionAct::kRectify;
  std::string paper;
  std::string decision;
  bool operator==(const Amendment&) const = default;
};

/// A form the dossier can be printed as, and how often it was.
struct Printable {
  PaperForm form = PaperForm::kIntakeSlip;
  std::int64_t cites = 1;  // position of the event it tells of
  std::int64_t copies = 0;
  bool operator==(const Printable&) const = default;
};

struct State;
/// The last act, as long as nothing came after it: what an undo would take back.
struct LastAct {
  std::int64_t first_seq = 0;
  CommandId command;
  Instant claimed;
  std::optional<OfficerId> actor;
  bool undoable = false;
  std::shared_ptr<const State> before;  // without a last act of its own
};

struct State {
  std::int64_t version = 0;  // position of the last event of the stream
  Phase phase = Phase::kNone;

  DossierCode number;
  std::string check;
  std::map<AliasKind, DossierCode> aliases;
  ProcedureCode procedure;
  DocumentHash procedure_version;
  std::string case_name;
  Way way = Way::kCounter;
  catalogue::Channel channel = catalogue::Channel::kCounter;
  catalogue::AreaClass area = catalogue::AreaClass::kLowland;
  office::DossierUnits units;
  std::optional<catalogue::ReturnMode> return_mode;
  std::vector<ComponentShown> components;

  LegalTime filed;
  std::optional<LegalTime> received;
  std::optional<LegalTime> refused;
  std::optional<LegalTime> withdrawn;
  std::optional<LegalTime> stopped;
  std::optional<LegalTime> finished;
  std::optional<LegalTime> returned;

  std::optional<Term> first_term;  // as printed on the intake slip
  std::optional<Term> term;        // in force
  std::vector<SupplementState> supplements;
  std::vector<Interruption> pauses;
  std::vector<Interruption> stops;
  Phase before_wait = Phase::kNone;  // where kSupplement and kObligation lead back to
  bool extended = false;
  bool lapsed = false;

  std::optional<OfficerId> assignee;
  std::optional<OfficerId> received_by;
  std::vector<StepState> steps;
  std::vector<Consultation> consultations;
  std::optional<UnitCode> transfer_to;
  std::optional<Proposal> proposal;
  std::optional<Signature> signature;
  std::vector<ResultPaper> papers;
  std::vector<Amendment> amendments;

  std::vector<Printable> printables;  // in the order in which they became possible

  std::vector<std::string> holds;  // numbers of the decisions in force
  std::optional<OfficerId> erasure_requested_by;
  bool erasure_ordered = false;

  Private<People> people;
  Private<Summary> summary;
  Private<json::Value> form;
  Private<Signers> signers;  // of the signed file, as the last check found them

  std::optional<LastAct> last;

  [[nodiscard]] bool clock_stopped() const { return !stops.empty() && !stops.back().to; }
  [[nodiscard]] bool pause_open() const { return !pauses.empty() && !pauses.back().to; }
  [[nodiscard]] std::optional<LegalTime> due() const;
  [[nodiscard]] const StepState* open_step(std::string_view id) const;
  /// The form that tells of the event at `cites`; of 0 the last of that form. Null when there is
  /// none.
  [[nodiscard]] const Printable* printable(PaperForm wanted, std::int64_t cites) const;
};

/// Total: any event on any state gives a state; what does not fit changes as little as it can.
[[nodiscard]] State evolve(State state, const Stamp& stamp, const Event& event);
/// An event of the stream that is not the subject's (key.minted, custody): counted, nothing else.
[[nodiscard]] State skip(State state, std::int64_t seq);

/// Everything but personal data and the last act: what must be the same with every key erased.
[[nodiscard]] bool same_open_state(const State& a, const State& b);

/// What Decision 766 asks of a dossier, for calendar::judge_766.
struct Facts766 {
  calendar::DueInput clock;
  calendar::Ending766 ending;
  std::size_t asked = 0;
};
[[nodiscard]] std::optional<Facts766> facts_766(const State& state, LegalTime period_end);

}  // namespace motcua::dossier
