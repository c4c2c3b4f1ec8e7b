// One procedure as published: everything a dossier needs to know about what it was received under.
// Plain values; made by document.h from a procedure document or by source.h from the data files.
// Texts are Vietnamese, in NFC, to be shown as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "base/time.h"
#include "calendar/limit.h"
#include "catalogue/words.h"

namespace motcua::catalogue {

/// JsonLogic over the facts of a dossier (rules.h); null means "always".
using Condition = json::Value;

/// One row of the list of limits (ADR 0024). An empty case, no area, no channel mean "any".
struct LimitVariant {
  std::string case_name;
  std::optional<AreaClass> area;
  std::optional<Channel> channel;
  calendar::Limit limit;  // meaningless when the grade is kMissing
  Grade grade = Grade::kMissing;
  std::string source;
  bool operator==(const LimitVariant&) const = default;
};

/// What may lawfully be added to the limit (2.000986: a far commune, papers asked by another body).
struct LimitExtension {
  std::string id;
  std::string name;
  calendar::Limit limit;
  Grade grade = Grade::kMissing;
  std::string source;
  bool operator==(const LimitExtension&) const = default;
};

/// A sentence of the source that names the limit of a case; the lint compares it with the table.
struct LimitProse {
  std::string case_name;
  std::string text;
  bool operator==(const LimitProse&) const = default;
};

struct Case {
  std::string id;
  std::string name;
  bool operator==(const Case&) const = default;
};

/// A question whose answer conditions use.
struct Fact {
  std::string id;
  FactKind kind = FactKind::kYesNo;
  std::string ask;
  Condition when;
  std::vector<Case> choices;  // kChoice only
  bool operator==(const Fact&) const = default;
};

/// Thành phần hồ sơ: one paper (or screen) of the checklist.
struct Component {
  std::string id;
  std::string name;
  int original = 0;
  int copies = 0;
  Condition condition;
  bool form = false;                   // the citizen fills it in here
  bool may_be_shown_on_vneid = false;  // then no paper is asked
  bool shown = false;                  // presented, looked at, given back
  bool scan = true;
  std::string register_name;  // the register that answers instead of paper; "" = none
  Grade grade = Grade::kMissing;
  std::string note;
  bool operator==(const Component&) const = default;
};

struct FeeTier {
  int after = 0;            // units beyond this many ...
  std::int64_t amount = 0;  // ... cost this, in dong
  bool operator==(const FeeTier&) const = default;
};
struct FeeExemption {
  std::string name;
  Condition condition;
  bool operator==(const FeeExemption&) const = default;
};
struct FeeRow {
  std::string id;
  std::string name;
  FeeKind kind = FeeKind::kFee;
  std::optional<Channel> channel;      // none: every channel
  Date from;                           // inclusive
  std::optional<Date> to;              // inclusive; none: open
  std::optional<std::int64_t> amount;  // dong; none: not known
  FeePer per = FeePer::kDossier;
  std::vector<FeeTier> tiers;
  std::optional<std::int64_t> max;
  Condition condition;
  std::vector<FeeExemption> exempt;
  Grade grade = Grade::kMissing;
  std::string source;
  bool operator==(const FeeRow&) const = default;
};

struct ResultPaper {
  std::string code;  // "KQ.G15.000031"; "" where none is published
  std::string name;
  ResultKind kind = ResultKind::kCertificate;
  bool negative = false;
  bool operator==(const ResultPaper&) const = default;
};

struct ReturnRule {
  std::vector<ReturnMode> modes;
  Presence presence = Presence::kProxyAllowed;
  std::vector<std::string> hand_in;  // ids of components whose originals are handed in at return
  bool operator==(const ReturnRule&) const = default;
};

struct SupplementRule {
  SupplementMode mode = SupplementMode::kRestart;
  std::optional<calendar::Limit> lapse;  // without an answer for so long: Form 05
  Grade grade = Grade::kInferred;
  bool operator==(const SupplementRule&) const = default;
};

struct OfflineRule {
  OfflineClass offline_class = OfflineClass::kReceive;
  std::string reason;
  Grade grade = Grade::kInferred;
  bool operator==(const OfflineRule&) const = default;
};

struct RetentionRule {
  RetentionClass retention_class = RetentionClass::kBySector;
  int years = 0;  // kYears only
  Grade grade = Grade::kMissing;
  bool operator==(const RetentionRule&) const = default;
};

struct NextStep {
  std::string to;
  Condition when;
  bool operator==(const NextStep&) const = default;
};
/// The first step is the entry. A step whose `when` is false is passed over, to its own next.
struct Step {
  std::string id;
  StepKind kind = StepKind::kReceive;
  Actor actor = Actor::kReceivingOfficer;
  std::string name;
  std::vector<NextStep> next;
  Condition when;
  std::optional<calendar::Limit> limit;
  std::string on_silence;  // kTacitConsent: the step reached when nobody answers in time
  std::optional<OfflineClass> offline_class;
  bool operator==(const Step&) const = default;
};

/// A day after which the citizen loses money or a right; not the due date (ADR 0046).
struct HarmRule {
  HarmKind kind = HarmKind::kEndOfMonth;
  std::string fact;  // kDaysAfterFact, kFactDate
  int days = 0;      // kDaysAfterFact
  std::string name;
  Grade grade = Grade::kMissing;
  std::string source;
  bool operator==(const HarmRule&) const = default;
};

struct CorrectionRule {
  CorrectionAct act = CorrectionAct::kRectify;
  Actor actor = Actor::kLeader;
  std::string name;
  bool operator==(const CorrectionRule&) const = default;
};

struct Procedure {
  ProcedureCode code;
  std::string name;
  std::string sector;
  Level level = Level::kCommune;
  std::string ministry;  // slug; "" where the source has none
  OnlineLevel online_level = OnlineLevel::kNone;
  /// The online level is our own assignment to the province's totals, not its list: say so
  /// wherever it is shown.
  bool online_level_is_demonstration = true;
  std::vector<UnitKind> performed_by;
  std::string fee_note;
  bool detailed = false;  // one of the everyday procedures written by hand

