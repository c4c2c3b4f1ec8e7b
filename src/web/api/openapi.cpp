#include "web/api/openapi.h"

#include <algorithm>
#include <map>
#include <string>

#include "app/problem.h"
#include "web/api/schema.h"

namespace motcua::web::api {
namespace {

using json::Array;
using json::Object;
using json::Value;

std::string lower_case(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

Value content_of(std::string_view component) {
  if (component == "binary")
    return Object{{"application/octet-stream", Object{{"schema", Object{}}}}};
  if (component == "pdf") return Object{{"application/pdf", Object{{"schema", Object{}}}}};
  if (component == "events")
    return Object{{"text/event-stream", Object{{"schema", Object{{"type", "string"}}}}}};
  if (component == "text")
    return Object{{"text/plain", Object{{"schema", Object{{"type", "string"}}}}}};
  return Object{{"application/json", Object{{"schema", reference(component)}}}};
}

Value problem_answer() {
  return Object{
      {"description", "A problem (RFC 9457); `code` says which"},
      {"content", Object{{"application/problem+json", Object{{"schema", reference("Problem")}}}}}};
}

Array parameters_of(const Route& route, const Operation& operation) {
  Array out;
  const std::string_view pattern = route.pattern;
  for (auto at = pattern.find('{'); at != pattern.npos; at = pattern.find('{', at + 1)) {
    const auto end = pattern.find('}', at);
    out.push_back(Object{{"name", pattern.substr(at + 1, end - at - 1)},
                         {"in", "path"},
                         {"required", true},
                         {"schema", Object{{"type", "string"}}}});
  }
  for (const Parameter& one : operation.parameters)
    out.push_back(Object{{"name", one.name},
                         {"in", one.place},
                         {"required", one.required},
                         {"description", one.meaning},
                         {"schema", Object{{"type", "string"}}}});
  return out;
}

bool writes(http::Method method) {
  return method != http::Method::kGet && method != http::Method::kHead;
}

/// Answers besides the usual one that are no problems.
struct Also {
  std::string_view operation;
  int status;
  std::string_view answer;
  std::string_view meaning;
};
constexpr Also kAlso[] = {
    {"receive_dossier", 200, "Birth", "It had been received before, by the same key"},
    {"put_blob", 202, "Upload", "Kept; pieces are still missing"},
    {"read_readiness", 503, "Readiness", "Nothing can be written now"},
};

Object responses_of(const Route& route, const Operation& operation) {
  Object answer{{"description", "Done"}};
  if (!operation.answer.empty()) answer.push_back({"content", content_of(operation.answer)});
  Object out{{std::to_string(operation.status), std::move(answer)}};
  for (const Also& also : kAlso)
    if (also.operation == route.name)
      out.push_back({std::to_string(also.status),
                     Object{{"description", also.meaning}, {"content", content_of(also.answer)}}});
  out.push_back({"default", problem_answer()});
  return out;
}

Value operation_of(const Route& route) {
  static const Operation kUndescribed;
  const Operation* found = find_operation(route.name);
  const Operation& operation = found == nullptr ? kUndescribed : *found;
  Object out{{"operationId", route.name}, {"summary", operation.summary}};
  const Array parameters = parameters_of(route, operation);
  if (!parameters.empty()) out.push_back({"parameters", parameters});
  if (!operation.body.empty())
    out.push_back(
        {"requestBody", Object{{"required", true}, {"content", content_of(operation.body)}}});
  out.push_back({"responses", responses_of(route, operation)});
  Array security;
  if (route.access != Access::kPublic) {
    Object needs{{"session", Array{}}};
    if (writes(route.method)) needs.push_back({"csrf", Array{}});
    security.push_back(std::move(needs));
  }
  out.push_back({"security", std::move(security)});
  return Value(std::move(out));
}

Value paths_of(const std::vector<Route>& routes) {
  Object paths;
  for (const Route& route : routes) {
    if (route.face != Face::kApi) continue;
    auto place = std::find_if(paths.begin(), paths.end(),
                              [&](const json::Member& path) { return path.name == route.pattern; });
    if (place == paths.end()) {
      paths.push_back({std::string(route.pattern), Object{}});
      place = std::prev(paths.end());
    }
    place->value.as_object()->push_back(
        {lower_case(http::method_name(route.method)), operation_of(route)});
  }
  return Value(std::move(paths));
}

Value problem_schema() {
  Array codes;
  for (const app::ProblemKind& kind : app::every_problem()) codes.push_back(kind.code);
  Array faults;
  for (int i = 0; i <= static_cast<int>(InputFault::kContradicts); ++i)
    faults.push_back(app::kind_of(static_cast<InputFault>(i)).code);
  const Value text = Object{{"type", "string"}};
  Object error{{"path", text},
               {"code", Object{{"type", "string"}, {"enum", std::move(faults)}}},
               {"message", text}};
  return Object{
      {"type", "object"},
      {"properties",
       Object{{"type", text},
              {"title", text},
              {"detail", text},
              {"status", Object{{"type", "integer"}}},
              {"code", Object{{"type", "string"}, {"enum", std::move(codes)}}},
              {"basis", text},
              {"errors",
               Object{{"type", "array"},
                      {"items", Object{{"type", "object"}, {"properties", std::move(error)}}}}}}},
      {"required", Array{"type", "title", "status", "code"}}};
}

void add_commands(Object& schemas, std::string_view whole,
                  const std::vector<NamedSchema>& commands) {
  Array choices;
  Object mapping;
  for (const NamedSchema& command : commands) {
    const std::string name = std::string(whole) + "." + command.type;
    schemas.push_back({name, command.schema});
    choices.push_back(reference(name));
    mapping.push_back({command.type, "#/components/schemas/" + name});
  }
  schemas.push_back({std::string(whole),
                     Object{{"oneOf", std::move(choices)},
                            {"discriminator",
                             Object{{"propertyName", "type"}, {"mapping", std::move(mapping)}}}}});
}

}  // namespace

Value openapi(const std::vector<Route>& routes) {
  Object schemas = answer_schemas();
  schemas.push_back({"Problem", problem_schema()});
  schemas.push_back({"Intake", intake_schema()});
  add_commands(schemas, "DossierCommand", dossier_command_schemas());
  add_commands(schemas, "OfficeCommand", office_command_schemas());
  const Object security{
      {"session", Object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "motcua"}}},
      {"csrf", Object{{"type", "apiKey"}, {"in", "header"}, {"name", "X-CSRF-Token"}}}};
  return Object{
      {"openapi", "3.1.0"},
      {"info", Object{{"title", "motcua"},
                      {"version", "1"},
                      {"description",
                       "The office system of a commune's public service centre. Names are for "
                       "ever; problems are RFC 9457; times are RFC 3339 with +07:00, and are taken "
                       "as YYYY-MM-DDTHH:MM in Viet Nam's time."}}},
      {"paths", paths_of(routes)},
      {"components", Object{{"schemas", std::move(schemas)}, {"securitySchemes", security}}}};
}

}  // namespace motcua::web::api
