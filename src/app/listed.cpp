#include "app/listed.h"

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

ListedDossier listed(CentreParts& parts, EventStore& store, const Cells& cells) {
  ListedDossier row;
  const auto id = DossierId::from_raw(std::get<sql::Blob>(cells[store::kDossierId]).bytes);
  if (id) row.id = *id;
  row.number = DossierCode{text(cells, store::kNumber)};
  row.procedure = ProcedureCode{text(cells, store::kProcedure)};
  row.phase = static_cast<dossier::Phase>(integer(cells, store::kPhase));
  row.status = dossier::status_number(row.phase);
  row.way = static_cast<dossier::Way>(integer(cells, store::kWay));
  row.filed = store::time_of_minutes(integer(cells, store::kFiled));
  const std::int64_t due = integer(cells, store::kDueSort);
  if (due != store::kNoDue) row.due = store::time_of_minutes(due);
  row.grade = static_cast<catalogue::Grade>(integer(cells, store::kGrade));
  if (const auto minutes = maybe(cells, store::kApologise))
    row.apologise_until = store::time_of_minutes(*minutes);
  if (const auto days = maybe(cells, store::kHarm))
    row.harm = Date{static_cast<std::int32_t>(*days)};
  if (const auto* officer = std::get_if<sql::Blob>(&cells[store::kAssignee]))
    row.assignee = OfficerId::from_raw(officer->bytes);
  row.version = integer(cells, store::kVersion);
  if (const auto seq = maybe(cells, store::kSummarySeq)) take_summary(parts, store, *seq, row);
  if (row.procedure_name.empty())
    row.procedure_name =
        parts.catalogue.name_of(row.procedure, legal_time(parts.ports.clock->now().instant));
  return row;
}

}  // namespace motcua::app
