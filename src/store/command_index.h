// Which entry a command began with. The event store fills it as it appends; this fold makes the
// same rows from the log.
#pragma once

#include <optional>

#include "store/projection.h"

namespace motcua::store {

class CommandIndex final : public Projection {
 public:
  [[nodiscard]] std::string name() const override { return "command_index 1"; }
  [[nodiscard]] std::span<const Table* const> tables() const override;
  /// kBadEvent for an entry of a command that began elsewhere: a command's entries stand together.
  [[nodiscard]] Result<Done, FoldFailure> fold(const Origin& origin, const ledger::Envelope& event,
                                               Rows& rows) override;
  void forget() override { current_ = std::nullopt; }

 private:
  std::optional<CommandId> current_;
};

}  // namespace motcua::store
