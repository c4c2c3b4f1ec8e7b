#include "app/unseal.h"

#include "dossier/codec.h"
#include "office/codec.h"

namespace motcua::app {

Result<PlainParts, KeyFailure> open_parts(Keys& keys, const ledger::Envelope& envelope) {
  PlainParts out;
  if (envelope.parts.empty()) return out;
  const Bytes header = ledger::header_bytes(envelope.header);
  for (const auto& [name, part] : envelope.parts) {
    auto opened = keys.open(part, header, name);
    if (opened) {
      out.emplace_back(name, Private<std::string>::open(std::move(*opened)));
      continue;
    }
    switch (opened.error()) {
      case KeyFailure::kLocked: out.emplace_back(name, Private<std::string>::locked()); break;
      case KeyFailure::kErased: out.emplace_back(name, Private<std::string>::erased()); break;
      case KeyFailure::kForged: return fail(KeyFailure::kForged);
    }
  }
  return out;
}

namespace {

PlainParts erased_parts(const ledger::Envelope& envelope) {
  PlainParts out;
  for (const auto& [name, part] : envelope.parts)
    out.emplace_back(name, Private<std::string>::erased());
  return out;
}

}  // namespace

dossier::Stamp stamp_of(const ledger::Header& header) {
  return {header.seq, header.command, header.claimed, header.legal_time(), header.actor};
}

Result<DossierEntry, StoreFailure> read_dossier_entry(Keys& keys, const StoredEntry& entry,
                                                      Content content) {
  auto envelope = ledger::read_entry(entry.bytes);
  if (!envelope) return fail(StoreFailure::kCorrupt);
  DossierEntry out{std::move(*envelope), std::nullopt};
  const ledger::Header& header = out.envelope.header;
  if (!dossier::is_dossier_kind(header.kind)) return out;
  const auto parts = content == Content::kErased
                         ? Result<PlainParts, KeyFailure>(erased_parts(out.envelope))
                         : open_parts(keys, out.envelope);
  if (!parts) return fail(StoreFailure::kCorrupt);
  auto event = dossier::decode(header.kind, header.version,
                               {header.procedure_version, header.calendar, header.submission},
                               out.envelope.body, *parts);
  if (!event) return fail(StoreFailure::kCorrupt);
  out.event = std::move(*event);
  return out;
}

Result<std::optional<office::Event>, StoreFailure> read_office_entry(Keys& keys,
                                                                     const StoredEntry& entry) {
  const auto envelope = ledger::read_entry(entry.bytes);
  if (!envelope) return fail(StoreFailure::kCorrupt);
  if (!office::is_office_kind(envelope->header.kind)) return std::nullopt;
  const auto parts = open_parts(keys, *envelope);
  if (!parts) return fail(StoreFailure::kCorrupt);
  auto event =
      office::decode(envelope->header.kind, envelope->header.version, envelope->body, *parts);
  if (!event) return fail(StoreFailure::kCorrupt);
  return std::optional<office::Event>(std::move(*event));
}

}  // namespace motcua::app
