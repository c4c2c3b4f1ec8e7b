#include "life.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "calendar/calendar.h"

namespace motcua::dossier::test {
namespace {

using catalogue::Step;
using catalogue::StepKind;

constexpr std::string_view kIntake =
    R"("intake": {"procedure": "9.000001", "way": "counter", "return_mode": "counter",
       "people": {"applicant": {"person": {"name": "Lò Thị Thử"}}},
       "components": [{"id": "application", "shown": "paper", "originals": 1}]})";

Step step(std::string id, StepKind kind) {
  Step out;
  out.id = std::move(id);
  out.kind = kind;
  return out;
}

std::vector<Step> steps() {
  std::vector<Step> out{step("receive", StepKind::kReceive),
                        step("check", StepKind::kCheck),
                        step("posting", StepKind::kPublicPosting),
                        step("meeting", StepKind::kMeeting),
                        step("ask", StepKind::kInterCommuneVerification),
                        step("ask_more", StepKind::kInterCommuneVerification),
                        step("draft", StepKind::kTacitConsent),
                        step("sign", StepKind::kSign),
                        step("return", StepKind::kReturn)};
  out[6].limit = calendar::Limit{1, calendar::LimitUnit::kWorkingDays};
  return out;
}

std::vector<catalogue::LimitVariant> limits() {
  using calendar::LimitUnit;
  using catalogue::Grade;
  return {{"", {}, {}, {5, LimitUnit::kWorkingDays}, Grade::kPublished, "test"},
          {"long", {}, {}, {3, LimitUnit::kMonths}, Grade::kMemory, "test"},
          {"endless", {}, {}, {120, LimitUnit::kMonths}, Grade::kMemory, "test"},
          {"torn", catalogue::AreaClass::kLowland, {}, {1, LimitUnit::kDays}, Grade::kMemory, "t"},
          {"torn", {}, catalogue::Channel::kCounter, {2, LimitUnit::kDays}, Grade::kMemory, "t"},
          {"unknown", {}, {}, {}, Grade::kMissing, "test"}};
}

catalogue::Procedure make_procedure() {
  catalogue::Procedure out;
  out.code = {"9.000001"};
  out.name = "Thủ tục thử";
  out.cases = {{"long", "a"}, {"endless", "b"}, {"torn", "c"}, {"unknown", "d"}};
  out.limits = limits();
  for (const char* id : {"application", "deed", "certificate"}) {
    catalogue::Component component;
    component.id = id;
    component.original = 1;
    out.components.push_back(component);
  }
  out.results = {{"KQ.T01.000001", "Giấy thử", catalogue::ResultKind::kCertificate, false}};
  out.return_rule.modes = {catalogue::ReturnMode::kCounter, catalogue::ReturnMode::kPost,
                           catalogue::ReturnMode::kElectronic};
  out.supplement.lapse = calendar::Limit{10, calendar::LimitUnit::kDays};
  out.verification = catalogue::ClockEffect::kStops;
  out.financial_obligation = catalogue::ClockEffect::kStops;
  out.clock_stops = {catalogue::ClockStopGround::kDisaster};
  out.steps = steps();
  out.harm = {{catalogue::HarmKind::kDaysAfterFact, "born_on", 60, "h", {}, ""},
              {catalogue::HarmKind::kEndOfMonth, "", 0, "m", {}, ""}};
  out.corrections = {{catalogue::CorrectionAct::kRevoke, catalogue::Actor::kLeader, "r"},
                     {catalogue::CorrectionAct::kRectify, catalogue::Actor::kLeader, "c"}};
  return out;
}

