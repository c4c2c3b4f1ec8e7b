#include "app/transaction.h"

#include <map>

#include "base/check.h"

namespace motcua::app {

/// What write() makes before it is sure that all of it can be made.
struct Transaction::Draft {
  std::vector<WrittenEvent> written;
  std::vector<EntryToAppend> entries;
  std::vector<RowChange> rows;
  std::map<StreamId, StreamTip> tips;
  std::int64_t next_pos = 0;
};

namespace {

Problem store_problem(StoreFailure failure) { return Problem{failure}; }

Problem envelope_problem(ledger::EnvelopeFault fault) {
  // Everything but the size was checked when the values were read: another fault is a bug.
  CHECK(fault == ledger::EnvelopeFault::kTooLarge, "an event that cannot be written");
  return Problem{Fault::kEventTooLarge};
}

}  // namespace

Result<StreamTip, Problem> Transaction::tip_in(const StreamId& stream, Draft& draft) {
  const auto known = draft.tips.find(stream);
  if (known != draft.tips.end()) return known->second;
  const auto tip = books_.tip(stream);
  if (!tip) return fail(store_problem(tip.error()));
  draft.tips.emplace(stream, *tip);
  return *tip;
}

Result<Done, Problem> Transaction::append(
    ledger::Header header, const json::Value& body,
    const std::vector<std::pair<std::string, std::string>>& parts, Draft& draft) {
  StreamTip tip = TRY(tip_in(header.stream, draft));
  header.seq = tip.seq + 1;
  header.claimed = now_.instant;
  header.since_boot_ms = now_.since_boot_ms;
  header.boot = books_.node().boot;
  header.command = command_;
  ledger::SealedParts sealed;
  if (!parts.empty()) {
    const Bytes associated = ledger::header_bytes(header);
    for (const auto& [name, plaintext] : parts) {
      auto part = books_.keys().seal(*tip.key, associated, name, plaintext);
      if (!part) return fail(Problem{part.error()});
      sealed.emplace_back(name, std::move(*part));
    }
  }
  auto bytes = ledger::write_entry(header, body, sealed);
  if (!bytes) return fail(envelope_problem(bytes.error()));
  tip.seq = header.seq;
  if (header.kind == "key.erased") tip.key.reset();
  draft.tips.insert_or_assign(header.stream, tip);
  draft.entries.push_back({header.stream, header.seq, command_, std::move(*bytes)});
  draft.written.push_back({draft.next_pos++, {std::move(header), body, std::move(sealed)}});
  return Done{};
}

Result<Done, Problem> Transaction::mint(const StreamId& stream, Draft& draft) {
  MintedKey minted = books_.keys().mint(stream);
  ledger::Header header;
  header.stream = stream;
  header.kind = "key.minted";
  const json::Value body(json::Object{
      {"id", minted.id.text()}, {"commit", minted.commit.text()}, {"epoch", json::Array{0, 0}}});
  TRY(append(std::move(header), body, {}, draft));
  draft.written.pop_back();  // keys are not the subject's business
  for (RowChange& row : minted.rows) draft.rows.push_back(std::move(row));
  draft.tips.at(stream).key = minted.id;
  return Done{};
}

Result<Done, Problem> Transaction::write_one(NewEvent& event, Draft& draft) {
  const StreamTip tip = TRY(tip_in(event.stream, draft));
  if (!event.parts.empty() && !tip.key) TRY(mint(event.stream, draft));
  ledger::Header header;
  header.stream = event.stream;
  header.kind = std::move(event.kind);
  header.version = event.version;
  header.legal = event.legal;
  header.actor = event.actor;
  header.acting_by = event.acting_by;
  header.procedure_version = event.procedure_version;
  header.calendar = std::move(event.calendar);
  header.submission = event.submission;
  return append(std::move(header), event.body, event.parts, draft);
}

Result<std::vector<WrittenEvent>, Problem> Transaction::write(std::vector<NewEvent> events) {
  Draft draft;
  const auto next_pos = books_.next_pos();
  if (!next_pos) return fail(store_problem(next_pos.error()));
  draft.next_pos = *next_pos;
  for (NewEvent& event : events) TRY(write_one(event, draft));

  for (const auto& [stream, tip] : draft.tips) books_.set_tip(stream, tip);
  books_.set_next_pos(draft.next_pos);
  for (EntryToAppend& entry : draft.entries) staged_.batch.entries.push_back(std::move(entry));
  for (RowChange& row : draft.rows) put(std::move(row));
  return std::move(draft.written);
}

}  // namespace motcua::app
