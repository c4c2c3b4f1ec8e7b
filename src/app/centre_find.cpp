// Finding a person's dossiers, by name in memory or by the number of a document through its token.
// Whatever is shown is noted in the access log first, one note a dossier.
#include <algorithm>
#include <array>

#include "app/centre.h"
#include "app/centre_parts.h"
#include "app/listed.h"
#include "app/person_tokens.h"
#include "store/dossier_tables.h"

namespace motcua::app {
namespace {

using Cells = std::vector<sql::Cell>;

constexpr int kFoundMax = 200;

/// The rows among `ids` that the reader may see, in that order.
Result<std::vector<Cells>, Problem> rows_in_scope(EventStore& store, const office::ReadScope& scope,
                                                  const std::vector<DossierId>& ids) {
  std::vector<Cells> out;
  for (const DossierId& id : ids) {
    const std::array<sql::Cell, 1> key{sql::Blob{id.raw()}};
    auto row = store.row(store::kDossierTable, key);
    if (!row) return fail(Problem{row.error()});
    if (!*row) continue;
    const auto unit = [&](store::DossierColumn at) {
      return UnitCode{std::get<std::string>((**row)[at])};
    };
    const office::DossierUnits units{unit(store::kReceiving), unit(store::kCompetent),
                                     unit(store::kReturning), unit(store::kCustodian)};
    if (scope.sees(id, units)) out.push_back(std::move(**row));
  }
  return out;
}

Result<std::vector<ListedDossier>, Problem> show(CentreParts& parts, EventStore& store,
                                                 const Session& reader,
                                                 const std::vector<Cells>& rows) {
  const LegalTime now = legal_time(parts.ports.clock->now().instant);
  std::vector<ListedDossier> out;
  for (const Cells& cells : rows) {
    ListedDossier row = listed(parts, store, cells, reader, now);
    if (!parts.access.note(
            {parts.ports.clock->now().instant, reader.officer, row.id, ReadPurpose::kPersonSearch}))
      return fail(Problem{Fault::kReadsNotLogged});
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

Result<std::vector<ListedDossier>, Problem> Centre::find_person(const Session& session,
                                                                std::string_view words, int limit) {
  auto reader = parts_->readers.take();
  if (!reader) return fail(Problem{reader.error()});
  const auto scope = office::ReadScope::of(*parts_->office.snapshot(), session.officer, now());
  const auto ids = parts_->persons.find(words, static_cast<std::size_t>(std::max(1, limit)));
  const auto rows = TRY(rows_in_scope(reader->store(), scope, ids));
  return show(*parts_, reader->store(), session, rows);
}

Result<std::vector<ListedDossier>, Problem> Centre::find_identity(const Session& session,
                                                                  std::string_view number,
                                                                  int limit) {
  const std::string plain = plain_number(number);
  if (plain.empty()) return fail(Problem{InputErrors{{"number", InputFault::kBadForm, 0}}});
  const auto token = parts_->ports.keys->identity_token(plain);
  if (!token) return fail(Problem{token.error()});
  auto reader = parts_->readers.take();
  if (!reader) return fail(Problem{reader.error()});
  std::vector<DossierId> ids;
  const auto found = reader->store().rows_with(
      parts_->ports.keys->tokens(), 0, sql::Blob{*token}, [&](std::span<const sql::Cell> row) {
        if (const auto id = DossierId::from_raw(std::get<sql::Blob>(row[1]).bytes))
          ids.push_back(*id);
        return true;
      });
  if (!found) return fail(Problem{found.error()});
  const auto scope = office::ReadScope::of(*parts_->office.snapshot(), session.officer, now());
  auto rows = TRY(rows_in_scope(reader->store(), scope, ids));
  std::stable_sort(rows.begin(), rows.end(), [](const Cells& a, const Cells& b) {
    return std::get<std::int64_t>(a[store::kFiled]) > std::get<std::int64_t>(b[store::kFiled]);
  });
  const auto most = static_cast<std::size_t>(std::clamp(limit, 1, kFoundMax));
  if (rows.size() > most) rows.resize(most);
  return show(*parts_, reader->store(), session, rows);
}

}  // namespace motcua::app
