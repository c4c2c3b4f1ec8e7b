#include "app/acts.h"

#include <algorithm>

#include "app/erasure.h"
#include "app/form_entry.h"
#include "app/person_tokens.h"
#include "app/unseal.h"
#include "base/check.h"
#include "dossier/codec.h"
#include "dossier/numbering.h"
#include "dossier/transitions.h"
#include "office/codec.h"
#include "store/dossier_projection.h"
#include "store/dossier_tables.h"

namespace motcua::app {
namespace {

std::vector<std::pair<std::string, std::string>> plain(const PlainParts& parts) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [name, content] : parts) {
    CHECK(content.get() != nullptr, "an event made here has its parts open");
    out.emplace_back(name, *content.get());
  }
  return out;
}

/// An event of any subject, ready to be written. Only a dossier's have pins.
template <class Encoded>
NewEvent new_event(const StreamId& stream, Encoded encoded, const std::optional<OfficerId>& actor) {
  NewEvent out;
  out.stream = stream;
  out.kind = std::string(encoded.kind);
  out.version = encoded.version;
  out.body = std::move(encoded.body);
  out.parts = plain(encoded.parts);
  out.actor = actor;
  if constexpr (requires { encoded.pins; }) {
    out.procedure_version = encoded.pins.procedure_version;
    out.calendar = encoded.pins.calendar;
    out.submission = encoded.pins.submission;
  }
  return out;
}

/// The blobs of the files an event brings; nothing for an event without such a part.
std::optional<std::vector<BlobAddress>> blobs_of(const dossier::Event& event) {
  std::optional<std::vector<BlobAddress>> out;
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.files; }) {
          if (!one.files) return;
          out.emplace();
          for (const dossier::File& file : one.files->get()->files)
            if (file.address) out->push_back(*file.address);
        }
      },
      event);
  return out;
}

std::vector<calendar::Closure> closures_of(const office::OfficeState& office) {
  std::vector<calendar::Closure> out;
  if (!office.unit) return out;
  for (const office::Closure& closure : office.unit->closures)
    out.push_back({closure.from, closure.until, std::string(office::word(closure.ground))});
  return out;
}

CommandAnswer answer_of(const DossierId& id, const dossier::State& state) {
  CommandAnswer answer;
  answer.id = id;
  answer.number = state.number;
  answer.status = dossier::status_number(state.phase);
  answer.version = state.version;
  answer.due = state.due();
  if (state.term) answer.grade = state.term->grade;
  answer.check = state.check;
  return answer;
}

/// Facts that do not depend on the dossier.
dossier::Facts common_facts(const CentreParts& parts, const ClockReading& now, const Asker& asker,
                            const office::OfficeState& office, const calendar::OfficeDays& days) {
  dossier::Facts facts;
  facts.unit = parts.books.node().unit;
  facts.now = legal_time(now.instant);
  facts.claimed = now.instant;
  facts.days = &days;
  facts.closures = closures_of(office);
  facts.policy = parts.policy;
  facts.reauthenticated = asker.reauthenticated;
  if (asker.signature) {
    facts.signature = asker.signature->found;
    facts.signers = asker.signature->signers;
  }
  facts.actor.officer = asker.officer;
  if (asker.officer) {
    facts.actor.roles = office.roles(*asker.officer, facts.now.date);
  } else {
    facts.actor.roles = office::RoleSet{office::Role::kNode};
  }
  return facts;
}

void take_delegation(dossier::Facts& facts, const office::OfficeState& office,
                     const ProcedureCode& procedure, const dossier::Command& command) {
  const auto act = dossier::signature_of(dossier::kind_of(command));
  if (!act || !facts.actor.officer) return;
  const OfficerId officer = *facts.actor.officer;
  std::optional<DelegationId> chosen;
  if (const auto* sign = std::get_if<dossier::SignResult>(&command)) chosen = sign->delegation;
  const auto delegation =
      office::may_sign(office, officer, procedure, *act, facts.now.date, chosen);
  if (delegation) {
    facts.actor.delegation = *delegation;
  } else if (delegation.error() == office::MandateFault::kExpired) {
    // The one that ended last, so that the refusal can say which it was.
    for (const office::Delegation& one : office.delegations) {
      if (one.officer != officer || !one.covers(procedure, *act)) continue;
      if (chosen && one.id != *chosen) continue;
      const auto& last = facts.actor.delegation;
      if (!last || last->until <= one.until) facts.actor.delegation = one;
    }
  }
}

