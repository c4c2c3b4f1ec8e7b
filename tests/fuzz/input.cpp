// Whatever a form holds, every getter answers, and a body without a fault kept its own limits.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/input.h"
#include "base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto body = motcua::json::parse(text);
  if (!body) return 0;
  motcua::InputErrors errors;
  motcua::input::Reader in(*body, errors);
  const auto name = in.text("name", {.length_min = 2, .length_max = 20});
  const auto copies = in.integer("copies", 0, 9);
  (void)in.optional_date("born_on");
  (void)in.optional_legal_time("at");
  (void)in.boolean_or("urgent", false);
  const auto channel = in.one_of("channel", {"counter", "online", "post"});
  in.done();
  CHECK(channel < 3);
  if (errors.empty()) {
    CHECK(name.size() >= 2 && name.size() <= 20 * 4, "20 code points are at most 80 bytes");
    CHECK(copies >= 0 && copies <= 9);
    CHECK(body->as_object() != nullptr, "only an object has members");
  }
  return 0;
}
