// The schemas of every command, dossier's and office's, in the order of their variants.
#include "dossier/describe_commands.h"
#include "office/describe.h"
#include "web/api/schema.h"

namespace motcua::web::api {
namespace {

template <class C>
NamedSchema named(std::string_view type) {
  SchemaWriter writer;
  writer.add_constant("type", type);
  C example{};
  describe(writer, example);
  return {std::string(type), writer.take()};
}

template <class... C, std::size_t... I>
std::vector<NamedSchema> all(const std::variant<C...>&, std::index_sequence<I...>,
                             const auto& words) {
  std::vector<NamedSchema> out;
  (out.push_back(named<C>(words[I])), ...);
  return out;
}

}  // namespace

std::vector<NamedSchema> dossier_command_schemas() {
  return all(dossier::Command{}, std::make_index_sequence<dossier::kCommandKinds>{},
             dossier::enum_words(dossier::CommandKind{}));
}

std::vector<NamedSchema> office_command_schemas() {
  return all(office::Command{}, std::make_index_sequence<std::variant_size_v<office::Command>>{},
             office::kCommandTypes);
}

json::Value intake_schema() {
  SchemaWriter writer;
  dossier::IntakeRequest intake;
  describe(writer, intake);
  // What belongs to receiving stands beside the intake's own members.
  std::optional<LegalTime> received;
  std::optional<dossier::EnteredLimit> limit;
  writer.opt("received", received);
  writer.opt("limit", limit);
  json::Value schema = writer.take();
  return schema;
}

}  // namespace motcua::web::api