const std::map<std::string_view, std::vector<std::string>>& ways() {
  static const std::string kFile = "file_dossier {" + std::string(kIntake) + "}";
  static const std::string kReceive = "receive_dossier {" + std::string(kIntake) + "}";
  static const std::string kPropose = R"(propose_result {"codes": ["KQ.T01.000001"]})";
  static const std::string kSign = R"(sign_result {"way": "by_hand"})";
  static const std::string kRecord =
      R"(record_result {"papers": [{"code": "KQ.T01.000001", "number": "1/GT",
         "on": "2026-03-02"}], "issue": true})";
  static const std::string kReturn = R"(return_result {"mode": "counter", "to": "applicant"})";
  static const std::map<std::string_view, std::vector<std::string>> kWays{
      {"none", {}},
      {"filed", {kFile}},
      {"refused",
       {kFile, R"(refuse_dossier {"reasons": ["not_competent"], "text": "Không thuộc xã"})"}},
      {"received", {kReceive}},
      {"in_work", {kReceive, R"(assign {"officer": ")" + officer(3).text() + R"("})"}},
      {"supplement",
       {kReceive, R"(request_supplement {"components": ["deed"], "text": "Thiếu giấy"})"}},
      {"obligation", {kReceive, R"(request_obligation {"notice": "7/TB", "amount": 15000})"}},
      {"withdrawn", {kReceive, R"(withdraw_dossier {"text": "Xin rút"})"}},
      {"stopped",
       {kReceive, R"(stop_dossier {"ground": "duplicate", "out_number": "5/TB", "text": "x"})"}},
      {"proposed", {kReceive, kPropose}},
      {"signed", {kReceive, kPropose, kSign}},
      {"signed_by_file", {kReceive, kPropose, R"(sign_result {"way": "file", "file":
          {"id": "AAAAAAAAAAAAAAAAAAAAAQ", "name": "ket-qua.pdf"}})"}},
      {"finished", {kReceive, kPropose, kSign, kRecord}},
      {"returned", {kReceive, kPropose, kSign, kRecord, kReturn}}};
  return kWays;
}

}  // namespace

const catalogue::Procedure& procedure() {
  static const catalogue::Procedure kProcedure = make_procedure();
  return kProcedure;
}

