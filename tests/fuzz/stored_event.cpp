// Whatever stands in the log or arrives from outside, reading says yes or no; and what it accepts
// is written again to the same bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "ledger/envelope.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto envelope = motcua::ledger::read_entry(bytes);
  if (!envelope) return 0;
  const auto again = motcua::ledger::write_entry(envelope->header, envelope->body, envelope->parts);
  CHECK(again.has_value() && *again == bytes, "one event, one text");
  const auto header = motcua::ledger::header_of(bytes);
  CHECK(header.has_value() && *header == motcua::ledger::header_bytes(envelope->header),
        "the header is what parts are sealed over");
  return 0;
}
