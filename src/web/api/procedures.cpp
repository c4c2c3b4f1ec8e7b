// The catalogue: searching it, and one procedure as published.
#include <set>

#include "catalogue/document.h"
#include "web/api/handlers.h"
#include "web/api/request.h"

namespace motcua::web::api {

void search_procedures(Call call) {
  Query query(call.request);
  const auto words = query.text("q", 200);
  const auto count = query.integer("n", 1, 100, 10);
  query.require("q");
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const auto edition = call.centre().edition();
  if (!edition) return call.refuse(edition.error());
  json::Array found;
  for (const auto& hit : (*edition)->find(words.value_or(""), static_cast<std::size_t>(count)))
    found.push_back(
        json::Object{{"code", hit.code.text}, {"name", hit.name}, {"score", hit.score}});
  call.answer(json_response(200, json::Value(std::move(found))));
}

void read_procedure(Call call) {
  Query query(call.request);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const ProcedureCode code{std::string(call.arguments.get("code"))};
  const auto edition = call.centre().edition();
  if (!edition) return call.refuse(edition.error());
  const catalogue::Catalogue& catalogue = (*edition)->catalogue;
  const catalogue::Procedure* procedure = catalogue.find(code);
  if (procedure == nullptr) return call.refuse(app::Fault::kUnknownProcedure);
  std::string body;
  json::ObjectWriter writer(body);
  const auto hash = catalogue.hash(code);
  if (hash) writer.text("version", hash->text());
  writer.raw("release", json::write(json::Object{{"number", (*edition)->number},
                                                 {"hash", (*edition)->hash.text()},
                                                 {"effective", (*edition)->effective.text()}}));
  // The level is our own assignment to published totals: said wherever it is shown.
  writer.boolean("online_level_is_demonstration", procedure->online_level_is_demonstration);
  writer.raw("procedure", catalogue::document(*procedure));
  writer.end();
  auto response = http::Response::text(200, "application/json", body + "\n");
  if (hash) response.headers.set("ETag", '"' + hash->text() + '"');
  call.answer(std::move(response));
}

void read_procedure_form(Call call) {
  Query query(call.request);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const ProcedureCode code{std::string(call.arguments.get("code"))};
  const auto edition = call.centre().edition();
  if (!edition) return call.refuse(edition.error());
  if ((*edition)->catalogue.find(code) == nullptr)
    return call.refuse(app::Fault::kUnknownProcedure);
  const catalogue::Forms& forms = *(*edition)->forms;
  const catalogue::Form* form = forms.of(code);
  if (form == nullptr) return call.refuse(app::Fault::kNotFound);
  std::string lists = "[";
  std::set<std::string> named;
  for (const auto& section : form->sections) {
    for (const auto& field : section.fields) {
      const catalogue::CodeList* list = forms.list(field.list);
      if (list == nullptr || !named.insert(list->name).second) continue;
      lists += (lists.size() > 1 ? "," : "") + list->document;
    }
  }
  std::string body;
  json::ObjectWriter writer(body);
  writer.text("version", form->hash.text()).raw("form", form->document);
  writer.raw("code_lists", lists + "]");
  writer.end();
  auto response = http::Response::text(200, "application/json", body + "\n");
  response.headers.set("ETag", '"' + form->hash.text() + '"');
  call.answer(std::move(response));
}

}  // namespace motcua::web::api