const calendar::OfficeDays& office_days() {
  static const calendar::Calendar kCalendar = [] {
    std::ifstream file(std::string(MOTCUA_DATA) + "/calendar/vn-2026.1.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto value = json::parse(text);
    return calendar::Calendar::read(value.value()).value();
  }();
  static const calendar::OfficeDays kDays(kCalendar, {UnitCode{"15607"}, "general"});
  return kDays;
}

OfficerId officer(int n) {
  OfficerId id;
  id.bytes[15] = static_cast<std::uint8_t>(n);
  return id;
}

LegalTime at(std::string_view text) { return LegalTime::parse(text).value(); }

office::RoleSet all_roles() {
  office::RoleSet roles;
  for (std::size_t i = 0; i < office::kRoles; ++i) roles.add(static_cast<office::Role>(i));
  return roles;
}

office::Delegation delegation() {
  office::Delegation out;
  out.officer = officer(2);
  out.instrument = "12/QĐ-UBND";
  out.from = Date::parse("2026-01-01").value();
  out.until = Date::parse("2026-12-31").value();
  return out;
}

Life::Life() {
  facts.actor = {officer(2), all_roles(), delegation()};
  facts.unit = {"15607"};
  facts.now = at("2026-03-02T09:00");  // a Monday
  facts.claimed = instant_of(facts.now);
  facts.days = &office_days();
  facts.procedure = &procedure();
  facts.number = DossierCode{"15607-260302-0001"};
  facts.check = "ACDEFG";
  facts.reauthenticated = facts.claimed;
}

Command Life::parse(std::string_view command) const {
  const auto space = command.find(' ');
  const auto value = json::parse(command.substr(space + 1));
  if (!value.has_value()) {
    ADD_FAILURE() << "no JSON: " << command;
    return AddNote{};
  }
  InputErrors errors;
  auto parsed = parse_command(command.substr(0, space), *value, errors);
  for (const InputError& error : errors) ADD_FAILURE() << command << ": " << error.path;
  if (!parsed) return AddNote{};
  for_each_file(*parsed, [](File& file) {
    if (file.name != "unseen.pdf") file.sha256 = Sha256{};
  });
  return *parsed;
}

Result<Events, Rejection> Life::run(const Command& command) {
  auto verdict = decide(state, command, facts);
  if (!verdict) return verdict;
  CommandId id;
  id.bytes[8] = static_cast<std::uint8_t>(next_command_ / 256);
  id.bytes[9] = static_cast<std::uint8_t>(next_command_++ % 256);
  for (const Event& event : *verdict) {
    const Stamp stamp{state.version + 1, id, facts.claimed, facts.now, facts.actor.officer};
    state = evolve(std::move(state), stamp, event);
    log.push_back({stamp, event});
  }
  return verdict;
}

Result<Events, Rejection> Life::run(std::string_view command) { return run(parse(command)); }

void Life::must(std::string_view command) {
  const auto verdict = run(command);
  EXPECT_TRUE(verdict.has_value()) << command << " " << spelled(verdict);
}

void Life::live_to(std::string_view phase) {
  const auto found = ways().find(phase);
  ASSERT_NE(found, ways().end()) << "no way to the phase " << phase;
  for (const std::string& command : found->second) must(command);
}

void Life::wait_days(int days) {
  facts.now.date = facts.now.date.plus_days(days);
  facts.claimed = instant_of(facts.now);
  facts.reauthenticated = facts.claimed;
}

void Life::tweak(std::string_view fact) {
  const auto equals = fact.find('=');
  const std::string_view name = fact.substr(0, equals);
  const std::string value(equals == std::string_view::npos ? "" : fact.substr(equals + 1));
  if (name == "no_delegation") facts.actor.delegation.reset();
  if (name == "expired_delegation") facts.actor.delegation->until = Date{};
  if (name == "other_procedure_only") facts.actor.delegation->procedures = {{"1.000001"}};
  if (name == "no_reauth") facts.reauthenticated.reset();
  if (name == "reauth_age_s")
    facts.reauthenticated = Instant{facts.claimed.ms - 1000 * std::stoll(value)};
  if (name == "no_procedure") facts.procedure = nullptr;
  if (name == "other_version") facts.procedure_version.bytes[0] ^= 1;
  if (name == "no_number") facts.number.reset();
  if (name == "alias_of_another") facts.alias_of_another = true;
  if (name == "unit") facts.unit = {value};
  if (name == "officer") facts.actor.officer = officer(std::stoi(value));
  if (name == "node") facts.actor.officer.reset();
  if (name == "strict_proposer") facts.policy.proposer_may_sign = false;
  if (name == "kept_until") facts.retention_until = Date::parse(value);
  if (name == "days") wait_days(std::stoi(value));
  if (name == "seconds") facts.claimed.ms += 1000 * std::stoll(value);
  if (name == "no_signature_check") facts.signature.reset();
  if (name == "signature") {
    // What the check of the signed file in force would find.
    SignatureFinding found;
    if (state.signature && state.signature->file) found.file = *state.signature->file;
    const auto& words = enum_words(SignatureVerdict{});
    found.verdict =
        static_cast<SignatureVerdict>(std::find(words.begin(), words.end(), value) - words.begin());
    found.form = SignatureForm::kPdf;
    found.signatures = 1;
    found.certificates = {Sha256{}};
    found.claimed = facts.now;
    found.at = facts.now;
    found.anchors = true;
    found.timestamped = true;
    facts.signature = found;
    facts.signers.signers = {{"Lò Văn Ký", "CA Thử"}};
  }
  if (name == "people_erased") state.people = Private<People>::erased();
  if (name == "presence" || name == "hand_in") {
    own_ = *facts.procedure;
    if (name == "hand_in") own_.return_rule.hand_in = {value};
    if (name == "presence")
      own_.return_rule.presence = catalogue::from_word<catalogue::Presence>(value).value();
    facts.procedure = &own_;
  }
  if (name == "role") {
    facts.actor.roles = {};
    for (std::size_t i = 0; i < office::kRoles; ++i)
      if (office::word(static_cast<office::Role>(i)) == value)
        facts.actor.roles.add(static_cast<office::Role>(i));
  }
}

State fold_through_codec(const std::vector<Recorded>& log,
                         const std::function<void(PlainParts&)>& parts) {
  State out;
  for (const Recorded& one : log) {
    Encoded encoded = encode(one.event);
    parts(encoded.parts);
    auto event = decode(encoded.kind, encoded.version, encoded.pins, encoded.body, encoded.parts);
    EXPECT_TRUE(event.has_value()) << encoded.kind << " " << event.error().place;
    if (event.has_value()) out = evolve(std::move(out), one.stamp, *event);
  }
  return out;
}

std::string spelled(const Result<Events, Rejection>& verdict) {
  if (!verdict) return "! " + std::string(refusal_word(verdict.error().why));
  std::string out;
  for (const Event& event : *verdict) {
    if (!out.empty()) out += " + ";
    out += kind_of(event);
  }
  return out;
}

}  // namespace motcua::dossier::test
