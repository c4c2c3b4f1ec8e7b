#include "store/command_index.h"

#include "store/schema.h"

namespace motcua::store {

std::span<const Table* const> CommandIndex::tables() const {
  static const Table* const kTables[] = {&kCommandTable};
  return kTables;
}

Result<Done, FoldFailure> CommandIndex::fold(const Origin& origin, const ledger::Envelope& event,
                                             Rows& rows) {
  const CommandId& command = event.header.command;
  if (current_ == command) return Done{};
  std::vector<sql::Cell> row = {sql::Blob{command.raw()}};
  const auto known = rows.find(kCommandTable, row);
  if (!known) return fail(FoldFailure::kNoAnswer);
  if (*known != nullptr) return fail(FoldFailure::kBadEvent);
  row.emplace_back(origin.log);
  row.emplace_back(origin.idx);
  rows.put(kCommandTable, std::move(row));
  current_ = command;
  return Done{};
}

}  // namespace motcua::store
