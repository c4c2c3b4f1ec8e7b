// JSON Schema (2020-12, as OpenAPI 3.1 uses it) of what the API takes, from the same descriptions
// that read it: a member cannot be read without being documented.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/ids.h"
#include "base/input.h"
#include "base/json.h"
#include "base/members.h"
#include "base/time.h"

namespace motcua::web::api {

template <class T>
struct IsHash : std::false_type {};
template <class Tag>
struct IsHash<Hash32<Tag>> : std::true_type {};

[[nodiscard]] json::Value string_schema(members::TextRule rule);
[[nodiscard]] json::Value integer_schema(members::IntegerRule rule);
[[nodiscard]] json::Value pattern_schema(std::string_view pattern);
[[nodiscard]] json::Value enum_schema(const std::vector<std::string_view>& words);
[[nodiscard]] json::Value array_schema(json::Value items, std::size_t items_max);
[[nodiscard]] json::Value object_schema(json::Object properties, json::Array required);
[[nodiscard]] json::Value reference(std::string_view component);

/// A visitor for describe(): collects properties.
class SchemaWriter {
 public:
  template <class T, class... Rule>
  void operator()(std::string_view name, T& value, const Rule&... rule) {
    required_.push_back(name);
    opt(name, value, rule...);
  }
  template <class T, class... Rule>
  void opt(std::string_view name, T&, const Rule&... rule) {
    properties_.push_back({std::string(name), schema<T>(rule...)});
  }
  /// It reads from outside: what only we may write is not described.
  void fault(std::string_view, InputFault) {}

  void add_constant(std::string_view name, std::string_view value);
  [[nodiscard]] json::Value take() {
    return object_schema(std::move(properties_), std::move(required_));
  }

  template <class T, class... Rule>
  [[nodiscard]] static json::Value schema(const Rule&... rule) {
    if constexpr (std::is_same_v<T, json::Value>) {
      return json::Object{};
    } else if constexpr (std::is_same_v<T, bool>) {
      return json::Object{{"type", "boolean"}};
    } else if constexpr (members::Integral<T>) {
      return integer_schema(rule...);
    } else if constexpr (std::is_same_v<T, std::string>) {
      return text(rule...);
    } else if constexpr (std::is_enum_v<T>) {
      return enum_schema(enum_words(T{}));
    } else if constexpr (members::IsCode<T>::value) {
      return pattern_schema("^[A-Za-z0-9._/-]{1,60}$");
    } else if constexpr (std::is_same_v<T, Date>) {
      return json::Object{{"type", "string"}, {"format", "date"}};
    } else if constexpr (std::is_same_v<T, LegalTime>) {
      return pattern_schema("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$");
    } else if constexpr (IsHash<T>::value) {
      return pattern_schema("^[0-9a-f]{64}$");
    } else if constexpr (members::Spelled<T>) {
      return pattern_schema("^[A-Za-z0-9_-]{22}$");
    } else if constexpr (members::IsOptional<T>::value) {
      return schema<typename T::value_type>(rule...);
    } else if constexpr (members::IsVector<T>::value) {
      return array_schema(schema<typename T::value_type>(rule...), members::kItemsMax);
    } else {
      SchemaWriter nested;
      T example{};
      describe(nested, example);
      return nested.take();
    }
  }

 private:
  static json::Value text(members::TextRule rule = {}) { return string_schema(rule); }
  static json::Value integer_schema(members::IntegerRule rule = {}) {
    return api::integer_schema(rule);
  }

  json::Object properties_;
  json::Array required_;
};

/// One schema for each alternative, told apart by the member `type`.
struct NamedSchema {
  std::string type;
  json::Value schema;
};
[[nodiscard]] std::vector<NamedSchema> dossier_command_schemas();
[[nodiscard]] std::vector<NamedSchema> office_command_schemas();
[[nodiscard]] json::Value intake_schema();

}  // namespace motcua::web::api