bool stands_among(const std::vector<RowChange>& rows, const RowChange& row) {
  return std::any_of(rows.begin(), rows.end(), [&](const RowChange& one) {
    return one.table == row.table && one.cells == row.cells;
  });
}

/// Writes the events, folds them, and puts the rows that follow from them.
Result<HeldDossier, Problem> record(CentreParts& parts, Transaction& transaction,
                                    const dossier::Facts& facts, const DossierId& id,
                                    const HeldDossier& held_before, const dossier::Events& events) {
  HeldDossier held = held_before;
  std::vector<NewEvent> fresh;
  for (const dossier::Event& event : events) {
    NewEvent one = new_event(stream_of(id), dossier::encode(event), facts.actor.officer);
    if (facts.actor.delegation) one.acting_by = facts.actor.delegation->id;
    fresh.push_back(std::move(one));
  }
  const auto written = TRY(transaction.write(std::move(fresh)));
  CHECK(written.size() == events.size());
  dossier::State state = *held.state;
  std::optional<std::int64_t> named_at;  // position of the newest summary among these
  // A key minted on the way took a position of its own.
  for (std::size_t i = 0; i < written.size(); ++i) {
    const ledger::Header& header = written[i].envelope.header;
    while (state.version + 1 < header.seq)
      state = dossier::skip(std::move(state), state.version + 1);
    state = dossier::evolve(std::move(state), stamp_of(header), events[i]);
    if (store::brings_summary(events[i])) {
      held.summary_seq = header.seq;
      named_at = written[i].pos;
    }
    if (const auto blobs = blobs_of(events[i]))
      transaction.put(parts.ports.keys->cite(header.stream, header.seq, *blobs));
  }
  const auto before = held_before.state->phase == dossier::Phase::kNone
                          ? std::vector<RowChange>()
                          : store::dossier_rows(id, *held_before.state, held_before.summary_seq);
  held.state = std::make_shared<const dossier::State>(std::move(state));
  for (RowChange& row : store::dossier_rows(id, *held.state, held.summary_seq))
    if (!stands_among(before, row)) transaction.put(std::move(row));
  parts.dossiers.put_back(id, held);
  const auto* summary = held.state->summary.get();
  change_tokens(parts, transaction, id, *held_before.state, *held.state);
  if (held.state->erasure_ordered) {
    transaction.put(erasure_owed({id, transaction.command()}));
    hide_name(parts, transaction, id);
  }
  if (named_at && summary != nullptr) parts.persons.put(id, summary->owner, *named_at);
  const auto& signature = held.state->signature;
  if (signature && signature->file && !signature->check)
    parts.signatures.add(id, Instant{facts.claimed.ms + facts.policy.undo_window_ms});
  return held;
}

Problem store_problem(StoreFailure failure) { return {failure}; }

/// A unit may be left out; one that is named must be on the list.
void check_unit(const Reference& reference, const char* name, const UnitCode& unit,
                InputErrors& unknown) {
  if (!unit.empty() && !reference.units.contains(unit))
    unknown.push_back({name, InputFault::kNotOneOf, 0});
}

Result<Done, Problem> facts_of_birth(const CentreParts& parts,
                                     const catalogue::Catalogue& catalogue,
                                     const dossier::IntakeRequest& intake, dossier::Facts& facts) {
  facts.procedure = catalogue.find(intake.procedure);
  if (const auto hash = catalogue.hash(intake.procedure)) facts.procedure_version = *hash;
  InputErrors unknown;
  // The area of the competent unit decides the limit: none is guessed for a unit nobody knows.
  check_unit(parts.reference, "competent", intake.competent, unknown);
  check_unit(parts.reference, "returning", intake.returning, unknown);
  if (!unknown.empty()) return fail(Problem{std::move(unknown)});
  const UnitCode competent = intake.competent.empty() ? facts.unit : intake.competent;
  const auto unit = parts.reference.units.find(competent);
  if (unit != parts.reference.units.end()) facts.area = unit->second.area;
  return Done{};
}

/// Number and check of a dossier that is being born.
Result<Done, Problem> number_it(CentreParts& parts, const dossier::IntakeRequest& intake,
                                const office::OfficeState& office, dossier::Facts& facts) {
  if (!office.unit) return Done{};  // decide() says that there is no unit
  const Date day = intake.filed ? intake.filed->date : facts.now.date;
  const auto number = parts.numbers.next(office.unit->agency, day);
  if (!number) return fail(store_problem(number.error()));
  facts.number = *number;
  const auto check = dossier::tracking_check(parts.books.random().bytes(32));
  CHECK(check.has_value(), "32 random bytes give a check");
  facts.check = *check;
  return Done{};
}

