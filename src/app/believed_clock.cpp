#include "app/believed_clock.h"

namespace motcua::app {

std::optional<ledger::Header> last_header(EventStore& store) {
  const auto head = store.head();
  if (!head || head->size == 0) return std::nullopt;
  const auto entry = store.entry_at(head->size);
  if (!entry || !*entry) return std::nullopt;
  const auto envelope = ledger::read_entry((*entry)->bytes);
  if (!envelope) return std::nullopt;
  return envelope->header;
}

ClockReading believed_now(CentreParts& parts) {
  ClockReading reading = parts.ports.clock->now();
  if (reading.source != ClockSource::kSuspect) return reading;
  auto reader = parts.readers.take();
  if (!reader) return reading;
  if (const auto last = last_header(reader->store())) reading.instant = last->claimed;
  return reading;
}

}  // namespace motcua::app
