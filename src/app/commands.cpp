#include "app/commands.h"

#include <array>

#include "ledger/envelope.h"

namespace motcua::app {
namespace {

constexpr std::array kColumns{Column{"pos", ColumnType::kInteger},
                              Column{"digest", ColumnType::kBlob}};

}  // namespace

constinit const Table kCommandBodyTable{"command_body", TableClass::kSideData, kColumns, 1, {}};

Bytes kept_digest(const Sha256& digest) { return digest.raw().substr(0, 12); }

RowChange command_body_row(std::int64_t first_pos, const Sha256& body_digest) {
  return {&kCommandBodyTable, {first_pos, sql::Blob{kept_digest(body_digest)}}};
}

Result<std::optional<CarriedOut>, StoreFailure> find_command(EventStore& store,
                                                             const CommandId& command) {
  const auto first = TRY(store.first_of_command(command));
  if (!first) return std::nullopt;
  CarriedOut out{first->stream, first->seq, std::nullopt};
  bool sound = true;
  TRY(store.read_stream(first->stream, first->seq, [&](const StoredEntry& entry) {
    const auto envelope = ledger::read_entry(entry.bytes);
    sound = envelope.has_value();
    if (!sound || envelope->header.command != command) return false;
    out.version = entry.seq;
    return true;
  }));
  if (!sound) return fail(StoreFailure::kCorrupt);
  const std::array<sql::Cell, 1> key{first->pos};
  const auto row = TRY(store.row(kCommandBodyTable, key));
  if (row) out.body_digest = std::get<sql::Blob>((*row)[1]).bytes;
  return out;
}

}  // namespace motcua::app
