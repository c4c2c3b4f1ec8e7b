// From the fields of a posted form to the JSON body a program would have sent.
//
// A name is a path: "people.witnesses.0.name". Digits count the items of a list; gaps are closed.
// An ending says the type: ":n" integer, ":b" true when ticked, ":l" one item for each line of
// text, ":m" one item for each field of that name, ":k" a companion that counts only beside
// something filled in; "x:k:n" is both. Without an ending it is text. Empty fields, and objects
// with nothing in them, are left out; names that end in ":x" or are reserved are passed over.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/input.h"
#include "base/json.h"
#include "http/http.h"

namespace motcua::web {

struct FormBody {
  json::Value value = json::Object{};
  /// Where closing a gap moved an item: from the path in the body to the path in the form.
  std::vector<std::pair<std::string, std::string>> moved;

  /// A fault's path, as the form's controls are named.
  [[nodiscard]] std::string control_path(std::string_view body_path) const;
};

/// Fields that belong to the form itself: csrf, command, version, action...
[[nodiscard]] bool is_reserved(std::string_view name);
[[nodiscard]] FormBody form_body(const http::Parameters& fields);
/// The name without its type ending.
[[nodiscard]] std::string_view untyped(std::string_view name);

}  // namespace motcua::web
