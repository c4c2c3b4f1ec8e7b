// Form 07: the register of dossiers of a period, a row for each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/blocks.h"
#include "catalogue/words.h"
#include "paper/paper.h"

namespace motcua::paper {

struct RegisterRow {
  std::string number;
  std::string procedure_name;
  std::string applicant;  // a person's name, also an organisation's; "" where it cannot be read
  std::string competent_unit;
  LegalTime filed;
  std::optional<LegalTime> promised;  // as the slip says
  std::optional<LegalTime> finished;
  std::optional<LegalTime> returned;
  std::optional<catalogue::ReturnMode> return_mode;
  std::string note;  // what the row says besides, in words
};

struct Register {
  Issuer issuer;
  Date from;
  Date until;  // included
  LegalTime printed_at;
  std::vector<RegisterRow> rows;
};

[[nodiscard]] blocks::Document dossier_register(const Register& book);

}  // namespace motcua::paper
