// From values to the API's JSON, by the same descriptions that read commands and write events: one
// spelling everywhere, but for times, which go out as RFC 3339 with +07:00.
//
// Personal data that cannot be opened goes out as {"state": "locked"} or {"state": "erased"}.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/ids.h"
#include "base/json.h"
#include "base/members.h"
#include "base/private.h"
#include "base/time.h"
#include "dossier/people.h"

namespace motcua::web::api {

/// Without the key that opens the attachment: it never leaves the program.
[[nodiscard]] json::Value out(const dossier::File& file);
template <class T>
[[nodiscard]] json::Value out(const T& value);

/// A visitor for describe(): `opt` leaves out what is empty, `part` is personal data, `pin` stands
/// elsewhere.
class Out {
 public:
  template <class T, class... Rule>
  void operator()(std::string_view name, const T& value, const Rule&...) {
    members_.push_back({std::string(name), out(value)});
  }
  template <class T, class... Rule>
  void opt(std::string_view name, const T& value, const Rule&...) {
    if (!members::is_empty(value)) (*this)(name, value);
  }
  template <class T>
  void part(std::string_view name, const std::optional<Private<T>>& value) {
    if (value) members_.push_back({std::string(name), out(*value)});
  }
  template <class T>
  void pin(const T&) {}
  [[nodiscard]] json::Value take() { return json::Value(std::move(members_)); }

 private:
  json::Object members_;
};

template <class T>
struct IsPrivate : std::false_type {};
template <class T>
struct IsPrivate<Private<T>> : std::true_type {};

/// Empty options are null.
template <class T>
json::Value out(const T& value) {
  if constexpr (std::is_same_v<T, json::Value>) {
    return value;
  } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string>) {
    return json::Value(value);
  } else if constexpr (members::Integral<T>) {
    return json::Value(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, LegalTime> || std::is_same_v<T, Instant>) {
    return json::Value(value.rfc3339());
  } else if constexpr (std::is_enum_v<T>) {
    return json::Value(enum_words(value)[static_cast<std::size_t>(value)]);
  } else if constexpr (members::IsCode<T>::value) {
    return json::Value(value.text);
  } else if constexpr (members::Spelled<T>) {
    return json::Value(value.text());
  } else if constexpr (members::IsOptional<T>::value) {
    return value ? out(*value) : json::Value();
  } else if constexpr (members::IsVector<T>::value) {
    json::Array items;
    for (const auto& item : value) items.push_back(out(item));
    return json::Value(std::move(items));
  } else if constexpr (IsPrivate<T>::value) {
    if (value.get() != nullptr) return out(*value.get());
    return json::Object{{"state", value.is_erased() ? "erased" : "locked"}};
  } else {
    Out nested;
    T copy = value;  // describe() takes what it describes by reference, also to read it
    describe(nested, copy);
    return nested.take();
  }
}

}  // namespace motcua::web::api
