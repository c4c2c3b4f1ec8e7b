#include "web/api/views.h"

#include "dossier/describe_people.h"
#include "office/words.h"
#include "web/api/out.h"

namespace motcua::web::api {
namespace {

std::string tracking_address(const DossierCode& number) { return "/tra-cuu/" + number.text; }

json::Array role_words(office::RoleSet roles) {
  json::Array out;
  for (std::size_t i = 0; i < office::kRoles; ++i) {
    const auto role = static_cast<office::Role>(i);
    if (roles.has(role)) out.push_back(office::word(role));
  }
  return out;
}

}  // namespace

json::Value out(const dossier::File& file) {
  return json::Object{{"id", file.id.text()},
                      {"name", file.name},
                      {"media", file.media},
                      {"size", file.size},
                      {"sha256", out(file.sha256)}};
}

json::Value session_json(const app::Session& session) {
  return json::Object{{"csrf", session.csrf},
                      {"officer", session.officer.text()},
                      {"username", session.username.text},
                      {"roles", role_words(session.roles)},
                      {"must_change_password", session.must_change_password}};
}

json::Value answer_json(const app::CommandAnswer& answer) {
  return json::Object{{"id", answer.id.text()},     {"code", answer.number.text},
                      {"status", answer.status},    {"version", answer.version},
                      {"due", out(answer.due)},     {"grade", catalogue::word(answer.grade)},
                      {"replayed", answer.replayed}};
}

json::Value birth_json(const app::CommandAnswer& answer) {
  json::Value value = answer_json(answer);
  value.as_object()->push_back(
      {"receipt", json::Object{{"number", answer.number.text},
                               {"check", answer.check},
                               {"tracking", tracking_address(answer.number)}}});
  return value;
}

json::Value row_json(const app::ListedDossier& row) {
  return json::Object{
      {"id", row.id.text()},
      {"code", row.number.text},
      {"procedure", json::Object{{"code", row.procedure.text}, {"name", row.procedure_name}}},
      {"summary", out(row.summary)},
      {"status", row.status},
      {"phase", phase_word(row.phase)},
      {"way", dossier::word(row.way)},
      {"filed", out(row.filed)},
      {"due", out(row.due)},
      {"grade", catalogue::word(row.grade)},
      {"apologise_until", out(row.apologise_until)},
      {"harm", out(row.harm)},
      {"assignee", out(row.assignee)},
      {"version", row.version}};
}

json::Value worklist_json(const app::WorklistPage& page) {
  json::Array rows;
  for (const auto& row : page.rows) rows.push_back(row_json(row));
  return json::Object{{"dossiers", std::move(rows)}, {"next", out(page.next)}};
}

json::Value track_json(const app::TrackView& view) {
  return json::Object{{"code", view.number.text},
                      {"procedure", view.procedure_name},
                      {"status", view.status},
                      {"phase", phase_word(view.phase)},
                      {"filed", out(view.filed)},
                      {"received", out(view.received)},
                      {"due", out(view.due)},
                      {"grade", catalogue::word(view.grade)},
                      {"finished", out(view.finished)},
                      {"returned", out(view.returned)},
                      {"missing", out(view.missing_components)},
                      {"papers_until", out(view.lapse)},
                      {"returning_unit", view.returning.text}};
}

json::Value officer_json(const app::OfficerView& officer) {
  json::Array roles;
  for (const office::Role role : officer.roles) roles.push_back(office::word(role));
  return json::Object{{"id", officer.id.text()},
                      {"username", officer.username.text},
                      {"name", out(officer.name)},
                      {"roles", std::move(roles)},
                      {"locked", officer.locked}};
}

std::string_view phase_word(dossier::Phase phase) {
  using dossier::Phase;
  switch (phase) {
    case Phase::kNone: return "none";
    case Phase::kFiled: return "filed";
    case Phase::kReceived: return "received";
    case Phase::kRefused: return "refused";
    case Phase::kInWork: return "in_work";
    case Phase::kSupplement: return "supplement";
    case Phase::kObligation: return "obligation";
    case Phase::kWithdrawn: return "withdrawn";
    case Phase::kStopped: return "stopped";
    case Phase::kProposed: return "proposed";
    case Phase::kSigned: return "signed";
    case Phase::kFinished: return "finished";
    case Phase::kReturned: return "returned";
  }
  return "none";
}

}  // namespace motcua::web::api
