#include "app/listed.h"

#include "app/acts.h"
#include "app/unseal.h"
#include "dossier/transitions.h"
#include "store/dossier_tables.h"

namespace motcua::app {
namespace {

using store::DossierColumn;
using Cells = std::vector<sql::Cell>;

std::int64_t integer(const Cells& cells, DossierColumn at) {
  return std::get<std::int64_t>(cells[at]);
}
const std::string& text(const Cells& cells, DossierColumn at) {
  return std::get<std::string>(cells[at]);
}
std::optional<std::int64_t> maybe(const Cells& cells, DossierColumn at) {
  const auto* value = std::get_if<std::int64_t>(&cells[at]);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

/// The event a row points at: its summary, Locked when nothing can be opened, and the procedure's
/// name where that event pinned the version.
void take_summary(CentreParts& parts, EventStore& store, std::int64_t seq, ListedDossier& row) {
  auto summary = Private<dossier::Summary>::locked();
  const auto read = store.read_stream(stream_of(row.id), seq, [&](const StoredEntry& entry) {
    const auto opened = read_dossier_entry(*parts.ports.keys, entry);
    if (!opened || !opened->event) return false;
    if (const auto& version = opened->envelope.header.procedure_version)
      if (const auto procedure = parts.catalogue.pinned(*version))
        row.procedure_name = procedure->name;
    std::visit(
        [&](const auto& event) {
          if constexpr (requires { event.summary; }) {
            if (event.summary) summary = *event.summary;
          }
        },
        *opened->event);
    return false;  // that one only
  });
  // A list with one name that cannot be read is better than no list.
  row.summary = read ? std::move(summary) : Private<dossier::Summary>::locked();
}

}  // namespace

bool is_news(CentreParts& parts, const Cells& cells, const Session& reader) {
  if (integer(cells, store::kNews) == 0) return false;
  const auto* officer = std::get_if<sql::Blob>(&cells[store::kAssignee]);
  const bool mine = officer != nullptr ? officer->bytes == reader.officer.raw()
                                       : reader.roles.has(office::Role::kReceivingOfficer);
  const auto id = DossierId::from_raw(std::get<sql::Blob>(cells[store::kDossierId]).bytes);
  return mine && id && parts.seen.version(reader.officer, *id) < integer(cells, store::kVersion);
}

ListedDossier listed(CentreParts& parts, EventStore& store, const Cells& cells,
                     const Session& reader, LegalTime now) {
  ListedDossier row;
  const auto id = DossierId::from_raw(std::get<sql::Blob>(cells[store::kDossierId]).bytes);
  if (id) row.id = *id;
  row.number = DossierCode{text(cells, store::kNumber)};
  row.procedure = ProcedureCode{text(cells, store::kProcedure)};
  row.phase = static_cast<dossier::Phase>(integer(cells, store::kPhase));
  row.status = dossier::status_number(row.phase);
  row.way = static_cast<dossier::Way>(integer(cells, store::kWay));
  row.filed = store::time_of_minutes(integer(cells, store::kFiled));
  if (const auto due = maybe(cells, store::kDue)) {
    row.due = store::time_of_minutes(*due);
    row.working_days_left =
        office_days(parts.reference, UnitCode{text(cells, store::kCompetent)}, nullptr)
            .working_days_left(now.date, row.due->date);
  }
  if (const auto days = maybe(cells, store::kLapse))
    row.lapse = Date{static_cast<std::int32_t>(*days)};
  row.grade = static_cast<catalogue::Grade>(integer(cells, store::kGrade));
  if (const auto minutes = maybe(cells, store::kApologise))
    row.apologise_until = store::time_of_minutes(*minutes);
  if (const auto days = maybe(cells, store::kHarm))
    row.harm = Date{static_cast<std::int32_t>(*days)};
  if (const auto* officer = std::get_if<sql::Blob>(&cells[store::kAssignee]))
    row.assignee = OfficerId::from_raw(officer->bytes);
  row.version = integer(cells, store::kVersion);
  row.news = is_news(parts, cells, reader);
  row.seen = parts.seen.version(reader.officer, row.id) >= row.version;
  if (const auto seq = maybe(cells, store::kSummarySeq)) take_summary(parts, store, *seq, row);
  if (row.procedure_name.empty()) row.procedure_name = parts.catalogue.name_of(row.procedure, now);
  return row;
}

}  // namespace motcua::app