  std::string decision;
  std::vector<std::string> legal_basis;
  bool one_go = false;  // received, decided and handed over while the person waits
  std::vector<Case> cases;
  std::vector<Fact> facts;
  std::vector<Component> components;
  std::vector<FeeRow> fees;
  std::vector<ResultPaper> results;
  ReturnRule return_rule;
  std::vector<LimitVariant> limits;  // never empty: an unknown limit is a row of grade kMissing
  std::vector<LimitExtension> extensions;
  std::vector<LimitProse> limit_prose;
  SupplementRule supplement;
  ClockEffect verification = ClockEffect::kInside;
  ClockEffect financial_obligation = ClockEffect::kInside;
  std::vector<ClockStopGround> clock_stops;
  OfflineRule offline;
  RetentionRule retention;
  std::vector<Step> steps;  // never empty: default_steps() where nothing is written
  std::vector<HarmRule> harm;
  std::vector<CorrectionRule> corrections;
  std::string note;
  std::string source;
  Grade grade = Grade::kPublished;  // of whatever carries no grade of its own

  bool operator==(const Procedure&) const = default;
};

/// receive → check → propose → sign → return.
[[nodiscard]] std::vector<Step> default_steps();

[[nodiscard]] const Component* find_component(const Procedure& procedure, std::string_view id);
[[nodiscard]] const Step* find_step(const Procedure& procedure, std::string_view id);
[[nodiscard]] bool has_case(const Procedure& procedure, std::string_view case_name);

/// The desk of a unit that takes a procedure in: "police", which keeps hours of its own, for what
/// nobody but the police performs; else "general" (calendar::Office).
[[nodiscard]] std::string_view desk_of(const Procedure& procedure);

/// "[0-9].[0-9]{6}".
[[nodiscard]] bool is_procedure_code(std::string_view text);

}  // namespace motcua::catalogue
