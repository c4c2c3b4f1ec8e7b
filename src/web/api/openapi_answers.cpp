// The shapes of answers and of the small bodies. Answers may grow: a reader passes over members it
// does not know.
#include "web/api/openapi.h"
#include "web/api/schema.h"

namespace motcua::web::api {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value text() { return Object{{"type", "string"}}; }
Value maybe_text() { return Object{{"type", Array{"string", "null"}}}; }
Value integer() { return Object{{"type", "integer"}}; }
Value boolean() { return Object{{"type", "boolean"}}; }
Value moment() { return Object{{"type", Array{"string", "null"}}, {"format", "date-time"}}; }
Value list(Value items) { return Object{{"type", "array"}, {"items", std::move(items)}}; }
Value object(Object properties) {
  return Object{{"type", "object"}, {"properties", std::move(properties)}};
}
/// Personal data, or why it is not shown.
Value sealed() {
  return Object{
      {"description", "As given; {\"state\": \"locked\" | \"erased\"} when not readable"}};
}
Value status() {
  return Object{{"type", "integer"},
                {"minimum", 0},
                {"maximum", 10},
                {"description", "The National Portal's 1-10"}};
}

Object command_answer() {
  return {{"id", text()},    {"code", text()},  {"status", status()},   {"version", integer()},
          {"due", moment()}, {"grade", text()}, {"replayed", boolean()}};
}

Value row() {
  return object({{"id", text()},
                 {"code", text()},
                 {"procedure", object({{"code", text()}, {"name", text()}})},
                 {"summary", sealed()},
                 {"status", status()},
                 {"phase", text()},
                 {"way", text()},
                 {"filed", moment()},
                 {"due", moment()},
                 {"grade", text()},
                 {"apologise_until", moment()},
                 {"harm", maybe_text()},
                 {"assignee", maybe_text()},
                 {"version", integer()}});
}

Value explanation() {
  Value out = object({{"due", moment()},
                      {"grade", text()},
                      {"last_day_to_apologise", maybe_text()},
                      {"receipt", moment()},
                      {"lapse", maybe_text()},
                      {"reasons", list(object({{"date", text()},
                                               {"counted", boolean()},
                                               {"rule", text()},
                                               {"text", text()},
                                               {"day", text()}}))}});
  // None before a limit runs.
  (*out.as_object())[0].value = Array{"object", "null"};
  return out;
}

Value dossier() {
  return object(
      {{"id", text()},
       {"code", text()},
       {"version", integer()},
       {"status", status()},
       {"phase", text()},
       {"due", moment()},
       {"grade", text()},
       {"people", sealed()},
       {"summary", sealed()},
       {"form", sealed()},
       {"allowed", list(text())},
       {"explanation", explanation()},
       {"prints", list(object({{"form", text()}, {"cites", integer()}, {"copies", integer()}}))},
       {"timeline", list(object({{"seq", integer()},
                                 {"kind", text()},
                                 {"at", moment()},
                                 {"claimed", moment()},
                                 {"actor", maybe_text()},
                                 {"event", object({})}}))}});
}

Object birth() {
  Object members = command_answer();
  members.push_back(
      {"receipt", object({{"number", text()}, {"check", text()}, {"tracking", text()}})});
  return members;
}

Value tracking() {
  return object({{"code", text()},
                 {"procedure", text()},
                 {"status", status()},
                 {"phase", text()},
                 {"filed", moment()},
                 {"received", moment()},
                 {"due", moment()},
                 {"grade", text()},
                 {"finished", moment()},
                 {"returned", moment()},
                 {"missing", list(text())},
                 {"papers_until", maybe_text()},
                 {"returning_unit", text()}});
}

Value password(std::string_view name) {
  return object_schema({{std::string(name), string_schema({1, 1024})}}, {name});
}

void add_bodies(Object& out) {
  out.push_back({"Credentials", object_schema({{"username", string_schema({1, 64})},
                                               {"password", string_schema({1, 1024})}},
                                              {"username", "password"})});
  out.push_back({"Password", password("password")});
  out.push_back({"IdentitySearch",
                 object_schema({{"number", string_schema({1, 60})}, {"n", integer_schema({1, 50})}},
                               {"number"})});
  out.push_back({"PasswordChange", object_schema({{"old_password", string_schema({1, 1024})},
                                                  {"new_password", string_schema({1, 1024})}},
                                                 {"old_password", "new_password"})});
}

void add_service(Object& out) {
  out.push_back({"Any", object({})});
  out.push_back(
      {"ProblemKind",
       object({{"code", text()}, {"status", integer()}, {"detail", text()}, {"basis", text()}})});
  out.push_back({"Health", object({{"status", text()}})});
  out.push_back({"Readiness", object({{"status", text()},
                                      {"writer", boolean()},
                                      {"vault_open", boolean()},
                                      {"clock_suspect", boolean()},
                                      {"demo", boolean()}})});
}

}  // namespace

Object answer_schemas() {
  Object out;
  add_bodies(out);
  out.push_back({"Session", object({{"csrf", text()},
                                    {"officer", text()},
                                    {"username", text()},
                                    {"roles", list(text())},
                                    {"must_change_password", boolean()}})});
  out.push_back(
      {"ProcedureHits", list(object({{"code", text()}, {"name", text()}, {"score", integer()}}))});
  out.push_back({"ProcedureVersion",
                 object({{"version", text()},
                         {"release",
                          object({{"number", integer()}, {"hash", text()}, {"effective", text()}})},
                         {"online_level_is_demonstration", boolean()},
                         {"procedure", object({})}})});
  out.push_back(
      {"ProcedureForm",
       object({{"version", text()}, {"form", object({})}, {"code_lists", list(object({}))}})});
  out.push_back({"CommandAnswer", object(command_answer())});
  out.push_back({"Birth", object(birth())});
  out.push_back({"Dossier", dossier()});
  out.push_back({"Worklist", object({{"dossiers", list(row())}, {"next", maybe_text()}})});
  out.push_back({"WorklistCounts", object({{"open", integer()},
                                           {"to_sign", integer()},
                                           {"to_return", integer()},
                                           {"waiting", integer()},
                                           {"late", integer()}})});
  out.push_back({"Tracking", tracking()});
  out.push_back({"Officers", object({{"officers", list(object({{"id", text()},
                                                               {"username", text()},
                                                               {"name", sealed()},
                                                               {"roles", list(text())},
                                                               {"locked", boolean()}}))}})});
  out.push_back({"OneTimePassword", object({{"one_time_password", text()}})});
  out.push_back({"Upload", object({{"sha256", text()}, {"received", integer()}})});
  out.push_back({"StoredFile", object({{"id", text()},
                                       {"address", text()},
                                       {"sha256", text()},
                                       {"size", integer()},
                                       {"media", text()}})});
  add_service(out);
  return out;
}

}  // namespace motcua::web::api
