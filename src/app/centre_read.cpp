// The reading half of the Centre. Every read has a scope, and what it shows of a person is noted in
// the access log first.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "app/acts.h"
#include "app/centre.h"
#include "app/centre_parts.h"
#include "app/erasure.h"
#include "app/form_entry.h"
#include "app/listed.h"
#include "app/unseal.h"
#include "calendar/verdict_766.h"
#include "dossier/numbering.h"
#include "dossier/transitions.h"
#include "store/dossier_tables.h"
#include "store/worklist.h"

namespace motcua::app {
namespace {

using store::DossierColumn;
using Cells = std::vector<sql::Cell>;

Problem store_problem(StoreFailure failure) { return {failure}; }

std::int64_t integer(const Cells& cells, DossierColumn at) {
  return std::get<std::int64_t>(cells[at]);
}

constexpr int kHarmDays = 3;
constexpr int kAtRiskDays = 2;  // working days

/// The end of the last of those working days; of today where the calendar ends.
std::int64_t at_risk_until(const calendar::OfficeDays& days, LegalTime now) {
  const Date last = days.plus_working_days(now.date, kAtRiskDays).value_or(now.date);
  return store::minutes_of({last.plus_days(1), 0});
}

store::ListQuery list_query(const CentreParts& parts, const WorklistQuery& query, LegalTime now) {
  using dossier::Phase;
  store::ListQuery out;
  out.assignee = query.assignee;
  out.procedure = query.procedure;
  out.after = store::PageEnd::parse(query.after);
  switch (query.which) {
    case WorklistQuery::Which::kOpen: break;
    case WorklistQuery::Which::kToSign: out.lane = store::Lane::kToSign; break;
    case WorklistQuery::Which::kToReturn: out.lane = store::Lane::kToReturn; break;
    case WorklistQuery::Which::kWaiting: out.lane = store::Lane::kWaiting; break;
    case WorklistQuery::Which::kLate:
      out.due_before = store::minutes_of(now);
      // What was finished in time and waits to be fetched is nobody's lateness, and while papers
      // are awaited the clock stands still.
      out.but_phases = {Phase::kFinished, Phase::kSupplement};
      break;
    case WorklistQuery::Which::kEnded: out.open = false; break;
    case WorklistQuery::Which::kNews: out.news_only = true; break;
    case WorklistQuery::Which::kAtRisk:
      out.due_from = store::minutes_of(now);
      out.due_before =
          at_risk_until(office_days(parts.reference, parts.books.node().unit, nullptr), now);
      out.but_phases = {Phase::kFinished, Phase::kSupplement};
      break;
    case WorklistQuery::Which::kApologiseToday:
      out.apologise_on = now.date;
      out.but_phases = {Phase::kFinished, Phase::kSupplement};
      break;
    case WorklistQuery::Which::kHarmSoon:
      out.harm_from = now.date;
      out.harm_until = now.date.plus_days(kHarmDays);
      out.but_phases = {Phase::kFinished};
      break;
  }
  return out;
}

/// How many rows are news to the asker, looked for no further than `most` rows.
Result<int, StoreFailure> count_news(CentreParts& parts, sql::Connection& connection,
                                     const office::ReadScope& scope, const Session& session,
                                     LegalTime now, int most) {
  WorklistQuery query;
  query.which = WorklistQuery::Which::kNews;
  store::ListQuery list = list_query(parts, query, now);
  list.limit = most;
  const auto rows = TRY(store::list_dossiers(connection, scope, list));
  return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const Cells& cells) {
    return is_news(parts, cells, session);
  }));
}

/// One page in the list's order; of all dossiers it is merged from the open and the ended ones, so
/// that each is read along its index.
Result<std::vector<Cells>, StoreFailure> page_rows(sql::Connection& connection,
                                                   const office::ReadScope& scope,
                                                   store::ListQuery list, bool ended_too) {
  auto rows = TRY(store::list_dossiers(connection, scope, list));
  if (!ended_too) return rows;
  list.open = false;
  auto ended = TRY(store::list_dossiers(connection, scope, list));
  const auto before = [](const Cells& a, const Cells& b) {
    return std::pair(integer(a, store::kUrgency), std::get<sql::Blob>(a[store::kDossierId]).bytes) <
           std::pair(integer(b, store::kUrgency), std::get<sql::Blob>(b[store::kDossierId]).bytes);
  };
  std::vector<Cells> out;
  std::merge(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()),
             std::make_move_iterator(ended.begin()), std::make_move_iterator(ended.end()),
             std::back_inserter(out), before);
  if (out.size() > static_cast<std::size_t>(list.limit))
    out.resize(static_cast<std::size_t>(list.limit));
  return out;
}

