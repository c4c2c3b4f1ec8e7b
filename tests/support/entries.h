// Event lines for tests that do not care what happened: invented ids, made from a number.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "ledger/envelope.h"

namespace motcua::testing {

/// The same words give the same id; no two words do.
template <class Id>
Id id_of(std::string_view words) {
  return *Id::from_raw(sha256({"test-id", words}).view().substr(0, 16));
}

inline StreamId dossier_stream(std::string_view words) {
  return stream_of(id_of<DossierId>(words));
}

inline ledger::Header plain_header(const StreamId& stream, std::int64_t seq,
                                   std::string_view command) {
  ledger::Header out;
  out.stream = stream;
  out.seq = seq;
  out.kind = "test.happened";
  out.claimed = {1'771'000'000'000 + seq};
  out.boot = id_of<BootId>("boot");
  out.since_boot_ms = 1000 + seq;
  out.actor = id_of<OfficerId>("officer");
  out.command = id_of<CommandId>(command);
  return out;
}

inline ledger::SealedPart sealed_part(std::string_view words) {
  return {id_of<KeyId>(words), Bytes(24, 'n'), Bytes(16, 'c'), Bytes(words) + Bytes(16, 't')};
}

/// A whole line: event `seq` of `stream`, made by `command`.
inline Bytes entry_line(const StreamId& stream, std::int64_t seq, std::string_view command,
                        std::int64_t number = 0) {
  json::Object body;
  body.push_back({"number", number});
  auto line =
      ledger::write_entry(plain_header(stream, seq, command), json::Value(std::move(body)), {});
  return line.value();
}

}  // namespace motcua::testing
