// Whatever a command's JSON holds, it is a command within its bounds or a list of faults; a command
// is then judged without harm, and what happens fits into an entry and reads back.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/json.h"
#include "dossier/codec.h"
#include "dossier/commands.h"
#include "office/commands.h"

namespace {

using namespace motcua;

/// Words an officer may give without an intake: the event carries them and must read back.
void seal_and_read(const dossier::Command& command) {
  const auto* note = std::get_if<dossier::AddNote>(&command);
  if (note == nullptr || note->text.empty()) return;
  const dossier::Event event = dossier::DossierNoted{Private<dossier::Words>::open(note->text)};
  const dossier::Encoded encoded = dossier::encode(event);
  const auto read =
      dossier::decode(encoded.kind, encoded.version, encoded.pins, encoded.body, encoded.parts);
  CHECK(read.has_value() && *read == event, "what was written reads back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte names the type, so that the fuzzer need not spell it.
  const std::size_t types = dossier::kCommandKinds + std::size(office::kCommandTypes);
  const std::size_t type = data[0] % types;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto value = json::parse(text);
  if (!value) return 0;
  InputErrors errors;
  if (type >= dossier::kCommandKinds) {
    const auto word = office::kCommandTypes[type - dossier::kCommandKinds];
    const auto command = office::parse_command(word, *value, errors);
    CHECK(command.has_value() == errors.empty(), "a command or faults, never both, never neither");
    return 0;
  }
  const auto kind = static_cast<dossier::CommandKind>(type);
  auto command = dossier::parse_command(dossier::word(kind), *value, errors);
  CHECK(command.has_value() == errors.empty(), "a command or faults, never both, never neither");
  if (!command) return 0;
  CHECK(dossier::kind_of(*command) == kind, "the type decides the command");
  std::size_t files = 0;
  dossier::for_each_file(*command, [&](dossier::File& file) {
    CHECK(!file.sha256 && file.key.empty(), "a client says nothing of the blob");
    ++files;
  });
  CHECK(files <= 50, "lists end at fifty");
  seal_and_read(*command);
  return 0;
}
