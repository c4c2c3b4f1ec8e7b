#include "store/dossier_projection.h"

#include <array>
#include <variant>

#include "dossier/codec.h"

namespace motcua::store {
namespace {

constexpr std::array<const Table*, 3> kTables{&kDossierTable, &kDossierNumberTable,
                                              &kNumberDayTable};

PlainParts locked(const ledger::SealedParts& parts) {
  PlainParts out;
  for (const auto& [name, part] : parts) out.emplace_back(name, Private<std::string>::locked());
  return out;
}

}  // namespace

bool brings_summary(const dossier::Event& event) {
  return std::visit(
      [](const auto& one) {
        if constexpr (requires { one.summary; }) {
          return one.summary.has_value();
        } else {
          return false;
        }
      },
      event);
}

std::span<const Table* const> DossierProjection::tables() const { return kTables; }

Result<Done, FoldFailure> DossierProjection::fold(const Origin&, const ledger::Envelope& envelope,
                                                  Rows& rows) {
  const ledger::Header& header = envelope.header;
  if (header.stream.kind != StreamKind::kDossier) return Done{};
  Folded& folded = folded_[header.stream];
  if (!dossier::is_dossier_kind(header.kind)) {
    folded.state = dossier::skip(std::move(folded.state), header.seq);
  } else {
    const auto event = dossier::decode(
        header.kind, header.version, {header.procedure_version, header.calendar, header.submission},
        envelope.body, locked(envelope.parts));
    if (!event) return fail(FoldFailure::kBadEvent);
    const bool born = folded.state.phase == dossier::Phase::kNone;
    folded.state = dossier::evolve(
        std::move(folded.state),
        {header.seq, header.command, header.claimed, header.legal_time(), header.actor}, *event);
    if (brings_summary(*event)) folded.summary_seq = header.seq;
    if (born) {
      if (auto row = number_day_row(folded.state.number)) {
        const auto before = rows.find(*row->table, std::span(row->cells).first(1));
        if (!before) return fail(FoldFailure::kNoAnswer);
        const bool higher = *before == nullptr || std::get<std::int64_t>((**before)[1]) <
                                                      std::get<std::int64_t>(row->cells[1]);
        if (higher) rows.put(*row->table, std::move(row->cells));
      }
    }
  }
  if (folded.state.phase == dossier::Phase::kNone) return Done{};
  DossierId id;
  id.bytes = header.stream.id;
  for (RowChange& row : dossier_rows(id, folded.state, folded.summary_seq))
    rows.put(*row.table, std::move(row.cells));
  return Done{};
}

}  // namespace motcua::store
