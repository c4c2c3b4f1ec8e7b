// The forms of Circular 03/2025 as blocks (docs/formats/printed_forms.md). Whoever prints gives the
// dossier, what happened to it and the names that only the office knows; the blocks follow from
// that alone. Always Vietnamese, always Ông/Bà.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/blocks.h"
#include "dossier/events.h"
#include "dossier/state.h"
#include "office/words.h"

namespace motcua::paper {

struct Issuer {
  std::string unit;   // "xã Bát Mọt"
  std::string place;  // "Bát Mọt": where documents are dated
  bool demo = false;
};

struct Happening {
  std::int64_t seq = 0;
  LegalTime at;
  std::string actor;  // in words; "" when the program did it
  dossier::Event event;
};

/// Who signs the form, and as what.
struct Signer {
  std::string name;
  std::optional<office::Capacity> capacity;  // none: not known any more
};

struct Matter {
  Issuer issuer;
  const dossier::State* state = nullptr;
  std::vector<Happening> story;
  std::string procedure_name;
  bool civil_status = false;  // whose pages of the National Portal call Form 04 by another name
  std::string competent_unit;
  std::string returning_unit;
  std::string receiving_officer;
  /// Of a component or a unit, by id.
  std::function<std::string(const std::string&)> component_name;
  std::function<std::string(const UnitCode&)> unit_name;
  /// Of the event the form tells of.
  Signer signer;
  std::string public_address;  // for the QR of the slip; may be empty
  LegalTime printed_at;
};

/// The form that tells of the event at `cites`, as its `copy`-th print; nothing where the dossier
/// has no such event. Only the intake slip comes on A5 as well; the others are A4 whatever `sheet`.
[[nodiscard]] std::optional<blocks::Document> printed(dossier::PaperForm form, std::int64_t cites,
                                                      std::int64_t copy, blocks::Paper sheet,
                                                      const Matter& matter);

/// "Giấy tiếp nhận hồ sơ và hẹn trả kết quả": the name of the form, as its title has it.
[[nodiscard]] std::string_view form_name(dossier::PaperForm form);

}  // namespace motcua::paper
