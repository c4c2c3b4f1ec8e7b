// Whatever arrives, parsing says yes or no; and what it accepts has one text: written and read
// again it is the same value and the same bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto value = motcua::json::parse(text);
  if (!value) {
    CHECK(value.error().offset <= size, "a fault is told inside the text");
    return 0;
  }
  const std::string written = motcua::json::write(*value);
  const auto again = motcua::json::parse(written);
  CHECK(again.has_value(), "what was written can be read");
  CHECK(*again == *value, "reading again gives the same value");
  CHECK(motcua::json::write(*again) == written, "one value, one text");
  return 0;
}