/// What the asker may do with the dossier now, judged by what decide() will judge it by.
std::vector<dossier::CommandKind> allowed_now(CentreParts& parts, const Session& session,
                                              const DossierView& view, LegalTime now) {
  dossier::Facts facts;
  facts.now = now;
  facts.claimed = parts.ports.clock->now().instant;
  facts.actor.officer = session.officer;
  facts.actor.roles = session.roles;
  facts.policy = parts.policy;
  if (view.procedure) {
    facts.procedure = &*view.procedure;
    facts.retention_until = dossier::retention_until(view.state, *view.procedure);
  }
  const auto office = parts.office.snapshot();
  return dossier::allowed_commands(view.state, facts, [&](office::ActKind act) {
    return office::may_sign(*office, session.officer, view.state.procedure, act, now.date)
        .has_value();
  });
}

/// kOrdered until nothing of it is owed any more.
Result<ErasureStage, StoreFailure> erasure_stage(EventStore& store, const DossierId& id,
                                                 const FoldedDossier& folded) {
  const dossier::State& state = *folded.held.state;
  if (!state.erasure_ordered)
    return state.erasure_requested_by ? ErasureStage::kRequested : ErasureStage::kNone;
  const bool is_owed = TRY(is_erasure_owed(store, id));
  return is_owed || folded.living_keys > 0 ? ErasureStage::kOrdered : ErasureStage::kDone;
}

}  // namespace

void explain(CentreParts& parts, LegalTime now, DossierView& view) {
  const auto facts = dossier::facts_766(view.state, now);
  if (!facts) return;
  const auto procedure = parts.catalogue.pinned(view.state.procedure_version);
  const calendar::OfficeDays days =
      office_days(parts.reference, view.state.units.competent, procedure.get());
  calendar::DueInput input = facts->clock;
  const auto office = parts.office.snapshot();
  if (office->unit)
    for (const auto& closure : office->unit->closures)
      input.closures.push_back(
          {closure.from, closure.until, std::string(office::word(closure.ground))});
  if (auto due = calendar::compute_due(days, input)) view.explanation = std::move(*due);
  view.same_day_cut_off = days.calendar().same_day_cut_off();
  if (auto verdict = calendar::judge_766(days, facts->clock, facts->ending))
    view.verdict_766 = *verdict;
  view.next_request_makes_late_766 = facts->asked >= 1;
}

Result<ReaderPool::Lease, StoreFailure> ReaderPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Reader reader = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(reader));
    }
  }
  return Lease(*this, TRY(factory_()));
}

