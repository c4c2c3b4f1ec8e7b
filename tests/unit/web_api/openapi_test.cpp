// The API document: every route, every problem, every member that is read, and nothing that leads
// nowhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "app/problem.h"
#include "dossier/commands.h"
#include "office/commands.h"
#include "web/api/api.h"
#include "web/api/openapi.h"
#include "web/api/schema.h"
#include "web/router.h"

namespace motcua::web::api {
namespace {

const json::Value& document() {
  static const json::Value value = openapi(api_routes());
  return value;
}

const json::Value& at(const json::Value& value, std::initializer_list<std::string_view> path) {
  static const json::Value nothing;
  const json::Value* found = &value;
  for (const auto name : path) {
    found = found->find(name);
    if (found == nullptr) return nothing;
  }
  return *found;
}

void each_object(const json::Value& value, const std::function<void(const json::Value&)>& visit) {
  if (const auto* object = value.as_object()) {
    visit(value);
    for (const auto& member : *object) each_object(member.value, visit);
  } else if (const auto* array = value.as_array()) {
    for (const auto& item : *array) each_object(item, visit);
  }
}

std::string method_word(http::Method method) {
  std::string out(http::method_name(method));
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

TEST(OpenApi, TheTableOfRoutesIsSound) {
  const Router router(api_routes());
  EXPECT_NE(router.match(http::Method::kGet, "/api/v1/worklist/counts").route, nullptr);
  EXPECT_NE(router.match(http::Method::kHead, "/api/v1/blobs/00").route, nullptr);
}

TEST(OpenApi, SaysWhichVersionItIs) {
  EXPECT_EQ(*at(document(), {"openapi"}).as_string(), "3.1.0");
  EXPECT_NE(at(document(), {"info", "title"}).as_string(), nullptr);
  EXPECT_NE(at(document(), {"info", "version"}).as_string(), nullptr);
}

TEST(OpenApi, EveryRouteIsThereAndDescribed) {
  for (const Route& route : api_routes()) {
    const json::Value& operation =
        at(document(), {"paths", route.pattern, method_word(route.method)});
    ASSERT_NE(operation.as_object(), nullptr) << route.pattern;
    EXPECT_EQ(*at(operation, {"operationId"}).as_string(), route.name);
    ASSERT_NE(find_operation(route.name), nullptr) << route.name;
    EXPECT_FALSE(at(operation, {"summary"}).as_string()->empty()) << route.name;
    EXPECT_NE(at(operation, {"responses", "default"}).as_object(), nullptr) << route.name;
  }
}

TEST(OpenApi, EveryCaptureOfAPathIsAParameter) {
  for (const Route& route : api_routes()) {
    const auto captures = std::count(route.pattern.begin(), route.pattern.end(), '{');
    const json::Value& parameters =
        at(document(), {"paths", route.pattern, method_word(route.method), "parameters"});
    std::ptrdiff_t in_path = 0;
    if (const auto* list = parameters.as_array())
      in_path = std::count_if(list->begin(), list->end(), [](const json::Value& one) {
        return *one.find("in")->as_string() == "path";
      });
    EXPECT_EQ(in_path, captures) << route.pattern;
  }
}

TEST(OpenApi, WritingCallsOfTheSignedInNeedTheToken) {
  for (const Route& route : api_routes()) {
    const json::Value& security =
        at(document(), {"paths", route.pattern, method_word(route.method), "security"});
    const bool needs_session = !security.as_array()->empty();
    EXPECT_EQ(needs_session, route.access != Access::kPublic) << route.pattern;
    if (!needs_session) continue;
    EXPECT_EQ(security.as_array()->front().find("csrf") != nullptr,
              route.method != http::Method::kGet)
        << route.pattern;
  }
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
  int references = 0;
  each_object(document(), [&](const json::Value& object) {
    const json::Value* reference = object.find("$ref");
    if (reference == nullptr) return;
    ++references;
    const std::string& target = *reference->as_string();
    const std::string_view prefix = "#/components/schemas/";
    ASSERT_TRUE(target.starts_with(prefix)) << target;
    EXPECT_NE(at(document(), {"components", "schemas", target.substr(prefix.size())}).as_object(),
              nullptr)
        << target;
  });
  EXPECT_GT(references, 60);
}

TEST(OpenApi, EveryProblemIsListed) {
  const auto* codes =
      at(document(), {"components", "schemas", "Problem", "properties", "code", "enum"}).as_array();
  ASSERT_NE(codes, nullptr);
  std::set<std::string> listed;
  for (const auto& code : *codes) listed.insert(*code.as_string());
  for (const auto& kind : app::every_problem())
    EXPECT_TRUE(listed.contains(std::string(kind.code))) << kind.code;
  EXPECT_EQ(listed.size(), app::every_problem().size());
}

TEST(OpenApi, EveryCommandHasItsSchema) {
  for (const auto type : dossier::enum_words(dossier::CommandKind{}))
    EXPECT_NE(at(document(), {"components", "schemas", "DossierCommand." + std::string(type)})
                  .as_object(),
              nullptr)
        << type;
  for (const auto type : office::kCommandTypes)
    EXPECT_NE(
        at(document(), {"components", "schemas", "OfficeCommand." + std::string(type)}).as_object(),
        nullptr)
        << type;
}

std::set<std::string> required_of(const json::Value& schema) {
  std::set<std::string> out;
  if (const auto* list = at(schema, {"required"}).as_array())
    for (const auto& name : *list) out.insert(*name.as_string());
  out.erase("type");
  return out;
}

/// What the reader misses in an object that has nothing but its type.
template <class Parse>
std::set<std::string> missed(const std::string& type, Parse parse) {
  InputErrors errors;
  (void)parse(type, json::Value(json::Object{{"type", type}}), errors);
  std::set<std::string> out;
  for (const auto& error : errors)
    if (error.fault == InputFault::kMissing) out.insert(error.path);
  return out;
}

TEST(OpenApi, WhatASchemaRequiresTheReaderMissesAndNothingElse) {
  for (const NamedSchema& one : dossier_command_schemas())
    EXPECT_EQ(required_of(one.schema), missed(one.type, dossier::parse_command)) << one.type;
  for (const NamedSchema& one : office_command_schemas())
    EXPECT_EQ(required_of(one.schema), missed(one.type, office::parse_command)) << one.type;
}

TEST(OpenApi, WhatASchemaDoesNotNameTheReaderRefuses) {
  for (const NamedSchema& one : dossier_command_schemas()) {
    InputErrors errors;
    (void)dossier::parse_command(one.type, json::Object{{"type", one.type}, {"no_such_member", 1}},
                                 errors);
    const bool refused = std::any_of(errors.begin(), errors.end(), [](const InputError& error) {
      return error.fault == InputFault::kUnknownMember && error.path == "no_such_member";
    });
    EXPECT_TRUE(refused) << one.type;
    EXPECT_EQ(*at(one.schema, {"additionalProperties"}).as_bool(), false) << one.type;
  }
}

TEST(OpenApi, TheIntakeTakesAPersonsFileByIdAndNameOnly) {
  const json::Value schema = intake_schema();
  const json::Value& file = at(schema, {"properties", "files", "items", "properties"});
  ASSERT_NE(file.as_object(), nullptr);
  EXPECT_NE(file.find("id"), nullptr);
  EXPECT_NE(file.find("name"), nullptr);
  EXPECT_EQ(file.find("key"), nullptr);
  EXPECT_EQ(file.find("address"), nullptr);
  EXPECT_EQ(required_of(schema), (std::set<std::string>{"procedure", "way", "people"}));
}

}  // namespace
}  // namespace motcua::web::api
