#include "store/dossier_tables.h"

#include <algorithm>
#include <array>

#include "dossier/numbering.h"

namespace motcua::store {
namespace {

constexpr auto kInteger = ColumnType::kInteger;
constexpr auto kText = ColumnType::kText;
constexpr auto kBlob = ColumnType::kBlob;

constexpr std::array kDossierColumns{Column{"id", kBlob},
                                     Column{"number", kText},
                                     Column{"procedure", kText},
                                     Column{"phase", kInteger},
                                     Column{"way", kInteger},
                                     Column{"receiving", kText},
                                     Column{"competent", kText},
                                     Column{"returning_unit", kText},
                                     Column{"custodian", kText},
                                     Column{"filed", kInteger},
                                     Column{"lane", kInteger},
                                     Column{"is_open", kInteger},
                                     Column{"urgency", kInteger},
                                     Column{"due", kInteger, true},
                                     Column{"news", kInteger},
                                     Column{"grade", kInteger},
                                     Column{"apologise", kInteger, true},
                                     Column{"harm", kInteger, true},
                                     Column{"assignee", kBlob, true},
                                     Column{"version", kInteger},
                                     Column{"lapse", kInteger, true},
                                     Column{"summary_seq", kInteger, true}};
constexpr std::array kDossierIndexes{Index{"dossier_open", "is_open, urgency, id"},
                                     Index{"dossier_lane", "lane, urgency, id"},
                                     Index{"dossier_assignee", "assignee, is_open, urgency, id"},
                                     Index{"dossier_procedure", "procedure, is_open, urgency, id"},
                                     Index{"dossier_apologise", "apologise, id"},
                                     Index{"dossier_filed", "filed, id"}};
constexpr std::array kNumberColumns{Column{"number", kText}, Column{"dossier", kBlob}};
constexpr std::array kDayColumns{Column{"day_key", kText}, Column{"highest", kInteger}};

sql::Cell optional_integer(std::optional<std::int64_t> value) {
  return value ? sql::Cell(*value) : sql::Cell(sql::Null{});
}

}  // namespace

constinit const Table kDossierTable{"dossier", TableClass::kProjection, kDossierColumns, 1,
                                    kDossierIndexes};
constinit const Table kDossierNumberTable{
    "dossier_number", TableClass::kProjection, kNumberColumns, 1, {}, true};
constinit const Table kNumberDayTable{"number_day", TableClass::kProjection, kDayColumns, 1, {},
                                      true};

Lane lane_of(dossier::Phase phase) {
  using dossier::Phase;
  switch (phase) {
    case Phase::kNone:
    case Phase::kFiled:
    case Phase::kReceived:
    case Phase::kInWork:
    case Phase::kSigned: return Lane::kInWork;
    case Phase::kProposed: return Lane::kToSign;
    case Phase::kFinished: return Lane::kToReturn;
    case Phase::kSupplement:
    case Phase::kObligation: return Lane::kWaiting;
    case Phase::kRefused:
    case Phase::kWithdrawn:
    case Phase::kStopped:
    case Phase::kReturned: return Lane::kEnded;
  }
  return Lane::kEnded;
}

std::int64_t minutes_of(LegalTime time) {
  return static_cast<std::int64_t>(time.date.days) * 1440 + time.minute;
}

LegalTime time_of_minutes(std::int64_t minutes) {
  const std::int64_t day = minutes / 1440;
  return {Date{static_cast<std::int32_t>(day)}, static_cast<std::int16_t>(minutes - day * 1440)};
}

std::int64_t urgency_of(const dossier::State& state) {
  using dossier::Phase;
  if (lane_of(state.phase) == Lane::kEnded) {
    LegalTime ended = state.filed;
    for (const auto& end : {state.refused, state.withdrawn, state.stopped, state.returned})
      if (end && minutes_of(*end) > minutes_of(ended)) ended = *end;
    return 3 * kNoDue - minutes_of(ended);
  }
  const auto due = state.due();
  const bool is_finished = state.phase == Phase::kFinished;
  std::int64_t out = due ? minutes_of(*due) : kNoDue;
  if (is_finished || state.phase == Phase::kSupplement)
    out = kNoDue + minutes_of(due.value_or(state.filed));
  // On that day itself the citizen loses nothing yet.
  if (!is_finished && state.term && state.term->harm)
    out = std::min(out, (static_cast<std::int64_t>(state.term->harm->days) + 1) * 1440);
  return out;
}

bool news_to_its_officer(const dossier::State& state) {
  if (lane_of(state.phase) == Lane::kEnded) return false;
  if (!state.assignee) return state.phase == dossier::Phase::kFiled;
  return state.last && state.last->actor != state.assignee;
}

std::vector<RowChange> dossier_rows(const DossierId& id, const dossier::State& state,
                                    std::optional<std::int64_t> summary_seq) {
  const Lane lane = lane_of(state.phase);
  const auto due = state.due();
  const auto& term = state.term;
  std::optional<std::int64_t> apologise;
  std::optional<std::int64_t> harm;
  if (term && term->apologise_until) apologise = minutes_of(*term->apologise_until);
  if (term && term->harm) harm = term->harm->days;
  std::optional<std::int64_t> lapse;
  if (state.phase == dossier::Phase::kSupplement && !state.supplements.empty() &&
      state.supplements.back().lapse)
    lapse = state.supplements.back().lapse->days;
  std::vector<RowChange> rows;
  rows.push_back(
      {&kDossierTable,
       {sql::Blob{id.raw()},
        state.number.text,
        state.procedure.text,
        static_cast<std::int64_t>(state.phase),
        static_cast<std::int64_t>(state.way),
        state.units.receiving.text,
        state.units.competent.text,
        state.units.returning.text,
        state.units.custodian.text,
        minutes_of(state.filed),
        static_cast<std::int64_t>(lane),
        std::int64_t{lane == Lane::kEnded ? 0 : 1},
        urgency_of(state),
        due ? sql::Cell(minutes_of(*due)) : sql::Cell(sql::Null{}),
        std::int64_t{news_to_its_officer(state) ? 1 : 0},
        static_cast<std::int64_t>(term ? term->grade : catalogue::Grade::kMissing),
        optional_integer(apologise),
        optional_integer(harm),
        state.assignee ? sql::Cell(sql::Blob{state.assignee->raw()}) : sql::Cell(sql::Null{}),
        state.version,
        optional_integer(lapse),
        optional_integer(summary_seq)}});
  rows.push_back({&kDossierNumberTable, {state.number.text, sql::Blob{id.raw()}}});
  for (const auto& [kind, code] : state.aliases)
    rows.push_back({&kDossierNumberTable, {code.text, sql::Blob{id.raw()}}});
  return rows;
}

std::string number_day_key(const AgencyCode& agency, Date day, int block_first) {
  return agency.text + "/" + day.text() + "/" + std::to_string(block_first);
}

std::optional<RowChange> number_day_row(const DossierCode& number) {
  const auto parts = dossier::read_number(dossier::kNumberPattern, number.text);
  if (!parts) return std::nullopt;
  return RowChange{
      &kNumberDayTable,
      {number_day_key(parts->agency, parts->day, dossier::block_first_of(parts->order)),
       static_cast<std::int64_t>(parts->order)}};
}

}  // namespace motcua::store
