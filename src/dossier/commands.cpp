#include "dossier/commands.h"

#include <algorithm>
#include <utility>

#include "base/alternatives.h"
#include "base/text.h"
#include "dossier/describe_commands.h"

namespace motcua::dossier {
namespace {

constexpr std::size_t kFormTextMax = 4000;
constexpr std::size_t kFormDepthMax = 8;

/// A form's answers have no fixed members: each text, list and level is held to the same bounds.
/// Texts are brought to NFC in place.
void check_answers(json::Value& value, const std::string& path, std::size_t depth,
                   InputErrors& errors) {
  const auto report = [&](InputFault fault, std::size_t limit) {
    errors.push_back({path, fault, static_cast<std::int64_t>(limit)});
  };
  if (depth > kFormDepthMax) return report(InputFault::kTooMany, kFormDepthMax);
  if (const std::string* text = value.as_string()) {
    auto composed = to_nfc(*text);
    if (!composed || has_forbidden_characters(*composed))
      return report(InputFault::kBadCharacters, 0);
    if (code_points(*composed) > kFormTextMax) return report(InputFault::kTooLong, kFormTextMax);
    value = json::Value(std::move(*composed));
  } else if (json::Array* array = value.as_array()) {
    if (array->size() > members::kItemsMax) return report(InputFault::kTooMany, members::kItemsMax);
    for (std::size_t i = 0; i < array->size(); ++i)
      check_answers((*array)[i], path + "." + std::to_string(i), depth + 1, errors);
  } else if (json::Object* object = value.as_object()) {
    // The form of one procedure may ask more than a list holds.
    if (object->size() > 4 * members::kItemsMax)
      return report(InputFault::kTooMany, 4 * members::kItemsMax);
    for (json::Member& member : *object) {
      if (member.name.empty() || member.name.size() > 40 ||
          !members::looks_like_a_code(member.name))
        return report(InputFault::kBadForm, 40);
      check_answers(member.value, path + "." + member.name, depth + 1, errors);
    }
  }
}

void check_form(json::Value& form, const std::string& path, InputErrors& errors) {
  if (form.is_null()) return;
  if (form.as_object() == nullptr) {
    errors.push_back({path, InputFault::kWrongType, 0});
    return;
  }
  check_answers(form, path, 0, errors);
}

template <class T>
void check_forms(T&, InputErrors&) {}
void check_forms(FileDossier& c, InputErrors& errors) {
  check_form(c.intake.form, "intake.form", errors);
}
void check_forms(ReceiveDossier& c, InputErrors& errors) {
  if (c.intake) check_form(c.intake->form, "intake.form", errors);
}
void check_forms(CorrectEntry& c, InputErrors& errors) { check_form(c.form, "form", errors); }

}  // namespace

const std::vector<std::string_view>& enum_words(CommandKind) {
  static const std::vector<std::string_view> kWords{"file_dossier",
                                                    "receive_dossier",
                                                    "refuse_dossier",
                                                    "correct_entry",
                                                    "check_dossier",
                                                    "assign",
                                                    "start_step",
                                                    "complete_step",
                                                    "request_supplement",
                                                    "receive_supplement",
                                                    "lapse",
                                                    "stop_clock",
                                                    "resume_clock",
                                                    "request_obligation",
                                                    "fulfil_obligation",
                                                    "intend_transfer",
                                                    "consult",
                                                    "answer_consultation",
                                                    "propose_result",
                                                    "send_back",
                                                    "sign_result",
                                                    "record_result",
                                                    "issue_result",
                                                    "return_result",
                                                    "withdraw_dossier",
                                                    "stop_dossier",
                                                    "apologise_and_extend",
                                                    "amend_result",
                                                    "undo",
                                                    "bind_alias",
                                                    "place_hold",
                                                    "lift_hold",
                                                    "order_erasure",
                                                    "add_note",
                                                    "check_signature",
                                                    "print_paper"};
  return kWords;
}

std::optional<CommandKind> command_kind(std::string_view type) {
  const auto& words = enum_words(CommandKind{});
  const std::size_t place = place_among(words, type);
  if (place >= words.size()) return std::nullopt;
  return static_cast<CommandKind>(place);
}

std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                     InputErrors& errors) {
  const auto kind = command_kind(type);
  if (!kind) {
    errors.push_back({"type", InputFault::kNotOneOf, 0});
    return std::nullopt;
  }
  const std::size_t before = errors.size();
  Command command = with_alternative<Command>(static_cast<std::size_t>(*kind),
                                              [&]<class C>(std::in_place_type_t<C>) -> Command {
                                                C one;
                                                input::Reader in(value, errors);
                                                if (value.as_object() == nullptr) return one;
                                                members::InputReader reader(in, errors);
                                                (void)in.member("type", false);
                                                describe(reader, one);
                                                in.done();
                                                check_forms(one, errors);
                                                return one;
                                              });
  if (errors.size() != before) return std::nullopt;
  return command;
}

namespace {

template <class T>
void visit_files(T& command, const std::function<void(File&)>& each) {
  if constexpr (requires { command.files; }) {
    for (File& file : command.files) each(file);
  } else if constexpr (std::same_as<T, SignResult>) {
    if (command.file) each(*command.file);
    if (command.content) each(*command.content);
  } else if constexpr (std::same_as<T, FileDossier>) {
    for (File& file : command.intake.files) each(file);
  } else if constexpr (std::same_as<T, ReceiveDossier>) {
    if (!command.intake) return;
    for (File& file : command.intake->files) each(file);
  }
}

}  // namespace

void for_each_file(Command& command, const std::function<void(File&)>& each) {
  std::visit([&](auto& c) { visit_files(c, each); }, command);
}

}  // namespace motcua::dossier