void ReaderPool::give_back(Reader reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

Result<WorklistPage, Problem> Centre::worklist(const Session& session, const WorklistQuery& query) {
  if (!query.after.empty() && !store::PageEnd::parse(query.after))
    return fail(Problem{InputErrors{{"after", InputFault::kBadForm, 0}}});
  if (query.limit < 1 || query.limit > 200)
    return fail(Problem{InputErrors{{"limit", InputFault::kOutOfRange, 200}}});
  auto reader = parts_->readers.take();
  if (!reader) return fail(store_problem(reader.error()));
  const LegalTime moment = now();
  store::ListQuery list = list_query(*parts_, query, moment);
  list.limit = query.limit + 1;
  const auto scope = office::ReadScope::of(*parts_->office.snapshot(), session.officer, moment);
  auto rows = page_rows(reader->connection(), scope, list, query.ended_too);
  if (!rows) return fail(store_problem(rows.error()));
  WorklistPage page;
  const bool more = rows->size() > static_cast<std::size_t>(query.limit);
  if (more) rows->pop_back();
  if (more && !rows->empty()) {
    const Cells& last = rows->back();
    const auto id = DossierId::from_raw(std::get<sql::Blob>(last[store::kDossierId]).bytes);
    if (id) page.next = store::PageEnd{integer(last, store::sorted_by(list)), *id}.text();
  }
  // What is news is known only here, so that a page of it may be short.
  const bool only_news = query.which == WorklistQuery::Which::kNews;
  for (const Cells& cells : *rows)
    if (!only_news || is_news(*parts_, cells, session))
      page.rows.push_back(listed(*parts_, reader->store(), cells, session, moment));
  return page;
}

Result<WorklistCounts, Problem> Centre::counts(const Session& session) {
  constexpr int kMost = 200;
  auto reader = parts_->readers.take();
  if (!reader) return fail(store_problem(reader.error()));
  const auto scope = office::ReadScope::of(*parts_->office.snapshot(), session.officer, now());
  WorklistCounts out;
  using Which = WorklistQuery::Which;
  const LegalTime moment = now();
  const std::array<std::pair<Which, int*>, 6> wanted{{{Which::kOpen, &out.open},
                                                      {Which::kToSign, &out.to_sign},
                                                      {Which::kToReturn, &out.to_return},
                                                      {Which::kWaiting, &out.waiting},
                                                      {Which::kLate, &out.late},
                                                      {Which::kAtRisk, &out.at_risk}}};
  for (const auto& [which, place] : wanted) {
    WorklistQuery query;
    query.which = which;
    const auto count = store::count_dossiers(reader->connection(), scope,
                                             list_query(*parts_, query, moment), kMost);
    if (!count) return fail(store_problem(count.error()));
    *place = *count;
  }
  const auto news = count_news(*parts_, reader->connection(), scope, session, moment, kMost);
  if (!news) return fail(store_problem(news.error()));
  out.news = *news;
  return out;
}

Result<DossierView, Problem> Centre::dossier(const Session& session, const DossierCode& number) {
  auto reader = parts_->readers.take();
  if (!reader) return fail(store_problem(reader.error()));
  const auto id = find_dossier(reader->store(), number);
  if (!id) return fail(store_problem(id.error()));
  if (!*id) return fail(Problem{Fault::kNotFound});
  auto folded = fold_dossier(reader->store(), *parts_->ports.keys, **id, true);
  if (!folded) return fail(store_problem(folded.error()));
  const auto office = parts_->office.snapshot();
  const auto scope = office::ReadScope::of(*office, session.officer, now());
  DossierView view;
  view.id = **id;
  view.state = *folded->held.state;
  // Whoever may not see it is told what a stranger is told.
  if (!scope.sees(view.id, view.state.units)) return fail(Problem{Fault::kNotFound});
  if (!parts_->access.note(
          {parts_->ports.clock->now().instant, session.officer, view.id, ReadPurpose::kWork}))
    return fail(Problem{Fault::kReadsNotLogged});
  parts_->seen.note(session.officer, view.id, view.state.version);
  const auto stage = erasure_stage(reader->store(), view.id, *folded);
  if (!stage) return fail(store_problem(stage.error()));
  view.erasure = *stage;
  view.timeline = std::move(folded->timeline);
  if (const auto procedure = parts_->catalogue.pinned(view.state.procedure_version))
    view.procedure = *procedure;
  view.forms = parts_->catalogue.forms_with(form_named_by(view.state.form.get()), now());
  view.allowed = allowed_now(*parts_, session, view, now());
  explain(*parts_, now(), view);
  return view;
}

Result<DossierId, Problem> Centre::dossier_id(const DossierCode& number) {
  auto reader = parts_->readers.take();
  if (!reader) return fail(store_problem(reader.error()));
  const auto id = find_dossier(reader->store(), number);
  if (!id) return fail(store_problem(id.error()));
  if (!*id) return fail(Problem{Fault::kNotFound});
  return **id;
}

Result<TrackView, Problem> Centre::track(const DossierCode& number, std::string_view check) {
  auto reader = parts_->readers.take();
  if (!reader) return fail(store_problem(reader.error()));
  const auto typed = dossier::read_check(check);
  const auto id = find_dossier(reader->store(), number);
  if (!id) return fail(store_problem(id.error()));
  // An unknown number and a wrong check are the same answer: numbers cannot be walked through.
  if (!*id || !typed) return fail(Problem{Fault::kNotFound});
  const auto folded = fold_dossier(reader->store(), *parts_->ports.keys, **id, false);
  if (!folded) return fail(store_problem(folded.error()));
  const dossier::State& state = *folded->held.state;
  if (!equal_in_constant_time(state.check, *typed)) return fail(Problem{Fault::kNotFound});
  TrackView view;
  view.number = state.number;
  const auto procedure = parts_->catalogue.pinned(state.procedure_version);
  view.procedure_name =
      procedure != nullptr ? procedure->name : parts_->catalogue.name_of(state.procedure, now());
  view.phase = state.phase;
  view.status = dossier::status_number(state.phase);
  view.filed = state.filed;
  view.received = state.received;
  view.due = state.due();
  if (state.term) view.grade = state.term->grade;
  view.finished = state.finished;
  view.returned = state.returned;
  view.returning = state.units.returning;
  if (state.phase == dossier::Phase::kSupplement && !state.supplements.empty()) {
    const auto& asked = state.supplements.back();
    view.lapse = asked.lapse;
    for (const std::string& component : asked.components) {
      const auto* known =
          procedure == nullptr ? nullptr : catalogue::find_component(*procedure, component);
      view.missing_components.push_back(known == nullptr ? component : known->name);
    }
  }
  return view;
}

Result<ReleaseList, Problem> Centre::releases() const {
  auto reader = parts_->readers.take();
  if (!reader) return fail(store_problem(reader.error()));
  // How many there were names nobody: of the whole unit, whoever asks.
  const auto filed = store::filing_times(reader->connection(),
                                         office::ReadScope::of_node(parts_->books.node().unit));
  if (!filed) return fail(store_problem(filed.error()));
  const auto announced = parts_->catalogue.announced();
  if (!announced) return fail(Problem{Fault::kCatalogueUnreadable});
  const Releases views = parts_->reference.releases ? parts_->reference.releases() : Releases();
  return list_releases(views, *announced, now(), *filed);
}

}  // namespace motcua::app
