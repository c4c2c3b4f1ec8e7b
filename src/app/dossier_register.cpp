#include "app/dossier_register.h"

#include "app/centre.h"
#include "app/centre_parts.h"
#include "app/listed.h"
#include "store/dossier_tables.h"
#include "store/worklist.h"

namespace motcua::app {
namespace {

Result<RegisterRow, StoreFailure> register_row(CentreParts& parts, EventStore& store,
                                               ListedDossier dossier) {
  const auto folded = TRY(fold_dossier(store, *parts.ports.keys, dossier.id, false));
  const dossier::State& state = *folded.held.state;
  RegisterRow row;
  row.dossier = std::move(dossier);
  row.units = state.units;
  row.received = state.received;
  if (state.first_term) row.promised = state.first_term->due;
  row.finished = state.finished;
  row.returned = state.returned;
  row.return_mode = state.return_mode;
  row.extended = state.extended;
  return row;
}

}  // namespace

Result<RegisterPage, Problem> Centre::dossier_register(const Session& session,
                                                       const RegisterQuery& query) {
  const auto after = store::PageEnd::parse(query.after);
  if (!query.after.empty() && !after)
    return fail(Problem{InputErrors{{"after", InputFault::kBadForm, 0}}});
  if (query.until < query.from)
    return fail(Problem{InputErrors{{"until", InputFault::kContradicts, 0}}});
  if (query.limit < 1 || query.limit > 200)
    return fail(Problem{InputErrors{{"limit", InputFault::kOutOfRange, 200}}});
  auto reader = parts_->readers.take();
  if (!reader) return fail(Problem{reader.error()});
  const LegalTime moment = now();
  const auto scope = office::ReadScope::of(*parts_->office.snapshot(), session.officer, moment);
  store::ListQuery list;
  list.filed_from = query.from;
  list.filed_until = query.until;
  list.after = after;
  list.limit = query.limit + 1;
  const auto rows = store::list_dossiers(reader->connection(), scope, list);
  if (!rows) return fail(Problem{rows.error()});
  RegisterPage page;
  for (const auto& cells : *rows) {
    if (page.rows.size() == static_cast<std::size_t>(query.limit)) {
      const ListedDossier& last = page.rows.back().dossier;
      page.next = store::PageEnd{store::minutes_of(last.filed), last.id}.text();
      break;
    }
    auto row = register_row(*parts_, reader->store(),
                            listed(*parts_, reader->store(), cells, session, moment));
    if (!row) return fail(Problem{row.error()});
    page.rows.push_back(std::move(*row));
  }
  return page;
}

std::int64_t Centre::seen_version(const Session& session, const DossierId& dossier) const {
  return parts_->seen.version(session.officer, dossier);
}

}  // namespace motcua::app
