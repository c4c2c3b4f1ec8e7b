#include "web/api/schema.h"

namespace motcua::web::api {

json::Value string_schema(members::TextRule rule) {
  return json::Object{{"type", "string"},
                      {"minLength", static_cast<std::int64_t>(rule.length_min)},
                      {"maxLength", static_cast<std::int64_t>(rule.length_max)}};
}

json::Value integer_schema(members::IntegerRule rule) {
  return json::Object{{"type", "integer"}, {"minimum", rule.low}, {"maximum", rule.high}};
}

json::Value pattern_schema(std::string_view pattern) {
  return json::Object{{"type", "string"}, {"pattern", pattern}};
}

json::Value enum_schema(const std::vector<std::string_view>& words) {
  json::Array values;
  for (const auto word : words) values.push_back(word);
  return json::Object{{"type", "string"}, {"enum", std::move(values)}};
}

json::Value array_schema(json::Value items, std::size_t items_max) {
  return json::Object{{"type", "array"},
                      {"items", std::move(items)},
                      {"maxItems", static_cast<std::int64_t>(items_max)}};
}

json::Value object_schema(json::Object properties, json::Array required) {
  json::Object out{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) out.push_back({"required", std::move(required)});
  out.push_back({"additionalProperties", false});
  return json::Value(std::move(out));
}

json::Value reference(std::string_view component) {
  return json::Object{{"$ref", "#/components/schemas/" + std::string(component)}};
}

void SchemaWriter::add_constant(std::string_view name, std::string_view value) {
  required_.push_back(name);
  properties_.push_back({std::string(name), json::Object{{"const", value}}});
}

}  // namespace motcua::web::api
