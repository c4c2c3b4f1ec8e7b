// Which commands were carried out: each id once, for ever (ADR 0022). That it happened is the log's
// word; what the sender said then is remembered beside it, so that the same key with other words is
// refused.
#pragma once

#include <cstdint>
#include <optional>

#include "base/ids.h"
#include "base/result.h"
#include "ports/event_store.h"

namespace motcua::app {

struct CarriedOut {
  StreamId stream;
  std::int64_t version = 0;          // the stream's last position written by the command
  std::optional<Bytes> body_digest;  // none when it is no longer kept
};

/// pos | digest: by the position of the command's first entry, so that the table grows at its end
/// only. Side data: it cannot be made again from the log.
extern const Table kCommandBodyTable;

[[nodiscard]] Result<std::optional<CarriedOut>, StoreFailure> find_command(
    EventStore& store, const CommandId& command);
[[nodiscard]] RowChange command_body_row(std::int64_t first_pos, const Sha256& body_digest);
/// What is kept of a digest: twelve bytes are enough to tell two bodies apart.
[[nodiscard]] Bytes kept_digest(const Sha256& digest);

}  // namespace motcua::app
