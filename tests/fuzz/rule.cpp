// [rule, facts]: a rule over whatever facts answers or names a fault, twice the same, and what the
// check of its form passes meets no unknown operator.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/json.h"
#include "catalogue/rules.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace motcua;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto pair = json::parse(text);
  const json::Array* parts = pair ? pair->as_array() : nullptr;
  if (parts == nullptr || parts->size() != 2) return 0;
  const auto form = catalogue::check_rule((*parts)[0]);
  const auto once = catalogue::evaluate((*parts)[0], (*parts)[1]);
  const auto again = catalogue::evaluate((*parts)[0], (*parts)[1]);
  CHECK(once == again, "the same twice");
  if (!once && once.error().fault == catalogue::RuleFault::kUnknownOperator)
    CHECK(!form.empty(), "an unknown operator is seen before there are facts");
  (void)catalogue::facts_read((*parts)[0]);
  return 0;
}
