// The forms of the acts an officer may do on a dossier, one for each command kind.
#include <algorithm>

#include "base/json.h"
#include "dossier/codec.h"
#include "web/labels.h"
#include "web/pages/action_fields.h"
#include "web/pages/form_block.h"
#include "web/pages/dossier.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

using dossier::CommandKind;

/// The order in which acts are offered: what moves the dossier on comes first.
int rank(CommandKind kind) {
  static constexpr CommandKind kFirst[] = {
      CommandKind::kReturnResult,      CommandKind::kSignResult,
      CommandKind::kRecordResult,      CommandKind::kIssueResult,
      CommandKind::kReceiveDossier,    CommandKind::kReceiveSupplement,
      CommandKind::kFulfilObligation,  CommandKind::kResumeClock,
      CommandKind::kCheckDossier,      CommandKind::kAssign,
      CommandKind::kCompleteStep,      CommandKind::kProposeResult,
      CommandKind::kRequestSupplement, CommandKind::kSendBack,
      CommandKind::kStartStep,         CommandKind::kApologiseAndExtend,
      CommandKind::kRefuseDossier,     CommandKind::kAddNote,
      CommandKind::kPrintPaper};
  const auto* found = std::find(std::begin(kFirst), std::end(kFirst), kind);
  return static_cast<int>(found - std::begin(kFirst));
}

/// What moves a dossier on; the rest may be done beside it.
bool moves_on(CommandKind kind) { return rank(kind) <= rank(CommandKind::kProposeResult); }

/// Ends a dossier or loses something for ever: its button looks like it.
bool is_grave(CommandKind kind) {
  return kind == CommandKind::kRefuseDossier || kind == CommandKind::kWithdrawDossier ||
         kind == CommandKind::kStopDossier || kind == CommandKind::kOrderErasure;
}

Html one_form(const Talk& talk, const DossierPageView& view, CommandKind kind, bool open) {
  const std::string type(dossier::enum_words(kind)[static_cast<std::size_t>(kind)]);
  const bool again = view.typed_action == type;
  Typed typed;
  if (again) {
    typed = view.typed;
  } else if (kind == CommandKind::kCorrectEntry) {
    const auto* people = view.dossier->state.people.get();
    std::vector<http::Parameters::Pair> values;
    if (people != nullptr) values = people_values(*people).all();
    if (const json::Value* answers = view.dossier->state.form.get())
      for (auto& pair : answer_values(*answers)) values.push_back(std::move(pair));
    typed.values = http::Parameters(std::move(values));
    typed.again = people != nullptr;
  }
  const Fields fields(talk, typed, "a-" + type + "-");
  Html inside = hidden("csrf", view.csrf) + hidden("command", view.command) +
                hidden("version", std::to_string(view.dossier->state.version)) +
                hidden("type", type) + action_fields(fields, view, kind) +
                tag("p", {{"class", "actions"}},
                    submit(talk(label(kind)), kind == CommandKind::kUndo ? ""
                                              : is_grave(kind)           ? "danger"
                                                                         : "strong"));
  const std::string address = "/ho-so/" + view.dossier->state.number.text;
  const Html form =
      tag("form", {{"method", "post"}, {"action", address}, {"enctype", "multipart/form-data"}},
          again ? fault_notice(talk, view) + fields.summary() + kept_files(talk, typed) + inside
                : inside);
  if (kind == CommandKind::kUndo) return form;
  return tag("details", {{"id", "viec-" + type}, {"open", open || again}},
             tag("summary", text(talk(label(kind)))) + form);
}

void flatten(const json::Value& value, const std::string& path,
             std::vector<http::Parameters::Pair>& out) {
  if (const auto* object = value.as_object()) {
    for (const auto& member : *object) flatten(member.value, path + "." + member.name, out);
  } else if (const auto* array = value.as_array()) {
    for (std::size_t i = 0; i < array->size(); ++i)
      flatten((*array)[i], path + "." + std::to_string(i), out);
  } else if (const auto* word = value.as_string()) {
    out.emplace_back(path, *word);
  } else if (const auto* number = value.as_integer()) {
    out.emplace_back(path, std::to_string(*number));
  } else if (const auto* flag = value.as_bool()) {
    out.emplace_back(path, *flag ? "true" : "false");
  }
}

}  // namespace

http::Parameters people_values(const dossier::People& people) {
  dossier::EntryCorrected event;
  event.people = Private<dossier::People>::open(people);
  std::vector<http::Parameters::Pair> pairs;
  const dossier::Encoded encoded = dossier::encode(dossier::Event(event));
  for (const auto& part : encoded.parts) {
    if (part.first != "people" || part.second.get() == nullptr) continue;
    if (const auto parsed = json::parse(*part.second.get())) flatten(*parsed, "people", pairs);
  }
  return http::Parameters(std::move(pairs));
}

bool offered(const DossierPageView& view, std::string_view type) {
  const auto kind = dossier::command_kind(type);
  const auto& allowed = view.dossier->allowed;
  return kind && std::find(allowed.begin(), allowed.end(), *kind) != allowed.end();
}

Html action_forms(const Talk& talk, const DossierPageView& view) {
  std::vector<CommandKind> kinds = view.dossier->allowed;
  if (view.undo_ms_left <= 0) std::erase(kinds, CommandKind::kUndo);
  std::erase(kinds, CommandKind::kFileDossier);
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](CommandKind a, CommandKind b) { return rank(a) < rank(b); });
  Html out;
  const auto undo = std::find(kinds.begin(), kinds.end(), CommandKind::kUndo);
  if (undo != kinds.end()) {
    kinds.erase(undo);
    out += notice(Tone::kPlain, talk("Vừa làm nhầm? Trong 10 giây còn hoàn tác được."),
                  one_form(talk, view, CommandKind::kUndo, true));
  }
  if (kinds.empty())
    return out + paragraph(talk("Lúc này anh chị không có việc gì phải làm với hồ sơ này."));
  bool first = moves_on(kinds.front());
  if (!first) out += soft(talk("Bước tiếp theo do người khác làm. Anh chị vẫn làm được:"));
  for (const CommandKind kind : kinds) {
    out += one_form(talk, view, kind, first && view.typed_action.empty());
    first = false;
  }
  return tag("div", {{"class", "acts"}}, out);
}

}  // namespace motcua::web
