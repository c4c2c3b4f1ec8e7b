// Lists: the worklist and its counts, persons, and the public's question where a dossier stands.
#include "http/rate_limit.h"
#include "web/api/handlers.h"
#include "web/api/request.h"
#include "web/api/views.h"

namespace motcua::web::api {

void read_worklist(Call call) {
  // In the order of WorklistQuery::Which; "all" is none of them.
  static const std::vector<std::string_view> kWhich = {
      "open", "to_sign", "to_return",       "waiting",   "late", "ended",
      "news", "at_risk", "apologise_today", "harm_soon", "all"};
  Query query(call.request);
  app::WorklistQuery wanted;
  if (const auto which = query.one_of("which", kWhich)) {
    wanted.ended_too = *which + 1 == kWhich.size();
    if (!wanted.ended_too) wanted.which = static_cast<app::WorklistQuery::Which>(*which);
  }
  wanted.assignee = query.id<OfficerId>("assignee");
  if (auto procedure = query.text("procedure", 40))
    wanted.procedure = ProcedureCode{std::move(*procedure)};
  wanted.after = query.text("after", 200).value_or("");
  wanted.limit = static_cast<int>(query.integer("limit", 1, 200, 50));
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const auto page = call.centre().worklist(*call.session, wanted);
  if (!page) return call.refuse(page.error());
  call.answer(json_response(200, worklist_json(*page)));
}

void count_worklist(Call call) {
  Query query(call.request);
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const auto counts = call.centre().counts(*call.session);
  if (!counts) return call.refuse(counts.error());
  call.answer(json_response(200, json::Object{{"open", counts->open},
                                              {"to_sign", counts->to_sign},
                                              {"to_return", counts->to_return},
                                              {"waiting", counts->waiting},
                                              {"late", counts->late}}));
}

void find_persons(Call call) {
  Query query(call.request);
  const auto words = query.text("q", 200);
  const auto count = query.integer("n", 1, 50, 20);
  query.require("q");
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const auto found =
      call.centre().find_person(*call.session, words.value_or(""), static_cast<int>(count));
  if (!found) return call.refuse(found.error());
  json::Array rows;
  for (const auto& row : *found) rows.push_back(row_json(row));
  call.answer(json_response(200, json::Object{{"dossiers", std::move(rows)}}));
}

void find_identity(Call call) {
  std::string number;
  std::int64_t count = 0;
  const auto read = read_members(call.request, [&](input::Reader& in) {
    number = in.text("number", {1, 60});
    count = in.optional_integer("n", 1, 50).value_or(20);
  });
  if (!read) return call.refuse(read.error());
  const auto found = call.centre().find_identity(*call.session, number, static_cast<int>(count));
  if (!found) return call.refuse(found.error());
  json::Array rows;
  for (const auto& row : *found) rows.push_back(row_json(row));
  call.answer(json_response(200, json::Object{{"dossiers", std::move(rows)}}));
}

void track_dossier(Call call) {
  if (const auto wait =
          call.site->over_limit(Limit::kTrackingOfPeer, http::rate_key(call.request.peer)))
    return call.refuse(too_many(*wait));
  Query query(call.request);
  const auto check = query.text("check", 40);
  query.require("check");
  if (const auto done = query.done(); !done) return call.refuse(done.error());
  const DossierCode number{std::string(call.arguments.get("code"))};
  // A wrong check is answered exactly as an unknown number.
  const auto view = call.centre().track(number, check.value_or(""));
  if (!view) return call.refuse(view.error());
  call.answer(json_response(200, track_json(*view)));
}

}  // namespace motcua::web::api