/// What a command names must be there: decide() knows neither the staff nor the other units.
Result<Done, Problem> check_names(const Reference& reference, const office::OfficeState& office,
                                  const dossier::Command& command) {
  InputErrors unknown;
  const auto officer = [&](const OfficerId& id) {
    if (office.officer(id) == nullptr) unknown.push_back({"officer", InputFault::kNotOneOf, 0});
  };
  if (const auto* assign = std::get_if<dossier::Assign>(&command)) officer(assign->officer);
  if (const auto* step = std::get_if<dossier::StartStep>(&command)) {
    if (step->officer) officer(*step->officer);
    check_unit(reference, "asked_unit", step->asked_unit, unknown);
  }
  if (const auto* consult = std::get_if<dossier::Consult>(&command))
    check_unit(reference, "unit", consult->unit, unknown);
  if (const auto* transfer = std::get_if<dossier::IntendTransfer>(&command))
    check_unit(reference, "to", transfer->to, unknown);
  if (!unknown.empty()) return fail(Problem{std::move(unknown)});
  return Done{};
}

/// Of the unit that will decide. `edition`: null without an intake.
calendar::OfficeDays days_of_birth(const CentreParts& parts, const EditionPtr& edition,
                                   const dossier::IntakeRequest* intake) {
  const UnitCode competent =
      intake != nullptr && !intake->competent.empty() ? intake->competent : parts.books.node().unit;
  return office_days(parts.reference, competent,
                     edition != nullptr ? edition->catalogue.find(intake->procedure) : nullptr);
}

}  // namespace

calendar::OfficeDays office_days(const Reference& reference, const UnitCode& unit,
                                 const catalogue::Procedure* procedure) {
  calendar::Office office{unit};
  if (procedure != nullptr) office.desk = catalogue::desk_of(*procedure);
  return {*reference.calendar, std::move(office)};
}

Result<StreamId, Problem> plan_birth(CentreParts& parts, Transaction& transaction,
                                     const Asker& asker, const SubmissionId& submission,
                                     dossier::Command command, CommandAnswer& answer) {
  if (transaction.now().source == ClockSource::kSuspect) return fail(Problem{Fault::kClockSuspect});
  const DossierId id = dossier_of(submission);
  const auto held = parts.dossiers.take(id);
  if (!held) return fail(store_problem(held.error()));
  const auto office = parts.office.snapshot();
  dossier::IntakeRequest* intake = intake_of(command);
  EditionPtr edition;  // whose procedure the facts point at
  if (intake != nullptr)
    edition = TRY(parts.catalogue.edition(filed_at(command, *intake, transaction.legal_now())));
  const calendar::OfficeDays days = days_of_birth(parts, edition, intake);
  dossier::Facts facts = common_facts(parts, transaction.now(), asker, *office, days);
  facts.submission = submission;
  if (edition != nullptr) {
    TRY(settle_intake(*edition, command, transaction.legal_now()));
    TRY(facts_of_birth(parts, edition->catalogue, *intake, facts));
    TRY(number_it(parts, *intake, *office, facts));
  }
  const auto events = dossier::decide(*held->state, command, facts);
  if (!events) return fail(Problem{events.error()});
  const HeldDossier now = TRY(record(parts, transaction, facts, id, *held, *events));
  parts.numbers.given(now.state->number, id);
  if (auto row = store::number_day_row(now.state->number)) transaction.put(std::move(*row));
  answer = answer_of(id, *now.state);
  return stream_of(id);
}

