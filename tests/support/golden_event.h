// An event of any subject as its golden file holds it: kind, version, open body, open parts.
#pragma once

#include <string>
#include <utility>

#include "base/json.h"

namespace motcua::testing {

/// Of an encoded event whose parts are all open.
template <class Encoded>
[[nodiscard]] std::string golden_text(const Encoded& encoded) {
  json::Object parts;
  for (const auto& [name, plain] : encoded.parts)
    parts.push_back({name, json::parse(*plain.get()).value()});
  return json::write(json::Value(json::Object{{"kind", json::Value(encoded.kind)},
                                              {"version", json::Value(encoded.version)},
                                              {"body", encoded.body},
                                              {"parts", json::Value(std::move(parts))}})) +
         "\n";
}

}  // namespace motcua::testing