Result<Rehearsal, Problem> rehearse_birth(CentreParts& parts, const Asker& asker,
                                          const SubmissionId& submission,
                                          dossier::Command command) {
  const ClockReading now = parts.ports.clock->now();
  if (now.source == ClockSource::kSuspect) return fail(Problem{Fault::kClockSuspect});
  const auto office = parts.office.snapshot();
  dossier::IntakeRequest* intake = intake_of(command);
  EditionPtr edition;  // whose procedure the facts point at
  if (intake != nullptr)
    edition = TRY(parts.catalogue.edition(filed_at(command, *intake, legal_time(now.instant))));
  const calendar::OfficeDays days = days_of_birth(parts, edition, intake);
  dossier::Facts facts = common_facts(parts, now, asker, *office, days);
  facts.submission = submission;
  if (edition != nullptr) {
    TRY(settle_intake(*edition, command, legal_time(now.instant)));
    TRY(facts_of_birth(parts, edition->catalogue, *intake, facts));
  }
  // Numbers are the writer's to give: something stands in their place.
  if (office->unit) facts.number = DossierCode{"0"};
  facts.check = std::string(dossier::kCheckLength, '0');
  auto events = dossier::decide(dossier::State{}, command, facts);
  if (!events) return fail(Problem{events.error()});
  Rehearsal out{std::move(*events), std::nullopt, nullptr, now};
  if (edition != nullptr) out.forms = edition->forms;
  if (facts.procedure != nullptr) out.procedure = *facts.procedure;
  return out;
}

Result<StreamId, Problem> plan_act(CentreParts& parts, Transaction& transaction, const Asker& asker,
                                   const DossierId& dossier, std::optional<std::int64_t> version,
                                   dossier::Command command, CommandAnswer& answer) {
  if (transaction.now().source == ClockSource::kSuspect) return fail(Problem{Fault::kClockSuspect});
  const auto held = parts.dossiers.take(dossier);
  if (!held) return fail(store_problem(held.error()));
  const dossier::State& state = *held->state;
  if (version && *version != state.version) return fail(Problem{Fault::kVersionStale});
  if (auto* correction = std::get_if<dossier::CorrectEntry>(&command))
    TRY(settle_correction(parts.catalogue, state, transaction.legal_now(), *correction));
  const auto office = parts.office.snapshot();
  TRY(check_names(parts.reference, *office, command));
  const auto procedure = parts.catalogue.pinned(state.procedure_version);
  const calendar::OfficeDays days =
      office_days(parts.reference, state.units.competent, procedure.get());
  dossier::Facts facts = common_facts(parts, transaction.now(), asker, *office, days);
  facts.procedure = procedure.get();
  facts.procedure_version = state.procedure_version;
  facts.area = state.area;
  if (facts.procedure != nullptr)
    facts.retention_until = dossier::retention_until(state, *facts.procedure);
  take_delegation(facts, *office, state.procedure, command);
  const auto* alias = std::get_if<dossier::BindAlias>(&command);
  if (alias != nullptr) {
    const auto owner = parts.numbers.find(alias->code);
    if (!owner) return fail(store_problem(owner.error()));
    facts.alias_of_another = *owner && **owner != dossier;
  }
  const auto events = dossier::decide(state, command, facts);
  if (!events) return fail(Problem{events.error()});
  const HeldDossier now = TRY(record(parts, transaction, facts, dossier, *held, *events));
  if (alias != nullptr) parts.numbers.bound(alias->code, dossier);
  answer = answer_of(dossier, *now.state);
  return stream_of(dossier);
}

Result<StreamId, Problem> plan_office(CentreParts& parts, Transaction& transaction,
                                      const Asker& asker, const office::Command& command) {
  const auto before = parts.office.snapshot();
  const auto* adopt = std::get_if<office::AdoptCalendar>(&command);
  if (adopt != nullptr && adopt->calendar != parts.reference.calendar->version())
    return fail(Problem{InputErrors{{"calendar", InputFault::kNotOneOf, 0}}});
  const auto events = office::decide(*before, command, {asker.officer, transaction.legal_now()});
  if (!events) return fail(Problem{events.error()});
  std::vector<NewEvent> fresh;
  StreamId stream = parts.office.staff_stream();
  for (const office::Event& event : *events) {
    stream = office::stream_of(event) == StreamKind::kStaff ? parts.office.staff_stream()
                                                            : parts.office.unit_stream();
    fresh.push_back(new_event(stream, office::encode(event), asker.officer));
  }
  TRY(transaction.write(std::move(fresh)));
  office::OfficeState state = *before;
  for (const office::Event& event : *events) state = office::evolve(std::move(state), event);
  parts.office.set(std::move(state));
  return stream;
}

Result<CommandAnswer, Problem> answer_for(CentreParts& parts, const StreamId& stream) {
  DossierId id;
  id.bytes = stream.id;
  const auto held = parts.dossiers.take(id);
  if (!held) return fail(store_problem(held.error()));
  return answer_of(id, *held->state);
}

}  // namespace motcua::app
